//! From the whole axis to the part of it that is shown: what lies outside is left out.

use super::{
    Axis,
    index::{Counts, Placed},
    rounded,
};

/// Where a place of the whole axis lies on the part that is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lens {
    from: f64,
    to: f64,
}

impl Lens {
    pub(super) fn of(whole: &Axis, part: &Axis) -> Self {
        Self { from: whole.at(part.first), to: whole.at(part.last.plus(1)) }
    }

    /// Whether the whole axis is shown.
    fn is_clear(self) -> bool {
        self.from <= 0.0 && self.to >= 1.0
    }

    fn at(self, place: f64) -> f64 {
        (place - self.from) / (self.to - self.from)
    }

    /// Moves a span onto the part and cuts it there. Whether anything of it is left.
    fn span(self, from: &mut f64, to: &mut f64) -> bool {
        let (first, last) = (self.at(*from), self.at(*to));
        (*from, *to) = (rounded(first), rounded(last));
        first < 1.0 && last > 0.0
    }

    /// Moves a place onto the part. Whether it lies there.
    fn place(self, at: &mut f64) -> bool {
        let place = self.at(*at);
        *at = rounded(place);
        // Places of the whole axis are in millionths: one at the very end may lie that much beyond.
        let least = 1e-6 / (self.to - self.from);
        (-least..=1.0 + least).contains(&place)
    }

    /// The milestones on the part, in the same order.
    pub(super) fn placed(self, milestones: &[Placed]) -> Vec<Placed> {
        let mut milestones = milestones.to_vec();
        if !self.is_clear() {
            milestones.retain_mut(|placed| {
                let seen = self.span(&mut placed.span.0, &mut placed.span.1);
                // The mark of a year that is half seen stands in that half.
                placed.at = rounded(self.at(placed.at)).clamp(placed.span.0, placed.span.1);
                seen
            });
        }
        milestones
    }

    /// The counts on the part. The running count begins with what it was before.
    pub(super) fn counts(self, counts: &mut Counts) {
        if self.is_clear() {
            return;
        }
        for bins in [&mut counts.joins, &mut counts.leaves] {
            bins.retain_mut(|bin| self.span(&mut bin.from, &mut bin.to));
        }
        for evidence in [&mut counts.evidence, &mut counts.left_by] {
            evidence.retain_mut(|evidence| self.place(&mut evidence.at));
        }
        let before = counts.running.iter().filter(|step| self.at(step.at) <= 0.0).count();
        counts.running.drain(..before.saturating_sub(1));
        counts.running.retain_mut(|step| {
            let place = self.at(step.at);
            step.at = rounded(place);
            place < 1.0
        });
    }
}
