//! What privacy rules say of themselves: their sources, criteria and fields.

use super::{check, files, read};
use avatar_format::schemas;
use avatar_lint_rules::{Group, rules};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// What leaks is a matter of law and method, not of taste: a page of a privacy rule
/// says who says so, and where.
#[test]
fn every_privacy_rule_names_its_source() {
    let mut of_privacy = rules::ALL
        .iter()
        .filter(|rule| rule.group == Group::Privacy)
        .peekable();
    assert!(of_privacy.peek().is_some());
    let without: Vec<_> = of_privacy
        .filter(|rule| !names_source(&rule.page.why()))
        .collect();
    assert!(without.is_empty(), "{without:?} name no source");

    assert!(names_source("GDPR article 5(1)(c) limits it."));
    for empty in [
        "",
        "The GDPR asks for care.",
        "See section 2.",
        "articles of the GDPR",
    ] {
        assert!(!names_source(empty), "{empty}");
    }
}

/// Whether a text names a document and the place in it.
fn names_source(text: &str) -> bool {
    const DOCUMENTS: [&str; 6] = [
        "GDPR",
        "Opinion 05/2014",
        "EDPB's Guidelines",
        "NIST SP 800-226",
        "C-413/23 P",
        "CNIL",
    ];
    const PLACES: [&str; 5] = [
        "article ",
        "recital ",
        "section ",
        "paragraph ",
        "paragraphs ",
    ];
    let names_place = |place: &&str| {
        let mut after = text.split(place).skip(1);
        after.any(|after| after.starts_with(|first: char| first.is_ascii_digit()))
    };
    DOCUMENTS.iter().any(|document| text.contains(document)) && PLACES.iter().any(names_place)
}

/// Documents that are not final are called so wherever they are cited, and so are the
/// places that could not be read again.
#[test]
fn drafts_and_what_was_not_reopened_are_called_so() {
    const CALLED: [(&str, &str); 4] = [
        ("EDPB's Guidelines ", "version for consultation"),
        ("NIST SP 800-226 ", "initial public draft"),
        ("section 3.1.3", "not reopened"),
        ("article 5(2)", "not reopened"),
    ];
    let mut seen = 0;
    for rule in rules::ALL {
        let text = rule.page.why();
        for (cited, called) in CALLED {
            for after in text.split(cited).skip(1) {
                seen += 1;
                let near: String = after.chars().take(80).collect();
                assert!(near.contains(called), "{}: {cited}{near}", rule.name);
            }
        }
    }
    assert!(seen > 20);
}

/// The table of what is covered is made of what privacy rules say of themselves.
#[test]
fn every_privacy_rule_names_criteria_and_fields_that_exist() {
    let mut fields = HashSet::new();
    let mut rest: Vec<_> = schemas::ALL.iter().map(|entry| entry.root).collect();
    while let Some(schema) = rest.pop() {
        fields.extend(schema.fields.iter().map(|field| field.name));
        rest.extend(schema.parts());
    }
    for rule in rules::ALL {
        if rule.group == Group::Privacy {
            assert!(!rule.criteria.is_empty(), "{}", rule.name);
            assert!(!rule.options.is_empty(), "{}", rule.name);
        }
        for option in rule.options {
            assert!(fields.contains(option), "{}: `{option}`", rule.name);
        }
    }
}

/// What the rules for combinations of options find in configurations that the published
/// packages wrote, and why each finding is right. A further finding must be judged, and
/// stand here with its reason, before it is believed.
#[test]
fn findings_on_real_configurations_were_judged() {
    const JUDGED: [(&str, usize, &str); 5] = [
        (
            "original-order-link",
            1,
            "the client chose the method, and can choose another",
        ),
        (
            "uncarried-action",
            1,
            "`purge` of a table that the run reads, without `drop`",
        ),
        (
            "understated-sensitivity",
            1,
            "insurance data that is called negligible",
        ),
        (
            "unlisted-columns",
            4,
            "the client wrote no column, so nothing can be judged",
        ),
        (
            "unplanned-copy",
            4,
            "the client copies every row: no plan reaches it",
        ),
    ];
    const RULES: [&str; 20] = [
        "avatars-are-originals",
        "excluded-key-values",
        "excluded-quasi-identifiers",
        "figures-of-originals",
        "inconsistent-treatment",
        "muted-metrics",
        "original-order-link",
        "personal-value",
        "pseudonymized-only",
        "public-results",
        "same-source-and-target",
        "unassessed-release",
        "uncarried-action",
        "understated-sensitivity",
        "unlisted-columns",
        "unplanned-copy",
        "untreated-key",
        "verbatim-category",
        "weak-attacker",
        "weak-hash",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for folder in ["tests/corpus/valid", "examples"] {
        for path in files(&root.join(folder)) {
            for finding in check(&read(&path)) {
                if RULES.contains(&finding.rule.name) {
                    *found.entry(finding.rule.name).or_default() += 1;
                }
            }
        }
    }
    for (rule, count) in &found {
        println!("{count:5} {rule}");
    }
    let judged: BTreeMap<_, _> = JUDGED.map(|(rule, count, _)| (rule, count)).into();
    assert_eq!(found, judged);
    for name in RULES {
        assert!(rules::find(name).is_some(), "{name}");
    }
}
