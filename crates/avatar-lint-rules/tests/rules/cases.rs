//! The cases of the pages, and the few that Markdown cannot hold, which are
//! files below `tests/fixtures` (other line breaks, no last line break).
//!
//! # A case
//!
//! Under the heading `## Cases` of a rule's page each case has a heading of its
//! own and a block of YAML. Comments say what is expected:
//!
//! - `# error: some-rule` at the end of a line: a finding of `some-rule` with
//!   that level whose span starts on that line; likewise `warning` and `info`;
//! - `# error above: some-rule` on a line of its own: the same for the line
//!   before it, where a comment cannot follow (block scalars);
//! - `# says: WORDS` on a line of its own: a finding of the page's rule on the line
//!   above has these words in its message, its help, a related location (after
//!   `line N: `) or its fix (before ` (safe)` or ` (needs review)`).
//!
//! Several rules are separated by commas. Findings of the page's own rule must be
//! exactly those expected; so a case without such a comment is a clean one.
//! Findings of other rules count only where they are expected.
//!
//! A block of TOML before it holds the settings. A block after the line
//! `After fixes:` is the same text after all fixes of the rule.
//!
//! A heading `### Help: …` begins no case: see `help.rs`.

use crate::{check_with, file_name, files, fixtures, folders, line, read};
use avatar_lint_rules::config::{CommandLine, Config, Flavor};
use avatar_lint_rules::page::CASES;
use avatar_lint_rules::{Finding, Level, LineIndex, Options, Rule, Safety, apply, rules};
use std::path::{Path, PathBuf};

/// What the heading of a section begins with that is no case, but what a help says.
pub(crate) const HELP: &str = "Help: ";

/// A configuration with what is expected of it.
pub(crate) struct Case {
    /// The rule it is about.
    pub(crate) rule: &'static Rule,
    /// Where it is written.
    pub(crate) place: String,
    /// The configuration.
    pub(crate) text: String,
    /// The settings.
    pub(crate) options: Options,
    fixed: Option<String>,
}

/// Every case of every rule.
pub(crate) fn all() -> Vec<Case> {
    let of_pages = rules::ALL.iter().flat_map(|rule| of_page(rule));
    let of_files = folders(&fixtures()).into_iter().flat_map(|folder| {
        let rule =
            rules::find(&file_name(&folder)).unwrap_or_else(|| panic!("{}", folder.display()));
        let is_result = |path: &PathBuf| path.with_extension("").extension().is_some();
        let cases = files(&folder)
            .into_iter()
            .filter(move |path| !is_result(path));
        cases.map(move |path| of_file(rule, &path))
    });
    of_pages.chain(of_files).collect()
}

fn of_file(rule: &'static Rule, path: &Path) -> Case {
    let fixed = path.with_extension("fixed.yaml");
    Case {
        rule,
        place: path.display().to_string(),
        text: read(path),
        options: Options::default(),
        fixed: fixed.exists().then(|| read(&fixed)),
    }
}

/// The page beside the code of `rule`, cases included.
pub(crate) fn page(rule: &Rule) -> PathBuf {
    let file = format!("{}.md", rule.name.replace('-', "_"));
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    rules.join(rule.group.as_str()).join(file)
}

/// The sections below `## Cases` of a page: their titles and what they hold.
pub(crate) fn sections(rule: &Rule) -> Vec<(String, String)> {
    let page = read(&page(rule));
    let Some((_, cases)) = page.split_once(CASES) else {
        return Vec::new();
    };
    let mut sections = cases.split("\n### ");
    let before = sections.next().unwrap();
    assert!(before.trim().is_empty(), "{}: {before}", rule.name);
    let parts = sections.map(|section| section.split_once('\n').unwrap());
    parts
        .map(|(title, body)| (title.to_owned(), body.to_owned()))
        .collect()
}

fn of_page(rule: &'static Rule) -> Vec<Case> {
    let sections = sections(rule).into_iter();
    let cases = sections.filter(|(title, _)| !title.starts_with(HELP));
    cases
        .map(|(title, body)| of_section(rule, &title, &body))
        .collect()
}

fn of_section(rule: &'static Rule, title: &str, body: &str) -> Case {
    let place = format!("{}: {title}", rule.name);
    let block = |body: &str, language: &str| {
        let (_, rest) = body.split_once(&format!("```{language}\n"))?;
        let (block, rest) = rest.split_once("\n```")?;
        Some((format!("{block}\n"), rest.to_owned()))
    };
    let settings = block(body, "toml").map(|(settings, _)| settings);
    let (text, rest) = block(body, "yaml").unwrap_or_else(|| panic!("{place}: no case"));
    let fixed = block(&rest, "yaml");
    let mentions = rest.contains("After fixes:");
    assert_eq!(fixed.is_some(), mentions, "{place}: a block too many");
    let (fixed, rest) = fixed.map_or((None, rest), |(fixed, rest)| (Some(fixed), rest));
    assert!(!rest.contains("```"), "{place}: a block too many");
    let options = settings.map_or_else(Options::default, |settings| {
        let config = Config::from_toml(&settings, Flavor::Own).unwrap().unwrap();
        config.options("case.yaml", &CommandLine::default())
    });
    Case {
        rule,
        place,
        text,
        options,
        fixed,
    }
}

