use super::Suppressions;
use crate::{Rule, rules};
use proptest::prelude::*;
use pyyaml_syntax::{Span, parse};

const RULE: &str = "credential-in-url";

fn rule(name: &str) -> &'static Rule {
    rules::find(name).unwrap()
}

fn at(offset: usize) -> Span {
    Span::at(offset)
}

/// The lines of `text` on whose first character a finding would be hidden.
/// `@` stands for a suppression of the rule.
fn covered(text: &str) -> Vec<String> {
    let text = text.replace('@', "# avatar-lint: ignore[credential-in-url]");
    let stream = parse(&text);
    assert!(stream.errors().is_empty(), "{:?}", stream.errors());
    let suppressions = Suppressions::new(&stream, None, str::parse);
    assert!(suppressions.malformed().is_empty());
    let mut offset = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '-']);
        let place = at(offset + (line.len() - content.len()));
        if suppressions.covers(rule(RULE), place) && !content.trim().is_empty() {
            lines.push(content.split('#').next().unwrap().trim().to_owned());
        }
        offset += line.len();
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[test]
fn at_the_end_of_a_line_it_covers_that_line_alone() {
    assert_eq!(covered("a: 1\nb: 2  @\nc: 3\n"), ["b: 2"]);
    assert_eq!(covered("a:  @\n  b: 2\nc: 3\n"), ["a:"]);
    assert_eq!(covered("- a: 1  @\n  b: 2\n"), ["a: 1"]);
}

#[test]
fn a_value_of_several_lines_counts_as_one() {
    assert_eq!(covered("a: 'x\n  y'  @\nb: 1\n"), ["a: 'x", "y'"]);
    assert_eq!(covered("a: [1,\n  2]  @\nb: 1\n"), ["a: [1,", "2]"]);
    assert_eq!(covered("a: |  @\n  x\n  y\nb: 1\n"), ["a: |"]);
}

#[test]
fn alone_it_covers_a_key_with_all_that_is_under_it() {
    assert_eq!(
        covered("z: 0\na:\n  w: 1\n  @\n  x:\n    y: 1\n    z: 2\n  v: 3\n"),
        ["x:", "y: 1", "z: 2"]
    );
    assert_eq!(covered("a:\n  @\n  x: 1\n  y: 2\n"), ["x: 1"]);
    assert_eq!(
        covered("z: 0\n@\n\n# more\na: |\n  x\n  y\nb: 1\n"),
        ["a: |", "x", "y"]
    );
}

#[test]
fn several_cover_what_each_covers_and_nothing_between() {
    assert_eq!(covered("a: 1  @\nb: 2\nc: 3  @\n"), ["a: 1", "c: 3"]);
    assert_eq!(
        covered("z:\n  @\n  a: 1\n  b: 2\n  @\n  c: 3\n"),
        ["a: 1", "c: 3"]
    );
    // One inside another takes nothing from it.
    assert_eq!(
        covered("z: 0\n@\na:\n  b: 1  @\n  c: 2\nd: 3\n"),
        ["a:", "b: 1", "c: 2"]
    );
}

#[test]
fn alone_above_a_dash_it_covers_the_item() {
    let text = "a:\n@\n- x: 1\n  y: 2\n- x: 3\n";
    assert_eq!(covered(text), ["x: 1", "y: 2"]);
    let text = "a:\n- x: 1\n@\n-\n  x: 3\n  y: 4\nb: 5\n";
    assert_eq!(covered(text), ["x: 3", "y: 4"]);
    assert_eq!(covered("@\n- - 1\n  - 2\n- 3\n"), ["1", "2", "3"]);
    assert_eq!(covered("- 0\n@\n- - 1\n  - 2\n- 3\n"), ["1", "2"]);
}

#[test]
fn alone_above_a_document_it_covers_the_document() {
    assert_eq!(covered("@\na: 1\nb: 2\n---\nc: 3\n"), ["a: 1", "b: 2"]);
    assert_eq!(
        covered("a: 1\n---\n@\nb: 2\nc: 3\n---\nd: 4\n"),
        ["b: 2", "c: 3"]
    );
    assert_eq!(covered("a: 1\n\n@\n---\nb: 2\nc: 3\n"), ["b: 2", "c: 3"]);
    // What some editors write at the start of a file.
    assert_eq!(
        covered("\u{feff}@\na: 1\nb: 2\n---\nc: 3\n"),
        ["a: 1", "b: 2"]
    );
}

