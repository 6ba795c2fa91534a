//! The words of messages, help and documentation: the terms of the glossary, in
//! American spelling.

#![allow(clippy::unwrap_used, reason = "all of this is test code")]

use avatar_lint_dev::root;
use std::fs;
use std::path::{Path, PathBuf};

/// What is not written, with what to write instead. A `*` stands for any letters.
const BANNED: &[(&str, &str)] = &[
    ("mend", "fix"),
    ("mends", "fixes"),
    ("mended", "fixed"),
    ("mending", "fixing"),
    ("a text", "a string"),
    ("a list of texts", "a list of strings"),
    ("is no mapping", "is not a mapping"),
    ("is no list", "is not a list"),
    ("is no string", "is not a string"),
    ("what is no configuration", "what is not a configuration"),
    ("is no setting", "is not a setting"),
    ("is no kind", "is not a kind"),
    ("is no level", "is not a level"),
    ("lacks", "is missing"),
    ("must be there", "required field"),
    ("in clear", "in plaintext"),
    ("nobody is told", "no error is shown"),
    ("is told of", "is reported"),
    ("spoken of", "reported"),
    ("is said at its place", "is reported with its location"),
    ("taken for", "treated as"),
    ("otherwise than", "differently from"),
    ("weighs more", "raised one level"),
    ("leaves the house", "leaves your organization"),
    ("whoever", "everyone who"),
    ("without a word", "without an error"),
    ("left alone", "not reported"),
    ("passed over", "skipped"),
    ("passes over", "skips"),
    ("has nothing under it", "is empty"),
    ("names no line", "without a line number"),
    ("to base", "in base"),
    ("misspelt", "misspelled"),
    ("data are", "data is"),
    ("data go", "data goes"),
    ("data leave", "data leaves"),
    ("stands in", "is in"),
    ("stands on", "is on"),
    ("stands there", "is there"),
    ("stands here", "is here"),
    ("stands before", "is before"),
    ("stands behind", "is after"),
    ("*anonymis*", "anonymiz…"),
    ("*pseudonymis*", "pseudonymiz…"),
    ("*organis*", "organiz…"),
    ("*authoris*", "authoriz…"),
    ("*capitalis*", "capitaliz…"),
    ("*recognis*", "recogniz…"),
    ("*normalis*", "normaliz…"),
    ("*serialis*", "serializ…"),
    ("*neighbour*", "neighbor…"),
    ("*colour*", "color…"),
    ("*behaviour*", "behavior…"),
    ("licence*", "license…"),
    ("catalogue*", "catalog…"),
    ("honour*", "respect"),
    ("favour*", "favor…"),
];

/// What keeps its own spelling: titles of cited documents.
const CITED: &[&str] = &[
    "on Anonymisation",
    "on pseudonymisation",
    "L'anonymisation de données",
];

