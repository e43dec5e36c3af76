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

/// Costs are whole numbers, so that every machine finds the same way; sums of the largest do not overflow.
const UNREACHED: u32 = u32::MAX / 4;

/// Finds the cheapest steps from the beginning of both sequences to their ends. Of equally cheap ways, a pair goes
/// before leaving out, and the first sequence before the second.
pub(super) fn steps(first: usize, second: usize, gap: u32, cost: impl Fn(usize, usize) -> u32) -> Vec<Step> {
    // Every way but the straight one leaves out at least one of each; most pages are translated block by block.
    if first == second
        && (0..first).try_fold(0_u32, |sum, i| Some(sum.saturating_add(cost(i, i))).filter(|s| *s < 2 * gap)).is_some()
    {
        return vec![Step::Both; first];
    }
    let band = Band::new(first, second);
    let mut rows: Vec<Vec<Step>> = Vec::with_capacity(first + 1);
    let mut above: Vec<u32> = Vec::new();
    for i in 0..=first {
        let (start, end) = band.row(i);
        let before = i.checked_sub(1).map_or(0, |i| band.row(i).0);
        // The sums of the row above lie from its own start on.
        let sum_above = |j: usize| j.checked_sub(before).and_then(|at| above.get(at)).copied().unwrap_or(UNREACHED);
        let mut sums: Vec<u32> = Vec::with_capacity(end + 1 - start);
        let mut taken = Vec::with_capacity(end + 1 - start);
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
        above = sums;
        rows.push(taken);
    }
    walk_back(&band, &rows, first, second)
}

fn walk_back(band: &Band, rows: &[Vec<Step>], first: usize, second: usize) -> Vec<Step> {
    let (mut i, mut j) = (first, second);
    let mut steps = Vec::with_capacity(first.max(second));
    while i > 0 || j > 0 {
        let (start, _) = band.row(i);
        let taken = rows.get(i).and_then(|row| row.get(j.checked_sub(start)?)).copied();
        let step = match taken {
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
}

impl Band {
    fn new(first: usize, second: usize) -> Band {
        let whole = first.saturating_mul(second) <= PAIRS;
        // Neighbouring rows must meet, however steep the diagonal.
        let slope = second / first.max(1) + 1;
        let reach = if whole { second } else { (PAIRS / first.max(1) / 2).max(LEAST_REACH).max(slope) };
        Band { first, second, reach }
    }

    /// The first and last place of a row.
    fn row(&self, i: usize) -> (usize, usize) {
        let middle = i.saturating_mul(self.second).checked_div(self.first).unwrap_or(0);
        (middle.saturating_sub(self.reach), middle.saturating_add(self.reach).min(self.second))
    }
}

#[cfg(test)]
mod tests {
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
}
