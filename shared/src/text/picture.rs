//! The words that only pictures of the map need. They are apart so that pages do not carry them.

use crate::lang::Lang;

/// The words of pictures in one language.
#[derive(Debug)]
pub struct PictureWords {
    /// What a ring with a number stands for.
    pub several_places: &'static str,
    /// What a dashed ring around a sign says.
    pub town_only: &'static str,
}

/// The words of a language.
pub const fn words(lang: Lang) -> &'static PictureWords {
    match lang {
        Lang::Nb => {
            &PictureWords { several_places: "Flere steder", town_only: "Bare stedet er kjent" }
        }
        Lang::En => {
            &PictureWords { several_places: "Several places", town_only: "Only the town is known" }
        }
    }
}
