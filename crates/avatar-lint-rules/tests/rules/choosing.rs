//! Choosing rules decides what is shown, and never what another rule says.

use crate::cases;
use crate::{check_with, corpus, files, read};
use avatar_lint_rules::{Checked, Engine, Finding, Level, Options, Rule, rules};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// The texts of the corpus, of the pages' examples and of their cases, with what
/// all rules find in them.
static TEXTS: LazyLock<Vec<(String, Vec<Finding>)>> = LazyLock::new(|| {
    let corpus = ["faulty", "valid"]
        .into_iter()
        .flat_map(|part| files(&corpus(part)))
        .map(|path| read(&path));
    let examples = rules::ALL.iter().map(|rule| rule.page.example().to_owned());
    let cases = cases::all().into_iter().map(|case| case.text);
    let texts = corpus.chain(examples).chain(cases);
    texts
        .map(|text| {
            let findings = check_with(&text, &Options::default());
            (text, findings)
        })
        .collect()
});

/// What is not said of a comment that names a rule that is off.
const ABOUT_WHAT_IS_OFF: &str = "unused-suppression";

type Levels = BTreeMap<&'static str, Option<Level>>;

/// Some rules off, some with another level; sometimes all but a few off, as
/// `--select` has it.
fn levels() -> impl Strategy<Value = Levels> {
    let level = prop_oneof![
        Just(None),
        prop::sample::select(&Level::ALL[..]).prop_map(Some)
    ];
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
    let some = prop::collection::btree_map(prop::sample::select(names), level, 0..40);
    (some, any::<bool>()).prop_map(|(mut some, select)| {
        if select {
            for rule in rules::ALL {
                some.entry(rule.name).or_insert(None);
            }
        }
        some
    })
}

/// All of a finding but its level.
fn said(finding: &Finding) -> Finding {
    finding.clone().level(Level::Info)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn choosing_rules_never_changes_what_another_says(
        levels in levels(),
        index in any::<prop::sample::Index>(),
    ) {
        let (text, all) = index.get(&TEXTS);
        let options = Options { levels: levels.clone(), ..Options::default() };
        let counts = |finding: &&Finding| finding.rule.name != ABOUT_WHAT_IS_OFF;
        let is_on = |rule: &Rule| !matches!(levels.get(rule.name), Some(None));
        let chosen = check_with(text, &options);
        let chosen: Vec<&Finding> = chosen.iter().filter(counts).collect();
        let expected: Vec<&Finding> =
            all.iter().filter(counts).filter(|finding| is_on(finding.rule)).collect();
        let what = |findings: &[&Finding]| findings.iter().map(|it| said(it)).collect::<Vec<_>>();
        prop_assert_eq!(what(&chosen), what(&expected), "{}", text);
        for (chosen, expected) in chosen.iter().zip(expected) {
            match levels.get(chosen.rule.name).copied().flatten() {
                Some(level) if level != chosen.rule.level => prop_assert!(chosen.level >= level),
                _ => prop_assert_eq!(chosen.level, expected.level),
            }
        }
    }

    #[test]
    fn what_is_off_is_counted(levels in levels(), index in any::<prop::sample::Index>()) {
        let (text, all) = index.get(&TEXTS);
        prop_assume!(!text.contains("check --as") && !text.contains("avatar-lint:"));
        let options = Options { levels: levels.clone(), ..Options::default() };
        let off = all.iter().filter(|finding| levels.get(finding.rule.name) == Some(&None));
        let stream = pyyaml_syntax::parse(text);
        let checked = Checked::new(&stream, &options);
        prop_assert_eq!(checked.off(), off.count());
        prop_assert_eq!(checked.findings().len() + checked.off(), all.len());
    }
}

#[test]
fn a_rule_that_is_off_still_has_the_last_word() {
    let text = "kind: AvatarSchema\nmetadata: {name: s}\nspec:\n  tables:\n  - name: t\n    columns:\n    \
                - field: badge\n      pseudonymization:\n        kind: SPECIFIC_ID\n        \
                pattern: EMP ####\n";
    let options = Options {
        levels: Levels::from([("comment-in-value", None)]),
        ..Options::default()
    };
    let found = check_with(text, &options);
    let names: HashSet<&str> = found.iter().map(|finding| finding.rule.name).collect();
    assert!(!names.contains("constant-pattern"), "{names:?}");
}

#[test]
fn rules_offer_the_fixes_that_they_declare() {
    let mut offered: BTreeMap<&str, HashSet<_>> = BTreeMap::new();
    for finding in TEXTS.iter().flat_map(|(_, findings)| findings) {
        let safeties = offered.entry(finding.rule.name).or_default();
        safeties.extend(finding.fix.as_ref().map(|fix| fix.safety));
    }
    for rule in rules::ALL {
        let declared: HashSet<_> = rule.fixes.iter().copied().collect();
        assert_eq!(offered.remove(rule.name), Some(declared), "{}", rule.name);
    }
}

#[test]
fn a_merge_is_reported_where_allowed_versions_disagree() {
    let text = "kind: AvatarParameters\nmetadata: {name: p}\nspec:\n  avatarization_open_dp:\n    \
                t: {<<: [{epsilon: 12}, {epsilon: 1}]}\n";
    let found = |pyyaml: &str| {
        let engine = Engine {
            pyyaml: pyyaml.parse().unwrap(),
            ..Engine::default()
        };
        let options = Options {
            engine,
            ..Options::default()
        };
        let found = check_with(text, &options).into_iter();
        let names = found.map(|finding| finding.rule.name);
        names
            .filter(|name| ["merge-order", "large-epsilon"].contains(name))
            .collect::<Vec<_>>()
    };
    assert_eq!(found(">=6.0.2"), ["merge-order", "large-epsilon"]);
    assert_eq!(found("6.0.4"), <[&str; 0]>::default());
    assert_eq!(found("<6.0.4"), ["large-epsilon"]);
}

#[test]
fn what_every_allowed_version_reads_alike_is_said_of_none() {
    let text = "kind: AvatarParameters\nmetadata: {name: p}\nspec:\n  avatarization_open_dp:\n    \
                t: {<<: [{epsilon: 12}, {epsilon: 1}]}\n    u: {epsilon: 11}\n";
    let options = Options {
        engine: Engine {
            pyyaml: ">=6.0.2".parse().unwrap(),
            ..Engine::default()
        },
        ..Options::default()
    };
    let found = check_with(text, &options).into_iter();
    let found = found.filter(|finding| finding.rule.name == "large-epsilon");
    let says: Vec<bool> = found
        .map(|finding| finding.message.contains("PyYAML 6.0.2 reads it so"))
        .collect();
    assert_eq!(says, [true, false]);
}
