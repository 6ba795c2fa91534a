//! Configurations that the published packages take otherwise than they look,
//! with what must be reported of them.

use crate::{check, corpus, line, read};

#[test]
fn what_the_packages_do_otherwise_is_reported() {
    for (file, expected) in [
        (
            "01-action-outside-db.yaml",
            &[
                ("ineffective-treatment", 9),
                ("untreated-identifier", 9),
                ("ineffective-treatment", 10),
                ("untreated-identifier", 10),
            ][..],
        ),
        (
            "02-table-purge-outside-db.yaml",
            &[("ineffective-treatment", 7), ("untreated-identifier", 10)],
        ),
        ("04-params-for-left-out.yaml", &[("left-out-table", 26)]),
        ("05-replace-on-copy.yaml", &[("untreatable-table", 14)]),
        (
            "06-pseudonymize-no-strategy.yaml",
            &[
                ("uncarried-action", 13),
                ("untreated-identifier", 13),
                ("uncarried-action", 14),
            ],
        ),
    ] {
        let text = read(&corpus("engine").join(file));
        let found: Vec<_> = check(&text)
            .iter()
            .map(|finding| (finding.rule.name, line(&text, finding)))
            .collect();
        for wanted in expected {
            assert!(found.contains(wanted), "{file}: no {wanted:?} in {found:?}");
        }
    }
}