#[test]
fn cases_give_the_findings_they_expect() {
    let cases = all();
    let expectations: usize = cases.iter().map(|case| expected(&case.text).len()).sum();
    println!("{} cases with {expectations} expectations", cases.len());
    let faults: Vec<String> = cases.iter().flat_map(Case::unmet).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn fixes_give_the_text_that_a_case_expects() {
    let cases = all();
    let with_fixes = cases.iter().filter(|case| case.fixed.is_some());
    println!("{} cases with fixes", with_fixes.count());
    let faults: Vec<String> = cases.iter().filter_map(Case::unfixed).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

impl Case {
    /// What the linter finds in it.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        check_with(&self.text, &self.options)
    }

    /// How the findings differ from what the comments expect.
    fn unmet(&self) -> Vec<String> {
        let mut found: Vec<Expected> = self
            .findings()
            .iter()
            .map(|finding| Expected {
                rule: finding.rule.name.to_owned(),
                level: finding.level,
                line: line(&self.text, finding),
            })
            .collect();
        let mut faults = Vec::new();
        for wanted in expected(&self.text) {
            match found.iter().position(|finding| *finding == wanted) {
                Some(index) => {
                    found.remove(index);
                }
                None => faults.push(format!("{}: no {wanted:?}", self.place)),
            }
        }
        let unexpected = found.iter().filter(|found| found.rule == self.rule.name);
        faults.extend(unexpected.map(|found| format!("{}: unexpected {found:?}", self.place)));
        faults.extend(self.unsaid());
        faults
    }

    /// The words that no finding says.
    fn unsaid(&self) -> Vec<String> {
        let findings = self.findings();
        let own = findings.iter().filter(|finding| finding.rule == self.rule);
        let said: Vec<_> = own
            .map(|finding| (line(&self.text, finding), sentences(&self.text, finding)))
            .collect();
        let unsaid = wanted_words(&self.text).filter(|(number, words)| {
            let mut there = said.iter().filter(|(line, _)| line == number);
            !there.any(|(_, sentences)| sentences.contains(words))
        });
        unsaid
            .map(|(line, words)| {
                format!(
                    "{}: line {line} does not say {words:?}: {said:#?}",
                    self.place
                )
            })
            .collect()
    }

    /// How the fixes differ from what is expected of them.
    fn unfixed(&self) -> Option<String> {
        let expected = self.fixed.as_ref()?;
        let findings = self.findings();
        let own = findings.iter().filter(|finding| finding.rule == self.rule);
        let offered = own.filter_map(|finding| finding.fix.as_ref());
        let fixed = apply(&self.text, offered.flat_map(|fix| &fix.edits));
        (fixed != *expected).then(|| format!("{}: fixes give\n{fixed}", self.place))
    }
}

/// What a finding says, a line a sentence.
fn sentences(text: &str, finding: &Finding) -> String {
    let index = LineIndex::new(text);
    let related = finding.related.iter().map(|related| {
        let line = index.line(related.span.start());
        format!("line {line}: {}", related.message)
    });
    let fix = finding.fix.iter().map(|fix| {
        let safety = match fix.safety {
            Safety::Safe => "safe",
            Safety::Unsafe => "needs review",
        };
        format!("{} ({safety})", fix.message)
    });
    let all = [finding.message.clone()].into_iter();
    let all: Vec<String> = all
        .chain(finding.help.clone())
        .chain(related)
        .chain(fix)
        .collect();
    all.join("\n")
}

/// The words that a case wants to be said, each with the line of the finding.
fn wanted_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut above = 0;
    text.lines().zip(1..).filter_map(move |(line, number)| {
        let content = line.trim_start();
        let words = content.strip_prefix("# says: ");
        let is_expectation = content.starts_with('#') && content.contains(" above: ");
        if words.is_none() && !is_expectation {
            above = number;
        }
        Some((above, words?))
    })
}

#[derive(Debug, PartialEq)]
struct Expected {
    rule: String,
    level: Level,
    line: usize,
}

/// The findings that the comments of a case expect.
fn expected(text: &str) -> Vec<Expected> {
    let mut expected = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        for (level, mark) in Level::ALL.map(|level| (level, format!("# {level}"))) {
            let Some((_, rest)) = line.split_once(&mark) else {
                continue;
            };
            let (rules, line) = match (rest.strip_prefix(": "), rest.strip_prefix(" above: ")) {
                (Some(rules), _) => (rules, number),
                (_, Some(rules)) => (rules, number - 1),
                _ => continue,
            };
            let rules = rules.split(" #").next().unwrap();
            expected.extend(rules.split(',').map(|rule| Expected {
                rule: rule.trim().to_owned(),
                level,
                line,
            }));
        }
    }
    expected
}
