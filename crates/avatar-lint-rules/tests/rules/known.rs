//! Configurations that stand for kinds of faults, held to tables written by hand: the
//! `expected.tsv` of each folder says which findings there must be, and that there are no
//! others. Its columns are the file, the line, the level, the rule, what the message or
//! the help must say, and what neither may say; several such words are separated by `;`.
//! `silent` stands in the place of the level where nothing is to be found.

use crate::{check, file_name, files, line, read, show};
use avatar_lint_rules::{Finding, Options, Safety, fix};
use std::path::{Path, PathBuf};

/// What is said of every set as small as these, unless the table names it.
const BESIDE_THE_POINT: [&str; 2] = ["unstated-context", "unmeasured-privacy"];

#[test]
fn faults_of_structure_and_meaning_are_reported_once_and_rightly() {
    hold("findings");
}

#[test]
fn what_the_packages_do_otherwise_is_reported() {
    hold("engine");
}

#[test]
fn mistakes_that_other_linters_were_told_of_are_reported() {
    hold("public");
}

#[test]
fn large_files_are_judged_like_small_ones() {
    hold("limits");
}

#[test]
fn documents_that_a_question_mark_begins_are_separated_before_it() {
    let fixed = |name: &str| fixed("findings", name).0;
    assert_eq!(
        fixed("fix-01-question-mark-kind.yaml"),
        "kind: AvatarVolume\nmetadata:\n  name: v\nspec:\n  url: x\n---\n? kind\n: AvatarVolume\n\
         metadata:\n  name: w\nspec:\n  url: y\n---\nkind: AvatarVolume\nmetadata:\n  name: z\n\
         spec:\n  url: y\n"
    );
    assert_eq!(
        fixed("fix-02-question-mark-kind-with-errors.yaml"),
        "kind: AvatarVolume\nmetadata: {name: v}\nspec: {url: x}\n---\n? kind\n: AvatarVolume\n\
         metadata: {name: w}\nspec: ]\n"
    );
}

#[test]
fn a_null_is_never_put_in_quotes() {
    let (text, fixes) = fixed("findings", "wrong-07-safe-fix-of-null.yaml");
    assert_eq!(fixes, 0, "{text}");
}

#[test]
fn many_documents_that_became_one_are_separated_in_one_run() {
    let (text, fixes) = fixed("limits", "glued_250.yaml");
    assert_eq!(fixes, 249);
    assert_eq!(text.lines().filter(|line| *line == "---").count(), 249);
    assert_eq!(fix(&text, &Options::default(), Safety::Unsafe).fixes, 0);
}

fn folder(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("../../tests/cases").join(name)
}

fn fixed(of: &str, name: &str) -> (String, usize) {
    let text = read(&folder(of).join(name));
    let fixed = fix(&text, &Options::default(), Safety::Unsafe);
    (fixed.text, fixed.fixes)
}

fn hold(name: &str) {
    let folder = folder(name);
    let table = read(&folder.join("expected.tsv"));
    let rows: Vec<Row<'_>> = table.lines().skip(1).map(Row::new).collect();
    let mut faults = Vec::new();
    for path in files(&folder) {
        let file = file_name(&path);
        let own: Vec<&Row<'_>> = rows.iter().filter(|row| row.file == file).collect();
        // Its table is that of the test of fixes.
        if own.is_empty() && file != "glued_250.yaml" {
            faults.push(format!("{file} is not in the table"));
        }
        if own.is_empty() {
            continue;
        }
        let text = read(&path);
        let mut found = check(&text);
        for row in own.iter().filter(|row| row.level != "silent") {
            match found.iter().position(|finding| row.is_met(&text, finding)) {
                Some(index) => _ = found.remove(index),
                None => faults.push(format!("{file}: no {row:?}")),
            }
        }
        found.retain(|finding| !BESIDE_THE_POINT.contains(&finding.rule.name));
        let help = |finding: &Finding| finding.help.clone().unwrap_or_default();
        let unexpected = found.iter().filter(|finding| !finding.suppressed);
        faults.extend(unexpected.map(|it| format!("{file}:{} ({})", show(&text, it), help(it))));
    }
    let missing = rows.iter().filter(|row| !folder.join(row.file).exists());
    faults.extend(missing.map(|row| format!("there is no {}", row.file)));
    println!("{} expectations of {name}", rows.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// One line of a table.
#[derive(Debug)]
struct Row<'t> {
    file: &'t str,
    line: &'t str,
    level: &'t str,
    rule: &'t str,
    says: Vec<&'t str>,
    never_says: Vec<&'t str>,
}

impl<'t> Row<'t> {
    fn new(line: &'t str) -> Self {
        let fields: Vec<&str> = line.split('\t').collect();
        let field = |index: usize| fields.get(index).copied().unwrap_or_default();
        let words = |index: usize| {
            let words = field(index).split(';').map(str::trim);
            words.filter(|word| !word.is_empty()).collect()
        };
        Self {
            file: field(0),
            line: field(1),
            level: field(2),
            rule: field(3),
            says: words(4),
            never_says: words(5),
        }
    }

    fn is_met(&self, text: &str, finding: &Finding) -> bool {
        let fix = finding.fix.as_ref().map(|fix| fix.message.as_str());
        let help = finding.help.as_deref();
        let parts = [Some(finding.message.as_str()), help, fix];
        let said: Vec<&str> = parts.into_iter().flatten().collect();
        let said = said.join(" ");
        finding.rule.name == self.rule
            && finding.level.to_string() == self.level
            && line(text, finding).to_string() == self.line
            && self.says.iter().all(|words| said.contains(words))
            && !self.never_says.iter().any(|words| said.contains(words))
    }
}
