//! The cheapest way to pair two sequences in order (Needleman and Wunsch 1970), within bounds.
//!
//! In: two lengths, the cost of a pair and of leaving one out. Out: the steps. What is compared is not known here.

/// A step along both sequences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Both,
    First,
    Second,
}

/// So many pairs are compared at the most, about as many as two sequences of 2,000 have. Longer sequences are
/// compared in a band along the diagonal: memory and time then grow with the length only.
const PAIRS: usize = 4_000_000;

/// The band reaches at least this far to both sides.
const LEAST_REACH: usize = 64;

/// The narrowest band that is tried: it holds the way of texts of which few blocks were left out.
const NARROW: usize = 4;

/// Costs are whole numbers, so that every machine finds the same way; sums of the largest do not overflow.
const UNREACHED: u32 = u32::MAX / 4;

/// Finds the cheapest steps from the beginning of both sequences to their ends. Of equally cheap ways, a pair goes
/// before leaving out, and the first sequence before the second.
pub(super) fn steps(first: usize, second: usize, gap: u32, cost: impl Fn(usize, usize) -> u32) -> Vec<Step> {
    // Every way but the straight one leaves out at least one of each; most pages are translated block by block.
    let straight = (first == second).then(|| (0..first).fold(0_u32, |sum, i| sum.saturating_add(cost(i, i))));
    if straight.is_some_and(|sum| sum < 2 * gap) {
        return vec![Step::Both; first];
    }
    let widest = Band::new(first, second);
    // What leaves a narrow band leaves out so many of each that it is dearer than a way that is found within.
    let needed = straight.and_then(|sum| usize::try_from(sum / (2 * gap)).ok());
    let mut reach = needed.map_or(NARROW, |reach| reach.min(NARROW));
    while let Some(band) = widest.narrowed(reach) {
        let (steps, sum) = cheapest(&band, gap, &cost);
        let left_out = first.abs_diff(second) + 2 * (reach + 1);
        if sum < u32::try_from(left_out).unwrap_or(u32::MAX).saturating_mul(gap).min(UNREACHED) {
            return steps;
        }
        reach *= 4;
    }
    cheapest(&widest, gap, &cost).0
}

/// The cheapest steps within a band, and what they cost.
fn cheapest(band: &Band, gap: u32, cost: impl Fn(usize, usize) -> u32) -> (Vec<Step>, u32) {
    let mut taken: Vec<Step> = Vec::new();
    let mut rows: Vec<usize> = Vec::with_capacity(band.first + 1);
    let (mut above, mut sums): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    for i in 0..=band.first {
        let (start, end) = band.row(i);
        let before = i.checked_sub(1).map_or(0, |i| band.row(i).0);
        // The sums of the row above lie from its own start on.
        let sum_above = |j: usize| j.checked_sub(before).and_then(|at| above.get(at)).copied().unwrap_or(UNREACHED);
        rows.push(taken.len());
        sums.clear();
        for j in start..=end {
            let mut best = if i == 0 && j == 0 { (0, Step::Both) } else { (UNREACHED, Step::Second) };
            if let (Some(a), Some(b)) = (i.checked_sub(1), j.checked_sub(1)) {
                let sum = sum_above(b);
                if sum < UNREACHED {
                    best = (sum.saturating_add(cost(a, b)), Step::Both);
                }
            }
            // Backwards, what is met first comes last: the second sequence's goes behind the first's.
            if let Some(sum) = sums.last().map(|s| s.saturating_add(gap)).filter(|s| *s < best.0) {
                best = (sum, Step::Second);
            }
            if i > 0 && sum_above(j).saturating_add(gap) < best.0 {
                best = (sum_above(j).saturating_add(gap), Step::First);
            }
            sums.push(best.0.min(UNREACHED));
            taken.push(best.1);
        }
        std::mem::swap(&mut above, &mut sums);
    }
    let sum = above.last().copied().unwrap_or(UNREACHED);
    (walk_back(band, &taken, &rows), sum)
}

