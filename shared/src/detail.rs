//! One record in full, in one language, as its page and the panel beside the map show it.
//!
//! Made on the server from the register; the page fetches one at a time.

mod milestone;
mod partner;

use serde::{Deserialize, Serialize};

pub use milestone::{MilestoneDetail, MilestoneLine};
pub use partner::{AreaLine, PartnerDetail, PlaceLine, SourceLine, UsefulPartner};

use crate::{directory::Directory, lang::Lang, register::Register};

/// A record in full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Detail {
    /// A partner.
    Partner(Box<PartnerDetail>),
    /// A milestone.
    Milestone(Box<MilestoneDetail>),
}

/// The records that details are made of.
#[derive(Clone, Copy, Debug)]
pub struct Details<'a> {
    /// The records as written.
    pub register: &'a Register,
    /// What is published of them.
    pub directory: &'a Directory,
    /// The language of the answer.
    pub lang: Lang,
}

/// The host of an address, for people: `mip.no`.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.trim_start_matches("www.").to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_host_of_an_address_stands_for_it() {
        assert_eq!(super::host("https://www.mip.no/2015-2020/?a=b"), "mip.no");
        assert_eq!(super::host("alcoa.com"), "alcoa.com");
    }
}
