//! A baseline is read as it was written, and knows the findings that it was made of.

use crate::input::text;
use avatar_lint_rules::baseline::{Baseline, Entry};
use avatar_lint_rules::{Checked, Options};
use pyyaml_syntax::parse;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match Baseline::from_json(&text) {
        Ok(baseline) => assert_is_kept(&baseline),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    let stream = parse(&text);
    let options = Options::default();
    let checked = Checked::new(&stream, &options).named("a b/c.yaml");
    let names = checked.fingerprints();
    let known = checked.findings().iter().zip(names);
    let baseline = Baseline::new(known.map(|(it, name)| Entry::new("a", it.rule.name, name)));
    assert!(names.iter().all(|name| baseline.knows(&name.id)));
    assert_is_kept(&baseline);
}

fn assert_is_kept(baseline: &Baseline) {
    let read = Baseline::from_json(&baseline.to_json());
    assert_eq!(read.as_ref(), Ok(baseline));
}
