//! What the help of a finding says ends the finding, and leads into no other.
//!
//! Each way that the help of a page's example offers is tried. One of them is 'Use
//! instead' of the page. Every other one is a section `### Help: THE WAY` under
//! `## Cases`, in the words of the help, with a block of changes to the example:
//!
//! ````markdown
//! ### Help: drop the column
//!
//! ```diff
//! -       pseudonymization: {kind: FAKER}
//! +       drop: true
//! ```
//! ````
//!
//! The lines of a hunk stand in the example one after another, once, and hunks are
//! separated by an empty line.

use crate::{cases, check, of};
use avatar_lint_rules::{Finding, Level, Rule, rules};
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;

/// Ways that lead out of the file, or that only a person can judge: no text shows them.
const OUTSIDE: &[(&str, &str)] = &[
    // What fills in the template is run before the check.
    (
        "invalid-yaml",
        "Render the template first, and check what it makes; exclude the template itself from \
         the check",
    ),
    // A setting, which is in another file.
    (
        "newer-than-engine",
        "if only 0.1.46 and later run this file, write `avatar-yaml = \">=0.1.46\"` under \
         `[engine]` in the configuration file",
    ),
    // The data is changed, not the configuration.
    (
        "excluded-quasi-identifiers",
        "make them coarser first: a region for a postcode, a band for an age",
    ),
    ("verbatim-category", "make it coarser: a month, a year"),
    // A decision of those who hand on the results.
    (
        "figures-of-originals",
        "keep the plots out of what is handed on",
    ),
    // Where else the seed can be is no way to write it here.
    (
        "committed-seed",
        "A run that must be repeatable can get its seed at run time",
    ),
];

