//! What privacy rules say of themselves: their sources, criteria and fields.

use avatar_format::schemas;
use avatar_lint_rules::{Group, rules};
use std::collections::HashSet;

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
