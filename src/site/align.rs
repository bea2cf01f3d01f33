//! Sets the parts of a translation beside the parts of its source.
//!
//! In: two lists, the marks that the translation was made from, and whether two parts can be
//! the same. Out: [`Pair`]s in the order in which they are shown; nothing where all parts are
//! where they were. Where it is not certain which part is which, the whole source is new:
//! to guess would hide a step.

/// How a part of a translation stands to its source. Numbers count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// A part of the translation that is as it was.
    Same(usize),
    /// A part whose source has changed.
    Changed {
        /// The part of the translation.
        own: usize,
        /// The part of the source.
        source: usize,
    },
    /// A part of the source that the translation does not have.
    New(usize),
    /// A part of the translation that the source has no more.
    Gone(usize),
}

/// Parts that are the same, by their numbers in the translation and in the source.
type Matched = Vec<(usize, usize)>;

/// Most comparisons of two lists; longer lists are compared place by place.
const MAX_CELLS: usize = 250_000;

/// Pairs the parts; `marks` are the source's then and now. Empty where nothing has changed.
pub(super) fn pairs<T>(
    own: &[&T],
    source: &[&T],
    marks: Option<(&[String], &[String])>,
    matches: impl Fn(&T, &T) -> bool,
) -> Vec<Pair> {
    if let Some((then, now)) = marks {
        if then == now {
            return Vec::new();
        }
        // With as many parts as its source had, the translation's parts are the source's of then.
        if then.len() == own.len() {
            return by_marks(then, now);
        }
    }
    let can_be = |own_at: usize, source_at: usize| {
        own.get(own_at).zip(source.get(source_at)).is_some_and(|(own, source)| matches(own, source))
    };
    if own.len() == source.len() {
        let pairs = (0..own.len())
            .map(|at| if can_be(at, at) { Pair::Same(at) } else { Pair::Changed { own: at, source: at } });
        let pairs: Vec<Pair> = pairs.collect();
        let same = pairs.iter().all(|pair| matches!(pair, Pair::Same(_)));
        return if same { Vec::new() } else { pairs };
    }
    let (first, last) = common(own.len(), source.len(), can_be);
    if first != last {
        let all_new = (0..source.len()).map(Pair::New);
        return all_new.chain((0..own.len()).map(Pair::Gone)).collect();
    }
    between(&first, own.len(), source.len())
}

/// Pairs by marks: what has the same mark in the same order is the same.
fn by_marks(then: &[String], now: &[String]) -> Vec<Pair> {
    let same = |a: usize, b: usize| then.get(a).is_some_and(|mark| now.get(b) == Some(mark));
    let (kept, _) = common(then.len(), now.len(), same);
    between(&kept, then.len(), now.len())
}

/// Fills the gaps between parts that are the same: changed in pairs, the rest new or gone.
fn between(same: &[(usize, usize)], own: usize, source: usize) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(own.max(source));
    let (mut own_at, mut source_at) = (0, 0);
    for &(own_next, source_next) in same.iter().chain(&[(own, source)]) {
        while own_at < own_next && source_at < source_next {
            pairs.push(Pair::Changed { own: own_at, source: source_at });
            own_at += 1;
            source_at += 1;
        }
        pairs.extend((source_at..source_next).map(Pair::New));
        pairs.extend((own_at..own_next).map(Pair::Gone));
        if own_next < own {
            pairs.push(Pair::Same(own_next));
        }
        (own_at, source_at) = (own_next + 1, source_next + 1);
    }
    pairs
}

