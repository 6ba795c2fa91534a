//! Names that nothing declares: what was probably meant, and how to say so.

use crate::{Finding, Rule};
use avatar_model::{suggest, wording};
use pyyaml_syntax::Span;
use std::cell::Cell;

/// How many pairs of names one rule compares in one file. Whoever has that many
/// unknown names needs no suggestions, and the time stays linear.
const MAX_COMPARISONS: usize = 20_000;

/// Finds names that are near to unknown ones, within bounds.
pub(super) struct Suggester {
    left: Cell<usize>,
}

impl Suggester {
    pub(super) fn new() -> Self {
        Self {
            left: Cell::new(MAX_COMPARISONS),
        }
    }

    /// The name that was probably meant.
    pub(super) fn nearest<'n>(
        &self,
        written: &str,
        existing: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        suggest::nearest(written, self.bounded(existing))
    }

    /// The name that `written` is so near to that it must be a slip of the
    /// finger, and cannot well be another name.
    pub(super) fn slip<'n>(
        &self,
        written: &str,
        existing: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.bounded(existing)
            .find(|existing| is_slip(written, existing))
    }

    fn bounded<'n>(
        &self,
        existing: impl IntoIterator<Item = &'n str>,
    ) -> impl Iterator<Item = &'n str> {
        existing.into_iter().take_while(|_| {
            let left = self.left.get();
            self.left.set(left.saturating_sub(1));
            left > 0
        })
    }
}

/// A finding for a name that nothing declares, with a suggestion if there is one.
pub(super) fn unknown(
    rule: &'static Rule,
    span: Span,
    message: &str,
    meant: Option<(&str, Span)>,
) -> Finding {
    let question = suggest::question(meant.map(|(name, _)| name));
    let finding = Finding::new(rule, span, format!("{message}{question}"));
    match meant {
        Some((name, place)) => {
            finding.related(place, format!("{} is declared here", wording::quoted(name)))
        }
        None => finding,
    }
}

/// Whether two names differ by case or separators alone, or by one letter (two
/// in long names). Digits are not letters: `x1` is another column than `x2`.
fn is_slip(a: &str, b: &str) -> bool {
    if a.len().max(b.len()) > suggest::LONGEST {
        return false;
    }
    let (a, b) = (folded(a), folded(b));
    if a == b {
        return true;
    }
    let shorter = a.chars().count().min(b.chars().count());
    let most = match shorter {
        0..3 => return false,
        3..8 => 1,
        _ => 2,
    };
    let is_alphabetic = |c: &char| !c.is_numeric();
    let same_letters = a
        .chars()
        .filter(is_alphabetic)
        .eq(b.chars().filter(is_alphabetic));
    // Lengths first: they are cheap to compare.
    !same_letters && a.len().abs_diff(b.len()) <= 2 * most && strsim::osa_distance(&a, &b) <= most
}

fn folded(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{MAX_COMPARISONS, Suggester, is_slip};

    #[test]
    fn a_slip_changes_a_letter_or_the_spelling_of_the_words() {
        for (written, meant) in [
            ("emial", "email"),
            ("patientId", "patient_id"),
            ("AGE", "age"),
            ("weigth", "weight"),
            ("date_of_brith", "date_of_birth"),
            ("genders", "gender"),
        ] {
            assert!(is_slip(written, meant), "{written}");
        }
    }

    #[test]
    fn other_names_are_no_slips() {
        for (written, declared) in [
            ("x1", "x2"),
            ("sensor_10", "sensor_1"),
            ("diagnosis", "age"),
            ("age_group", "age"),
            ("id", "ip"),
            ("", "a"),
        ] {
            assert!(!is_slip(written, declared), "{written}");
        }
    }

    #[test]
    fn comparisons_are_bounded() {
        let suggester = Suggester::new();
        let many = std::iter::repeat_n("other", 2 * MAX_COMPARISONS);
        assert_eq!(suggester.slip("name", many), None);
        assert_eq!(suggester.slip("name", ["names"]), None);
    }
}
