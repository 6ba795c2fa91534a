//! Every rule, held to its page, its cases and the corpus.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "all of this is test code"
)]

mod cases;
mod choosing;
mod help;
mod known;
mod leaks;
mod planned;
mod privacy;

use avatar_lint_rules::{Finding, Group, Level, LineIndex, Options, Rule, lint, rules};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_rule_is_documented() {
    for rule in rules::ALL {
        let page = &rule.page;
        let name = rule.name;
        for (part, text) in [
            ("What it finds", page.finds()),
            ("Why it matters", page.why()),
            ("Example", page.example().to_owned()),
            ("Use instead", page.use_instead().to_owned()),
            ("How to fix", page.fix()),
        ] {
            assert!(!text.trim().is_empty(), "{name} lacks `{part}`");
        }
        let is_kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(name.chars().all(is_kebab), "{name}");
        assert!(!rule.summary.ends_with('.'), "{name}: {}", rule.summary);
        assert!(
            rule.group != Group::Privacy || !rule.criteria.is_empty(),
            "{name} touches no criterion"
        );
        assert_eq!(rules::find(name), Some(*rule), "{name} is registered twice");
        assert!(!rule.since.is_empty(), "{name}: since when?");
        for winner in rule.yields_to.iter().chain(rule.yields_in_document_to) {
            let known = rules::ALL.iter().any(|rule| rule.name == *winner);
            assert!(known, "{name} yields to {winner}, which is no rule");
        }
        for former in rule.former_names {
            let bearers = rules::ALL.iter().filter(|rule| rule.is_called(former));
            assert_eq!(bearers.count(), 1, "{former} means several rules");
        }
    }
}

#[test]
fn a_rule_yields_to_another_in_its_own_document_only() {
    let schema = |name: &str, link: &str| {
        format!(
            "kind: AvatarSchema\nmetadata: {{name: {name}}}\nspec:\n  tables:\n    - name: {name}_a\n      \
             columns:\n        - {{field: id, primary_key: true}}\n{link}    - name: {name}_b\n      \
             columns:\n        - {{field: ward, identifier: true}}\n        \
             - {{field: room, identifier: true}}\n"
        )
    };
    let link = |name: &str| {
        format!(
            "      links:\n        - {{field: id, to: {{table: {name}_b, field: ward}}, method: \
             linear_sum_assignment}}\n"
        )
    };
    let names = ["disconnected-tables", "unlinked-identifier"];
    let found = |text: &str| -> Vec<(usize, &'static str)> {
        let findings = check(text);
        let findings = findings.iter().map(|it| (line(text, it), it.rule.name));
        findings.filter(|(_, name)| names.contains(name)).collect()
    };
    let (cut_off, joined) = (schema("x", ""), schema("y", &link("y")));
    assert_eq!(found(&cut_off), [(8, names[0])]);
    assert_eq!(found(&joined), [(13, names[1])]);
    let both = format!("{cut_off}---\n{joined}");
    assert_eq!(found(&both), [(8, names[0]), (25, names[1])]);
    let three = format!("{joined}---\n{cut_off}---\n{}", schema("z", &link("z")));
    assert_eq!(
        found(&three),
        [(13, names[1]), (22, names[0]), (39, names[1])]
    );
}

#[test]
fn the_binary_holds_no_cases() {
    let with_cases = cases::all().into_iter().map(|case| case.rule);
    for rule in with_cases {
        assert!(!rule.page.as_str().contains("## Cases"), "{}", rule.name);
        assert!(read(&cases::page(rule)).starts_with(rule.page.as_str()));
    }
}

#[test]
fn bad_examples_trigger_their_rule() {
    let is_silent = |rule: &&&Rule| of(rule, &check(rule.page.example())).is_empty();
    let silent: Vec<_> = rules::ALL.iter().filter(is_silent).collect();
    assert!(
        silent.is_empty(),
        "{silent:?} find nothing in their bad examples"
    );
}

