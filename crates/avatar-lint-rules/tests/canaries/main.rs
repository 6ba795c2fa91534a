//! No secret of a random set is in anything that the library gives to be shown, and
//! each set has a finding about it.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

mod sets;

use avatar_lint_rules::secret::Secrets;
use avatar_lint_rules::{Options, fingerprints, lint_stream_with};
use sets::Set;
use std::fmt::Write;

const SETS: u64 = 10_000;

/// All that an output can be made of.
fn shown(text: &str) -> (String, usize) {
    let stream = pyyaml_syntax::parse(text);
    let secrets = Secrets::new(&stream, None);
    let mut findings = lint_stream_with(&stream, &secrets, &Options::default());
    let mut shown = secrets.masked_text().into_owned();
    for finding in &mut findings {
        secrets.mask_finding(finding);
        if let Some(fix) = &mut finding.fix {
            secrets.withhold(fix);
        }
        let _ = write!(shown, "\n{finding:?}");
    }
    for fingerprint in fingerprints("set.yaml", &stream, &secrets, &findings) {
        let _ = write!(shown, "\n{}", fingerprint.place);
    }
    let about = findings
        .iter()
        .filter(|finding| finding.rule.group.as_str() == "secret");
    (shown, about.count())
}

#[test]
fn ten_thousand_random_sets_show_no_secret_and_have_a_finding() {
    let mut leaks = Vec::new();
    let mut silent = Vec::new();
    for seed in 0..SETS {
        let set = Set::new(seed);
        let (shown, findings) = shown(&set.text);
        if set
            .canaries
            .iter()
            .any(|canary| shown.contains(canary.as_str()))
        {
            leaks.push(set.text.clone());
        }
        if findings == 0 {
            silent.push(set.text);
        }
    }
    println!(
        "{SETS} sets with secrets: {} shown, {} without a finding",
        leaks.len(),
        silent.len()
    );
    let first = |sets: &[String]| {
        sets.iter()
            .take(3)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n====\n")
    };
    assert!(leaks.is_empty(), "shown:\n{}", first(&leaks));
    assert!(silent.is_empty(), "without a finding:\n{}", first(&silent));
}
