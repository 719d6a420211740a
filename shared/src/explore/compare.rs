//! What has changed between the two times that a view compares, in numbers and words.

use crate::{
    date::Days,
    directory::Directory,
    lang::Lang,
    membership::Change,
    text::{numbers::format_number, words},
};

/// How many partners there are of each change, in the order of [`Change::ALL`].
pub(super) type Tally = [u32; 6];

impl Directory {
    /// Counts what has changed for these partners.
    pub(super) fn tally(
        &self,
        (earlier, later): (Days, Days),
        partners: impl Iterator<Item = u32>,
    ) -> Tally {
        let mut tally = Tally::default();
        for partner in partners {
            if let Some(change) = self.membership(partner).change(earlier, later) {
                tally[change as usize] += 1;
            }
        }
        tally
    }
}

/// "3 came · 1 left": what there is none of is left out.
pub(super) fn in_words(tally: Tally, lang: Lang) -> String {
    let parts = Change::ALL.into_iter().zip(tally).filter(|(_, count)| *count > 0);
    let parts = parts.map(|(change, count)| {
        [&format_number(u64::from(count), lang), " ", (words(lang).change)(change)].concat()
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// "+3 −1" beside a mark, "+?" for what may have come; empty where nothing has changed. The number
/// one is left out where a mark stands for one.
pub(super) fn badge(tally: Tally) -> String {
    let one = tally.iter().sum::<u32>() == 1;
    let mut badge = String::new();
    for (sign, count) in ["+", "−", "+?", "−?"].into_iter().zip(tally).filter(|(_, n)| *n > 0) {
        if !badge.is_empty() {
            badge.push(' ');
        }
        badge += sign;
        if !one {
            badge += &count.to_string();
        }
    }
    badge
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_badges_leave_out_what_there_is_none_of() {
        assert_eq!(
            in_words([3, 1, 0, 2, 0, 18], Lang::En),
            "3 came · 1 left · 2 may have left · 18 not known"
        );
        assert_eq!(in_words([0; 6], Lang::Nb), "");
        assert_eq!(badge([3, 1, 0, 2, 5, 0]), "+3 −1 −?2");
        assert_eq!(badge([1, 0, 0, 0, 0, 0]), "+");
        assert_eq!(badge([0, 0, 1, 0, 0, 0]), "+?");
        assert_eq!(badge([0, 0, 0, 0, 4, 1]), "");
    }
}