#[test]
fn good_examples_are_clean() {
    let mut faults = Vec::new();
    for rule in rules::ALL {
        let text = rule.page.use_instead();
        for finding in check(text) {
            let counts = finding.rule == *rule || finding.level == Level::Error;
            if counts && !finding.suppressed {
                faults.push(format!("{}:{}", rule.name, show(text, &finding)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn messages_are_sentences_for_people() {
    let examples = rules::ALL.iter().map(|rule| rule.page.example().to_owned());
    let corpus = ["faulty", "valid"]
        .into_iter()
        .flat_map(|part| files(&corpus(part)));
    for text in examples.chain(corpus.map(|path| read(&path))) {
        for finding in check(&text) {
            let (name, message) = (finding.rule.name, &finding.message);
            assert!(
                text.get(finding.span.range()).is_some(),
                "{name}: {:?}",
                finding.span
            );
            if finding.rule.group == Group::Syntax {
                // The reader's words.
                continue;
            }
            let is_sentence =
                message.ends_with(['.', '?']) && !message.starts_with(char::is_lowercase);
            assert!(is_sentence, "{name}: {message}");
            assert!(
                !message.contains("  ") && !message.contains('!'),
                "{name}: {message}"
            );
        }
    }
}

#[test]
fn faulty_configurations_are_found_out() {
    let folder = corpus("faulty");
    let table = read(&folder.join("expected.tsv"));
    let (mut met, mut missed, mut waiting) = (0, Vec::new(), Vec::new());
    for row in table.lines().skip(1) {
        let mut fields = row.split('\t');
        let (file, alternatives) = (fields.next().unwrap(), fields.next().unwrap());
        let place: Option<usize> = fields.next().and_then(|line| line.parse().ok());
        let text = read(&folder.join(file));
        let findings = check(&text);
        let is_met = alternatives.split('|').any(|name| {
            findings.iter().any(|finding| {
                let is_there = place.is_none_or(|place| place == line(&text, finding));
                finding.rule.name == name && is_there
            })
        });
        if is_met {
            met += 1;
        } else if alternatives
            .split('|')
            .any(|name| rules::find(name).is_some())
        {
            missed.push(row);
        } else {
            waiting.push(row);
        }
    }
    println!("{met} expectations met");
    println!("{} wait for a rule:\n{}", waiting.len(), waiting.join("\n"));
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}

/// What the published writer wrote is right in form, and names what exists.
#[test]
fn valid_configurations_raise_no_false_alarm() {
    let names = ["schema", "table", "volume", "database", "avatarization"];
    let mut counts: BTreeMap<(&str, Level), usize> = BTreeMap::new();
    let mut alarms = Vec::new();
    for path in files(&corpus("valid")) {
        let text = read(&path);
        let findings = check(&text);
        let others = findings.iter().filter(|it| it.rule.group != Group::Privacy);
        // It shows every strategy, some of them in two columns.
        let most = if path.ends_with("cfg_15_every_strategy.yaml") {
            2
        } else {
            1
        };
        let others: Vec<_> = others.map(|it| show(&text, it)).collect();
        if others.len() > most {
            alarms.push(format!("{}: {others:?}", path.display()));
        }
        for finding in findings {
            let rule = finding.rule;
            *counts.entry((rule.name, finding.level)).or_default() += 1;
            let is_false = match rule.group {
                // The writer of the newest release wrote what the newest client does not know.
                Group::Schema if rule.name == "newer-than-engine" => {
                    !path.ends_with("cfg_32_ts_unalignment_and_exclude.yaml")
                }
                Group::Syntax | Group::Schema => true,
                Group::Pitfall => finding.level > Level::Info,
                _ => names
                    .iter()
                    .any(|name| rule.name == format!("unknown-{name}")),
            };
            if is_false {
                alarms.push(format!("{}:{}", path.display(), show(&text, &finding)));
            }
        }
    }
    for ((rule, level), count) in counts {
        println!("{count:5} {level:7} {rule}");
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

/// The day of all checks.
const TODAY: &str = "2026-01-15";

/// Checks a text; as a model of the API when its first line says so, as examples
/// do: `# avatar-lint check --as ApiKey`.
fn check(text: &str) -> Vec<Finding> {
    check_with(text, &Options::default())
}

fn check_with(text: &str, options: &Options) -> Vec<Finding> {
    let first = text.lines().next().unwrap_or_default();
    let model = first.strip_prefix("# avatar-lint check --as ");
    let options = Options {
        document_type: model.map(str::to_owned),
        today: Some(TODAY.parse().unwrap()),
        ..options.clone()
    };
    lint(text, &options)
}

fn of(rule: &Rule, findings: &[Finding]) -> Vec<Finding> {
    let own = findings.iter().filter(|finding| finding.rule == rule);
    own.cloned().collect()
}

fn line(text: &str, finding: &Finding) -> usize {
    LineIndex::new(text).line(finding.span.start())
}

fn show(text: &str, finding: &Finding) -> String {
    format!(
        "{}: {} [{}] {}",
        line(text, finding),
        finding.level,
        finding.rule.name,
        finding.message
    )
}

fn corpus(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/corpus")
        .join(part)
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn folders(path: &Path) -> Vec<PathBuf> {
    entries(path, Path::is_dir)
}

fn files(path: &Path) -> Vec<PathBuf> {
    entries(path, |path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    })
}

fn entries(path: &Path, is_wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| is_wanted(path));
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
