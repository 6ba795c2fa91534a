//! Configurations that leak, or look as if they did, held to a table:
//! `tests/cases/leaks/expected.tsv` says of each which rule must report it, and
//! how gravely, or that no privacy rule may warn of it. Beside `silent` stand the
//! rules that warn of something else, and rightly.

use crate::{check, file_name, files, read, show};
use avatar_lint_rules::{Finding, Group, Level, rules};
use std::path::{Path, PathBuf};

#[test]
fn configurations_that_leak_are_reported_and_others_are_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/leaks");
    let table = read(&folder.join("expected.tsv"));
    let rows: Vec<Row<'_>> = table.lines().skip(1).map(Row::new).collect();
    let listed: Vec<PathBuf> = rows.iter().map(|row| folder.join(row.file)).collect();
    let missing: Vec<String> = files(&folder)
        .iter()
        .filter(|path| !listed.contains(path))
        .map(|path| file_name(path))
        .collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");

    let mut faults = Vec::new();
    for row in &rows {
        let text = read(&folder.join(row.file));
        let findings = check(&text);
        if let Err(fault) = row.holds(&findings) {
            let found: Vec<_> = findings.iter().map(|it| show(&text, it)).collect();
            faults.push(format!(
                "{}: {fault}\n    {}",
                row.file,
                found.join("\n    ")
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// One line of the table.
struct Row<'t> {
    file: &'t str,
    /// The rule that must report it; none where no privacy rule may warn.
    rule: Option<&'t str>,
    /// The rules that may all the same.
    others: &'t str,
    least: Option<Level>,
    most: Option<Level>,
}

impl<'t> Row<'t> {
    fn new(line: &'t str) -> Self {
        let fields: Vec<&str> = line.split('\t').collect();
        let [file, rule, level] = fields.as_slice() else {
            panic!("three fields: {line}");
        };
        let is_silent = *rule == "silent";
        let (level, others) = if is_silent {
            ("", *level)
        } else {
            (*level, "")
        };
        let (least, is_exact) = match level.strip_suffix(" or above") {
            Some(least) => (least, false),
            None => (level, true),
        };
        let least = match least {
            "" => None,
            "info" => Some(Level::Info),
            "warning" => Some(Level::Warning),
            "error" => Some(Level::Error),
            other => panic!("no level: {other}"),
        };
        Self {
            file,
            rule: (!is_silent).then_some(rule),
            others,
            least,
            most: least.filter(|_| is_exact),
        }
    }

    fn holds(&self, findings: &[Finding]) -> Result<(), String> {
        let Some(name) = self.rule else {
            let leak = findings.iter().find(|finding| {
                let is_expected = self.others.split(',').any(|it| it == finding.rule.name);
                finding.rule.group == Group::Privacy && finding.level > Level::Info && !is_expected
            });
            return leak.map_or(Ok(()), |leak| Err(format!("{} reports", leak.rule.name)));
        };
        if rules::find(name).is_none() {
            return Err(format!("there is no rule {name}"));
        }
        let mut own = findings.iter().filter(|it| it.rule.name == name);
        let fits = |finding: &Finding| {
            self.least.is_none_or(|least| finding.level >= least)
                && self.most.is_none_or(|most| finding.level <= most)
        };
        if own.any(fits) {
            Ok(())
        } else {
            Err(format!("{name} does not report as expected"))
        }
    }
}
