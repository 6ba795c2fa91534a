//! The parts of a pattern are all of it, and what is drawn has its form.

use crate::input::text;
use avatar_format::SpecificIdLetterCase;
use avatar_format::pattern::{PartKind, Pattern};

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let (pattern, problems) = Pattern::read(&text);
    let mut end = 0;
    for part in pattern.parts() {
        assert_eq!(part.range.start, end, "parts leave no gap");
        assert!(text.get(part.range.clone()).is_some());
        end = part.range.end;
    }
    assert_eq!(end, text.len());
    for problem in &problems {
        assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
    }
    let is_usable = !problems.iter().any(|problem| problem.kind.is_error());
    assert_eq!(Pattern::parse(&text).is_ok(), is_usable);
    for letter_case in [SpecificIdLetterCase::Upper, SpecificIdLetterCase::Both] {
        let capacity = pattern.capacity(letter_case);
        let chance = capacity.collision_chance(1_000);
        assert!((0.0..=1.0).contains(&chance), "{chance}");
        if let Some(exact) = capacity.exact() {
            assert_eq!(exact == 1, pattern.parts().iter().all(is_fixed), "{exact}");
        }
        assert_is_drawn(&pattern, &pattern.sample(letter_case, 1));
    }
}

fn is_fixed(part: &avatar_format::pattern::Part) -> bool {
    matches!(part.kind, PartKind::Literal(_) | PartKind::Reference { .. })
}

/// Whether `sample` has a piece for each part, one after the other.
fn assert_is_drawn(pattern: &Pattern, sample: &str) {
    let mut rest = sample;
    for part in pattern.parts() {
        let first = rest.chars().next();
        let length = match &part.kind {
            PartKind::Literal(text) => rest.starts_with(text).then_some(text.len()),
            PartKind::Letter => first.filter(char::is_ascii_alphabetic).map(|_| 1),
            PartKind::Digit => first.filter(char::is_ascii_digit).map(|_| 1),
            PartKind::Alphanumeric => first.filter(char::is_ascii_alphanumeric).map(|_| 1),
            PartKind::Reference { column } => Some(column.len() + 2),
        };
        rest = &rest[length.unwrap_or_else(|| panic!("{part:?}: {sample}"))..];
    }
    assert_eq!(rest, "");
}