#[test]
fn every_way_that_a_help_offers_ends_the_finding_and_leads_into_no_other() {
    let (mut tried, mut faults) = (0, Vec::new());
    for rule in rules::ALL {
        let faults_of_rule = Example::new(rule).faults(&mut tried);
        let named = faults_of_rule
            .into_iter()
            .map(|it| format!("{}: {it}", rule.name));
        faults.extend(named);
    }
    println!(
        "{} rules, {tried} ways out of their examples",
        rules::ALL.len()
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_way_that_leads_outside_is_said_by_a_help() {
    for (name, way) in OUTSIDE {
        let rule = rules::find(name).unwrap();
        let findings = of(rule, &check(rule.page.example()));
        let mut ways = findings.iter().flat_map(ways_of);
        assert!(ways.any(|said| said == *way), "{name}: {way}");
    }
}

/// The example of a page, and what the help of its finding offers.
struct Example {
    rule: &'static Rule,
    findings: Vec<Finding>,
    /// The names that messages suggest.
    suggested: Vec<String>,
    ways: Vec<String>,
}

/// A section of a page that tries a way.
struct Trial {
    way: String,
    text: String,
}

impl Example {
    fn new(rule: &'static Rule) -> Self {
        let findings = check(rule.page.example());
        let (mut ways, mut suggested) = (Vec::new(), Vec::new());
        for finding in of(rule, &findings) {
            suggested.extend(suggestion(&finding));
            for way in ways_of(&finding) {
                let is_outside = OUTSIDE.contains(&(rule.name, &way));
                if !is_outside && !ways.contains(&way) {
                    ways.push(way);
                }
            }
        }
        Self {
            rule,
            findings,
            suggested,
            ways,
        }
    }

    fn faults(mut self, tried: &mut usize) -> Vec<String> {
        let mut faults = Vec::new();
        for trial in trials(self.rule) {
            *tried += 1;
            match self.ways.iter().position(|way| *way == trial.way) {
                Some(at) => drop(self.ways.remove(at)),
                None => faults.push(format!("no help says `{}`", trial.way)),
            }
            let fault = self.fault(&trial.text);
            let fault = fault.or_else(|| self.unsaid(&trial.way, &trial.text));
            faults.extend(fault.map(|fault| format!("`{}`: {fault}", trial.way)));
        }
        *tried += 1;
        let good = self.rule.page.use_instead();
        let fault = self.fault(good);
        faults.extend(fault.map(|fault| format!("Use instead: {fault}")));
        for way in self.suggested.iter().chain(&self.ways) {
            let fault = self.unsaid(way, good);
            faults.extend(fault.map(|fault| format!("Use instead: `{way}`: {fault}")));
        }
        match (&self.ways[..], &self.suggested[..]) {
            ([], []) => faults.push("no way is left for `Use instead`".to_owned()),
            ([] | [_], _) => {}
            (ways, _) => faults.push(format!("not tried: {}", ways.join(" | "))),
        }
        faults
    }

    /// What is wrong after a way was taken, if something is.
    fn fault(&self, text: &str) -> Option<String> {
        let after = check(text);
        let counts = |it: &&Finding| it.level >= Level::Warning && !it.suppressed;
        let mut known = BTreeMap::new();
        for finding in self.findings.iter().filter(counts) {
            *known.entry(finding.rule.name).or_insert(0) += 1;
        }
        for finding in &after {
            if finding.rule == self.rule && !finding.suppressed {
                return Some(format!("the finding is still there: {}", finding.message));
            }
            if counts(&finding) {
                let left = known.entry(finding.rule.name).or_insert(0);
                *left -= 1;
                if *left < 0 {
                    return Some(format!("{} is new: {}", finding.rule.name, finding.message));
                }
            }
        }
        None
    }

    /// A word of the way that is not what was done, if there is one.
    fn unsaid(&self, way: &str, text: &str) -> Option<String> {
        let (mut removed, mut added) = (String::new(), String::new());
        for change in TextDiff::from_lines(self.rule.page.example(), text).iter_all_changes() {
            match change.tag() {
                ChangeTag::Delete => removed += change.value(),
                ChangeTag::Insert => added += change.value(),
                ChangeTag::Equal => {}
            }
        }
        for list in lists(way) {
            let stands = |word: &String| match list.role {
                Role::Written | Role::Example => holds(&added, word),
                Role::Removed => holds(&removed, word) && !holds(&added, word),
                Role::Place => holds(text, word),
            };
            let is_said = if list.is_choice {
                list.words.iter().any(stands)
            } else {
                list.words.iter().all(stands)
            };
            if !is_said {
                return Some(format!("{:?}: {:?}", list.role, list.words));
            }
        }
        None
    }
}

/// What a word is named for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    /// It is to be written.
    Written,
    /// It is to be gone.
    Removed,
    /// It says where.
    Place,
    /// It is one of several that could be written.
    Example,
}

/// Words of a help that stand beside each other.
struct List {
    role: Role,
    words: Vec<String>,
    /// Whether one of them will do.
    is_choice: bool,
}

/// The words that a way names, which are in backticks.
fn lists(way: &str) -> Vec<List> {
    const PLACES: [&str; 7] = ["of", "under", "in", "from", "to", "with", "between"];
    let mut lists: Vec<List> = Vec::new();
    let mut parts = way.split('`');
    let mut before = parts.next().unwrap_or_default();
    let mut is_removal = false;
    while let Some(word) = parts.next() {
        let after = parts.next().unwrap_or_default();
        let words = before.split_whitespace().map(str::to_lowercase);
        let words: Vec<String> = words
            .filter(|it| it != "the" && it != "a" && it != "an")
            .collect();
        let nearest = words.last().map_or("", String::as_str);
        for verb in &words {
            match verb.as_str() {
                "remove" => is_removal = true,
                "write" | "add" | "choose" | "set" | "give" => is_removal = false,
                _ => {}
            }
        }
        let explains = [" is ", " multiplies ", " by ", " for "];
        let is_example = before.ends_with("such as ")
            || before.to_lowercase().ends_with("for example ")
            || explains.iter().any(|it| after.starts_with(it));
        let role = if is_example {
            Role::Example
        } else if before.ends_with("instead of ") || before.ends_with("instead of the ") {
            Role::Removed
        } else if PLACES.contains(&nearest) {
            Role::Place
        } else if is_removal {
            Role::Removed
        } else {
            Role::Written
        };
        let goes_on = matches!(before, ", " | " or " | " and " | ", and ");
        match lists.last_mut() {
            Some(list) if goes_on || list.role == Role::Example => {
                list.words.push(word.to_owned());
                list.is_choice |= before == " or ";
            }
            _ => lists.push(List {
                role,
                words: vec![word.to_owned()],
                is_choice: is_example || nearest == "are",
            }),
        }
        before = after;
    }
    lists
}

/// Whether YAML holds a word, however it is laid out. `…` and names in capitals are
/// anything.
fn holds(yaml: &str, word: &str) -> bool {
    let bare = |text: &str| text.replace(|c: char| c.is_whitespace() || "{},".contains(c), "");
    let yaml = bare(yaml);
    let mut rest = yaml.as_str();
    let word = ["NAME", "RULE", "REASON", "."]
        .iter()
        .fold(bare(word), |word, any| word.replace(any, "…"));
    word.split('…').all(|part| {
        let found = rest.find(part);
        rest = found.map_or("", |at| &rest[at + part.len()..]);
        found.is_some()
    })
}

/// The name that a message suggests.
fn suggestion(finding: &Finding) -> Option<String> {
    let (_, name) = finding.message.split_once("Did you mean ")?;
    Some(name.trim_end_matches('?').to_owned())
}

/// The ways that the help of a finding offers.
fn ways_of(finding: &Finding) -> Vec<String> {
    let mut ways: Vec<String> = Vec::new();
    for sentence in finding
        .help
        .iter()
        .flat_map(|help| help.split_inclusive(". "))
    {
        let sentence = sentence.trim_end().trim_end_matches('.');
        let of_sentence = sentence.split(", or ").flat_map(|it| it.split(", or, "));
        ways.extend(of_sentence.map(str::to_owned));
    }
    ways
}

fn trials(rule: &Rule) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (title, body) in cases::sections(rule) {
        let Some(way) = title.strip_prefix(cases::HELP) else {
            continue;
        };
        let diff = body.strip_prefix("\n```diff\n");
        let diff = diff.and_then(|diff| diff.split_once("\n```"));
        let (diff, _) = diff.unwrap_or_else(|| panic!("{}: {title}", rule.name));
        trials.push(Trial {
            way: way.to_owned(),
            text: changed(rule, diff),
        });
    }
    trials
}

/// The example of a rule after changes to it.
fn changed(rule: &Rule, diff: &str) -> String {
    let mut text = rule.page.example().to_owned();
    for hunk in diff.split("\n\n") {
        let side = |other: char| -> String {
            let lines = hunk.lines().filter(|line| !line.starts_with(other));
            lines.flat_map(|line| [&line[1..], "\n"]).collect()
        };
        let (before, after) = (side('+'), side('-'));
        let times = text.match_indices(&before).count();
        assert_eq!(times, 1, "{}: in the example:\n{before}", rule.name);
        text = text.replacen(&before, &after, 1);
    }
    text
}
