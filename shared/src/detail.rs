//! One record in full, in one language, as its page and the panel beside the map show it.
//!
//! Made on the server from the register; the page fetches one at a time.

mod milestone;
mod near;
mod partner;
mod table;

use serde::{Deserialize, Serialize};

pub use milestone::{MilestoneDetail, MilestoneLine};
pub use partner::{
    AreaLine, ComplementaryPartner, PartnerDetail, PlaceLine, SourceLine, UsefulPartner,
};
pub use table::{AskedColumns, Cell, Table, TableColumn, Target};

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