#[test]
fn messages_help_and_documentation_use_the_terms_of_the_glossary() {
    let root = root();
    let mut wrong = Vec::new();
    for path in files(&root, &["md", "snap", "rs"]) {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        let passages = match path.extension().unwrap().to_str().unwrap() {
            "rs" if is_program(&name) => strings(&text),
            "md" if is_page(&name) => vec![prose(&text)],
            "snap" => vec![text],
            _ => continue,
        };
        for passage in passages {
            for (banned, instead) in banned_in(&passage) {
                wrong.push(format!(
                    "{name}: `{banned}`; write `{instead}`: {passage:.90}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn banned_words_are_found_as_whole_words_within_a_sentence() {
    let found = |text: &str| {
        banned_in(text)
            .map(|(banned, _)| banned)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("What it mends."), ["mends"]);
    assert_eq!(found("amendments"), [""; 0]);
    assert_eq!(found("Two\nneighbours"), ["*neighbour*"]);
    assert_eq!(found("The column stays in\n  clear."), ["in clear"]);
    assert_eq!(found("It is in. Clear it."), [""; 0]);
    assert_eq!(
        found("Opinion 05/2014 on Anonymisation\nTechniques"),
        [""; 0]
    );
    assert_eq!(found("`mend`: https://example.org/colour"), [""; 0]);
}

#[test]
fn code_of_a_page_is_not_its_prose_but_output_is() {
    let page = "Words.\n\n```yaml\na: mend\n```\n\n```text\nmended\n```\n\nMore.\n";
    assert_eq!(prose(page), "Words.\n\n\nmended\n\nMore.\n");
}

#[test]
fn strings_of_a_program_are_its_literals_before_its_tests() {
    let program = "// \"a b\"\nlet c = '\"'; f(\"d \\\n   e\", r#\"g h\"#);\n#[cfg(test)]\n\"i j\"";
    assert_eq!(strings(program), ["d e", "g h"]);
}

/// The sources whose strings people read.
fn is_program(name: &str) -> bool {
    name.starts_with("crates/")
        && name.contains("/src/")
        && !name.ends_with("tests.rs")
        && ["avatar-lint-dev", "avatar-yaml", "avatar-format"]
            .iter()
            .all(|other| !name.starts_with(&format!("crates/{other}/")))
}

/// The pages that people read. Those of rules are checked beside their code.
fn is_page(name: &str) -> bool {
    !name.starts_with("CHANGELOG") && !name.starts_with("docs/src/rules/")
}

/// The banned words of a text, each with the right one.
fn banned_in(text: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let text = CITED.iter().fold(words(text), |text, cited| {
        text.replace(words(cited).trim(), "…")
    });
    let found = |(banned, _): &&(&str, &str)| match banned.trim_matches('*') {
        part if banned.starts_with('*') => text.contains(part),
        part if banned.ends_with('*') => text.contains(&format!(" {part}")),
        phrase => text.contains(&format!(" {phrase} ")),
    };
    BANNED
        .iter()
        .filter(found)
        .copied()
        .collect::<Vec<_>>()
        .into_iter()
}

/// The words outside of code and addresses, in lowercase, each between two spaces,
/// with a mark between sentences.
fn words(text: &str) -> String {
    let mut words = String::from(" ");
    let outside: Vec<&str> = text.split('`').step_by(2).collect();
    let outside = outside.join("`…`");
    let is_address = |word: &&str| word.contains("://");
    for word in outside.split_whitespace().filter(|word| !is_address(word)) {
        let word = word.to_lowercase();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        words.push_str(bare);
        words.push(' ');
        if word.ends_with(['.', ':', ';', ',', ')', '|']) {
            words.push_str("| ");
        }
    }
    words
}

/// The text of a page without code, but with the output that it shows.
fn prose(page: &str) -> String {
    let mut prose = String::new();
    let mut fence = None;
    for line in page.lines() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            fence = match fence {
                None => Some(language),
                Some(_) => None,
            };
        } else if matches!(fence, None | Some("text")) {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    prose
}

/// The string literals of a program with several words, up to its tests.
fn strings(program: &str) -> Vec<String> {
    let program = program.split("#[cfg(test)]").next().unwrap();
    let mut strings = Vec::new();
    let mut rest = program;
    while let Some(at) = rest.find(['"', '/', '\'', 'r']) {
        let (_, from) = rest.split_at(at);
        let length = if from.starts_with("//") {
            from.find('\n').unwrap_or(from.len())
        } else if from.starts_with("'\"'") {
            3
        } else if from.starts_with("r#\"") {
            let end = from.find("\"#").unwrap();
            strings.push(from[3..end].to_owned());
            end + 2
        } else if from.starts_with('"') {
            let end = closing_quote(from);
            strings.push(continued(&from[1..end]));
            end + 1
        } else {
            1
        };
        rest = &from[length..];
    }
    strings.retain(|string| string.contains(' '));
    strings
}

/// Where the literal that `text` begins with ends.
fn closing_quote(text: &str) -> usize {
    let mut escaped = false;
    let is_end = |(at, c): &(usize, char)| {
        let ends = *at > 0 && *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    };
    text.char_indices()
        .find(is_end)
        .map_or(text.len() - 1, |(at, _)| at)
}

/// A literal as the compiler reads its continued lines.
fn continued(literal: &str) -> String {
    let mut lines = literal.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + line.trim_start())
}

/// The files below a folder with one of the extensions.
fn files(root: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let skipped = ["target", ".git", "node_modules", ".tools", "book", "corpus"];
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !skipped.contains(&name) {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|it| extensions.iter().any(|wanted| it == *wanted))
            {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
