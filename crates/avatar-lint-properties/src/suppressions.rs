//! Comments to the linter change no data, written or taken away, and hide what they say.

use crate::input::text;
use avatar_lint_rules::suppression::{Suppressions, can_be_ignored};
use avatar_lint_rules::{Checked, Ignoring, Options, Selector, apply, ignore_checked, rules};
use pyyaml_syntax::{Stream, json, parse};

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let stream = parse(&text);
    let suppressions = Suppressions::new(&stream, "2026-11-26".parse().ok(), str::parse);
    for suppression in suppressions.all() {
        assert!(text.get(suppression.span.range()).is_some());
        for name in &suppression.names {
            assert!(text.get(name.span.range()).is_some());
        }
        if let Some(removal) = &suppression.removal {
            let without = apply(&text, [removal]);
            assert_same(&stream, &without);
            let left = Suppressions::new(&parse(&without), None, str::parse)
                .all()
                .len();
            assert_eq!(left + 1, suppressions.all().len(), "{without}");
        }
    }
    for malformed in suppressions.malformed() {
        assert!(text.get(malformed.span.range()).is_some());
    }
    suppress_all(&stream);
}

/// Suppresses every finding that a comment can.
fn suppress_all(stream: &Stream<'_>) {
    let names = rules::ALL.iter().filter(|rule| can_be_ignored(rule));
    let selectors: Result<Vec<Selector>, _> = names.map(|rule| rule.name.parse()).collect();
    let selectors = selectors.expect("a rule has a name");
    let ignoring = Ignoring::new(&selectors, Some("agreed")).expect("this is a reason");
    let options = Options::default();
    let checked = Checked::new(stream, &options);
    ignore_checked(&checked, &ignoring, &|_| {}, |after, _| {
        assert_same(stream, after.stream().text());
    });
}

/// Whether `after` is the same data.
fn assert_same(before: &Stream<'_>, after: &str) {
    let read = parse(after);
    let data = |stream: &Stream<'_>| json::stream_to_json(stream).ok();
    assert_eq!(read.errors().len(), before.errors().len(), "{after}");
    if before.errors().is_empty() {
        assert_eq!(data(&read), data(before), "{after}");
    }
}