/// Finds the longest common sequence of two lists, once keeping to the beginning and once to the end.
fn common(own: usize, source: usize, same: impl Fn(usize, usize) -> bool) -> (Matched, Matched) {
    if own.saturating_mul(source) > MAX_CELLS {
        let pairs: Vec<_> = (0..own.min(source)).filter(|at| same(*at, *at)).map(|at| (at, at)).collect();
        return (pairs.clone(), pairs);
    }
    let width = source + 1;
    // Lengths of the longest common sequence of what follows, and of what stands before.
    let mut after = vec![0_usize; (own + 1) * width];
    let mut before = vec![0_usize; (own + 1) * width];
    let get = |table: &[usize], a: usize, b: usize| table.get(a * width + b).copied().unwrap_or_default();
    for a in (0..own).rev() {
        for b in (0..source).rev() {
            let length = if same(a, b) {
                get(&after, a + 1, b + 1) + 1
            } else {
                get(&after, a + 1, b).max(get(&after, a, b + 1))
            };
            if let Some(cell) = after.get_mut(a * width + b) {
                *cell = length;
            }
        }
    }
    for a in 1..=own {
        for b in 1..=source {
            let length = if same(a - 1, b - 1) {
                get(&before, a - 1, b - 1) + 1
            } else {
                get(&before, a - 1, b).max(get(&before, a, b - 1))
            };
            if let Some(cell) = before.get_mut(a * width + b) {
                *cell = length;
            }
        }
    }
    let mut first = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < own && b < source {
        if same(a, b) {
            first.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if get(&after, a + 1, b) > get(&after, a, b + 1) {
            a += 1;
        } else {
            b += 1;
        }
    }
    let mut last = Vec::new();
    let (mut a, mut b) = (own, source);
    while a > 0 && b > 0 {
        if same(a - 1, b - 1) {
            last.push((a - 1, b - 1));
            (a, b) = (a - 1, b - 1);
        } else if get(&before, a - 1, b) > get(&before, a, b - 1) {
            a -= 1;
        } else {
            b -= 1;
        }
    }
    last.reverse();
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs letters and writes them down: `a` the same, `a>b` changed, `+b` new, `-a` gone.
    fn shown(own: &str, source: &str, then: Option<&str>) -> String {
        let letters = |text: &str| -> Vec<String> { text.chars().map(String::from).collect() };
        let (own, source) = (letters(own), letters(source));
        let then = then.map(letters);
        let marks = then.as_ref().map(|then| (&then[..], &source[..]));
        let (mine, theirs): (Vec<&String>, Vec<&String>) = (own.iter().collect(), source.iter().collect());
        // Without marks only numbers tell parts apart.
        let pairs = pairs(&mine, &theirs, marks, |a, b| a.to_lowercase() == b.to_lowercase());
        let pairs = pairs.into_iter().map(|pair| match pair {
            Pair::Same(at) => own[at].clone(),
            Pair::Changed { own: at, source: there } => format!("{}>{}", own[at], source[there]),
            Pair::New(there) => format!("+{}", source[there]),
            Pair::Gone(at) => format!("-{}", own[at]),
        });
        pairs.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_tell_what_changed() {
        assert_eq!(shown("ABC", "abc", Some("abc")), "");
        assert_eq!(shown("ABC", "abxc", Some("abc")), "A B +x C");
        assert_eq!(shown("ABC", "axc", Some("abc")), "A B>x C");
        assert_eq!(shown("ABC", "ac", Some("abc")), "A -B C");
        assert_eq!(shown("ABC", "xabcy", Some("abc")), "+x A B C +y");
        assert_eq!(shown("", "ab", Some("")), "+a +b");
        assert_eq!(shown("AB", "", Some("ab")), "-A -B");
    }

    #[test]
    fn without_marks_the_shape_tells_it_where_it_is_certain() {
        assert_eq!(shown("ABC", "abc", None), "");
        assert_eq!(shown("ABD", "abcd", None), "A B +c D");
        assert_eq!(shown("ABC", "axc", None), "A B>x C");
        // Which of three like parts is the new one cannot be known: all are shown.
        assert_eq!(shown("AA", "aaa", None), "+a +a +a -A -A");
    }

    #[test]
    fn marks_of_another_number_of_parts_do_not_count() {
        assert_eq!(shown("ABD", "abcd", Some("abcdx")), "A B +c D");
    }
}