/// The way to the ends of both sequences; the steps taken are those of all rows, of which each begins where `rows` says.
fn walk_back(band: &Band, taken: &[Step], rows: &[usize]) -> Vec<Step> {
    let (mut i, mut j) = (band.first, band.second);
    let mut steps = Vec::with_capacity(i.max(j));
    while i > 0 || j > 0 {
        let (start, end) = band.row(i);
        let is_inside = (start..=end).contains(&j);
        let step = match rows.get(i).filter(|_| is_inside).and_then(|row| taken.get(row + j - start)) {
            Some(Step::Both) if i > 0 && j > 0 => Step::Both,
            Some(Step::First) if i > 0 => Step::First,
            _ if j > 0 => Step::Second,
            _ => Step::First,
        };
        i -= usize::from(step != Step::Second);
        j -= usize::from(step != Step::First);
        steps.push(step);
    }
    steps.reverse();
    steps
}

/// Which places of the second sequence are compared with each of the first.
struct Band {
    first: usize,
    second: usize,
    reach: usize,
    /// Whether every place is compared.
    is_whole: bool,
}

impl Band {
    fn new(first: usize, second: usize) -> Band {
        let is_whole = first.saturating_mul(second) <= PAIRS;
        // Neighbouring rows must meet, however steep the diagonal.
        let slope = second / first.max(1) + 1;
        let reach = if is_whole { second } else { (PAIRS / first.max(1) / 2).max(LEAST_REACH).max(slope) };
        Band { first, second, reach, is_whole }
    }

    /// A part of a band that compares everything: all that is so near to a way without detours. None if that would not
    /// save much.
    fn narrowed(&self, reach: usize) -> Option<Band> {
        // The middle of a row lies between the ways that leave out what is too many first, and last.
        let reach = reach + self.first.abs_diff(self.second);
        (self.is_whole && reach < self.second / 4).then_some(Band { reach, is_whole: false, ..*self })
    }

    /// The first and last place of a row.
    fn row(&self, i: usize) -> (usize, usize) {
        let middle = i.saturating_mul(self.second).checked_div(self.first).unwrap_or(0);
        (middle.saturating_sub(self.reach), middle.saturating_add(self.reach).min(self.second))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pairs equal letters; unequal ones cost more than two gaps.
    fn check(first: &str, second: &str, wanted: &str) {
        let (a, b) = (first.as_bytes(), second.as_bytes());
        let steps = steps(a.len(), b.len(), 2, |i, j| if a[i] == b[j] { 0 } else { 5 });
        let letters: String = steps.iter().map(|s| ['=', '1', '2'][*s as usize]).collect();
        assert_eq!(letters, wanted, "{first} {second}");
    }

    #[test]
    fn the_cheapest_way_is_found() {
        check("", "", "");
        check("ab", "", "11");
        check("", "ab", "22");
        check("abc", "abc", "===");
        check("abc", "ac", "=1=");
        check("ac", "abc", "=2=");
        check("axc", "ayc", "=12=");
    }

    #[test]
    fn a_band_still_finds_what_is_near() {
        let (first, second) = (9_000, 9_010);
        let steps = steps(first, second, 2, |i, j| if i == j || i + 10 == j && i >= 4_000 { 0 } else { 5 });
        let cost = steps.iter().filter(|s| **s != Step::Both).count();
        assert_eq!((cost, steps.len()), (10, second));
    }

    #[test]
    fn a_steep_band_reaches_both_ends() {
        let steps = steps(3, 4_000_000, 1, |_, _| 0);
        assert_eq!(steps.len(), 4_000_000);
        assert_eq!(steps.iter().filter(|s| **s == Step::Both).count(), 3);
    }

    proptest! {
        #[test]
        fn a_narrow_band_finds_the_way_of_the_whole(
            first in 0_usize..60,
            second in 0_usize..60,
            off in 0_usize..9,
            costs in prop::collection::vec(0_u32..9, 97),
        ) {
            // Near the diagonal pairs are cheap, as in texts; elsewhere they cost anything.
            let cost = |i: usize, j: usize| match i.abs_diff(j) {
                apart if apart <= off => costs[(i * 31 + j * 17) % 97] / 4,
                _ => costs[(i * 13 + j * 7) % 97],
            };
            let whole = cheapest(&Band::new(first, second), 2, cost).0;
            prop_assert_eq!(steps(first, second, 2, cost), whole);
        }
    }
}
