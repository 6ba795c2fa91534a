//! A fix makes its finding go away and changes nothing but its place.

use crate::input::text;
use avatar_lint_rules::{Options, Safety, fix, lint_stream};
use pyyaml_syntax::parse;

#[path = "../../avatar-lint-rules/tests/fixes/compare.rs"]
mod compare;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let options = Options::default();
    let stream = parse(&text);
    let findings = lint_stream(&stream, &options).into_iter();
    for finding in findings.filter(|finding| !finding.suppressed) {
        let Some(fix) = &finding.fix else { continue };
        let fixed = avatar_lint_rules::apply(&text, &fix.edits);
        if let Err(problem) = compare::compare(&stream, &fixed, fix, &options, &finding) {
            panic!("{finding:?}: {problem}\n--- after\n{fixed}");
        }
    }
    for safety in [Safety::Safe, Safety::Unsafe] {
        let once = fix(&text, &options, safety);
        let twice = fix(&once.text, &options, safety);
        assert_eq!(twice.text, once.text);
    }
}