#[test]
fn anchors_and_quotes_belong_to_what_begins_with_them() {
    assert_eq!(covered("a: 1\n@\n? &x \"b\"\n: 2\nc: 3\n"), ["? &x \"b\""]);
    assert_eq!(covered("a:\n- 0\n@\n- &x\n  b: 2\nc: 3\n"), ["&x", "b: 2"]);
    assert_eq!(
        covered("a: 1\n@\n\"b\":\n  c: 3\nd: 4\n"),
        ["\"b\":", "c: 3"]
    );
}

#[test]
fn a_comment_with_nothing_below_covers_nothing() {
    assert!(covered("a: 1\n@\n").is_empty());
    assert!(covered("a: 1\n@").is_empty());
}

#[test]
fn for_the_file_it_counts_anywhere() {
    let text = "a: 1\n---\nb: 2  # avatar-lint: ignore-file[secret] mock\n";
    let stream = parse(text);
    let suppressions = Suppressions::new(&stream, None, str::parse);
    assert!(suppressions.covers(rule(RULE), at(0)));
    assert!(suppressions.covers(rule("plaintext-secret"), at(text.len())));
    assert!(!suppressions.covers(rule("invalid-yaml"), at(0)));
}

#[test]
fn text_that_looks_like_a_comment_is_none() {
    assert!(covered("a: 'x @'\nb: |\n  @\n  y\nc: 'x'\n").is_empty());
}

/// What is left of `text` when its first suppression is taken away.
fn removed(text: &str) -> Option<String> {
    let text = text.replace('@', "# avatar-lint: ignore[credential-in-url]");
    let stream = parse(&text);
    let suppressions = Suppressions::new(&stream, None, str::parse);
    let edit = suppressions.all()[0].removal.clone()?;
    let mut rest = text.clone();
    rest.replace_range(edit.span.range(), &edit.replacement);
    Some(rest)
}

#[test]
fn taking_it_away_leaves_no_trace() {
    for (before, after) in [
        ("a: 1  @\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\n  @\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\r\n@\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"),
        ("a: 1\n@", "a: 1"),
        ("a: 1 @", "a: 1"),
        ("# why  @ so\na: 1\n", "# why\na: 1\n"),
        ("a: |\n  x\n\n@\n\nb: 1\n", "a: |\n  x\n\n\nb: 1\n"),
    ] {
        assert_eq!(removed(before).as_deref(), Some(after), "{before:?}");
    }
}

#[test]
fn it_stays_where_a_block_scalar_would_swallow_the_lines_after_it() {
    assert_eq!(removed("a: |+\n  x\n\n@\n\nb: 1\n"), None);
    assert_eq!(removed("a: >-\n@\n  @"), None);
    assert_eq!(removed("a: |\n  x\n@\n\n  # y\n"), None);
    assert!(removed("a: |+\n  x\nb: 1\n\n@\n\nc: 1\n").is_some());
}

proptest! {
    #[test]
    fn taking_it_away_changes_no_data(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "a: 1", "- b", "  c: 2", "  d: |+", "  d: >-", "    text", "", "@", "  @",
                "    @", "e: 'x", "  y'  @", "---", "- {f: 1, @", "    g: 2}", "x: 3 @",
            ]),
            1..12,
        ),
    ) {
        let text = lines.join("\n");
        if let Some(after) = text.contains('@').then(|| {
            let whole = text.replace('@', "# avatar-lint: ignore[credential-in-url]");
            let stream = parse(&whole);
            let suppressions = Suppressions::new(&stream, None, str::parse);
            let first = suppressions.all().first()?;
            let edit = first.removal.clone()?;
            let mut rest = whole.clone();
            rest.replace_range(edit.span.range(), &edit.replacement);
            Some((values(&whole), values(&rest)))
        }).flatten() {
            prop_assert_eq!(after.0, after.1);
        }
    }
}

fn values(text: &str) -> Vec<Option<String>> {
    let stream = parse(text);
    stream
        .documents()
        .map(|document| {
            document
                .root()
                .and_then(|root| pyyaml_syntax::json::to_json(root).ok())
        })
        .collect()
}
