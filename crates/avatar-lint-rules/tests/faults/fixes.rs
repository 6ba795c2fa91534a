//! After a fix its finding is gone, and no new error stands.

use super::all;
use avatar_lint_rules::{Finding, Group, Level, Options, apply, lint, rules};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Of so many places one is edited.
const STRIDE: usize = 29;

#[test]
fn after_a_fix_its_finding_is_gone_and_no_new_error_stands() {
    let cases = [
        "corpus/faulty",
        "cases/findings",
        "cases/public",
        "cases/engine",
        "cases/leaks",
    ];
    let files = cases.iter().flat_map(|folder| files(folder));
    let files = files.map(|path| fs::read_to_string(path).unwrap());
    let examples = rules::ALL.iter().map(|rule| rule.page.example().to_owned());
    let edited = all(STRIDE).into_iter().map(|(edited, _)| edited.text);
    let (mut made, mut faults) = (BTreeMap::new(), Vec::new());
    for text in files.chain(examples).chain(edited) {
        let before = check(&text);
        for finding in before.iter().filter(|it| !it.suppressed) {
            let Some(fix) = &finding.fix else { continue };
            let fixed = apply(&text, &fix.edits);
            *made.entry(finding.rule.name).or_insert(0) += 1;
            if let Some(fault) = fault(&before, finding, &check(&fixed)) {
                faults.push(format!(
                    "{}: {}: {fault}",
                    finding.rule.name, finding.message
                ));
            }
        }
    }
    println!("{} fixes: {made:?}", made.values().sum::<i32>());
    faults.sort();
    faults.dedup();
    assert!(
        faults.is_empty(),
        "{}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// What is wrong after the fix of a finding, if something is.
fn fault(before: &[Finding], of: &Finding, after: &[Finding]) -> Option<String> {
    let count = |findings: &[Finding]| {
        let mut count = BTreeMap::new();
        for finding in findings.iter().filter(|it| it.level == Level::Error) {
            *count.entry(finding.rule.name).or_insert(0) += 1;
        }
        count
    };
    let same = |it: &&Finding| it.rule == of.rule && it.message == of.message && !it.suppressed;
    if after.iter().filter(same).count() >= before.iter().filter(same).count() {
        return Some("the finding is still there".to_owned());
    }
    let known = count(before);
    // What was not read before may have faults of its own.
    let is_read_now = matches!(
        of.rule.name,
        "unknown-kind" | "duplicate-key" | "unknown-field"
    );
    let more = count(after).into_iter().find(|(rule, count)| {
        let is_privacy = rules::find(rule).is_some_and(|it| it.group == Group::Privacy);
        let is_revealed = is_read_now && (is_privacy || of.rule.name != "unknown-field");
        let is_new = *count > known.get(rule).copied().unwrap_or_default();
        *rule != of.rule.name && is_new && !is_revealed
    });
    more.map(|(rule, _)| {
        let said = after.iter().filter(|it| it.rule.name == rule);
        let said: Vec<&str> = said.map(|it| it.message.as_str()).collect();
        format!("{rule} is new: {}", said.join(" / "))
    })
}

fn check(text: &str) -> Vec<Finding> {
    let first = text.lines().next().unwrap_or_default();
    let model = first.strip_prefix("# avatar-lint check --as ");
    let options = Options {
        document_type: model.map(str::to_owned),
        today: Some("2026-01-15".parse().unwrap()),
        ..Options::default()
    };
    lint(text, &options)
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests")
        .join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .collect();
    paths.sort();
    paths
}
