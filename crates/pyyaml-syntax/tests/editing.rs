//! What holds for every edit: the data differs at the named place only, and
//! every comment survives.

#![allow(
    clippy::expect_used,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "editing/data.rs"]
mod data;
#[path = "editing/generate.rs"]
mod generate;
#[allow(dead_code, reason = "other tests use the rest")]
mod mutation;
#[path = "editing/trial.rs"]
mod trial;

use data::{Data, documents};
use generate::Dice;
use proptest::prelude::*;
use pyyaml_syntax::edit::{Editor, Place, Refusal, Scalar, apply};
use pyyaml_syntax::{Span, Style, parse};
use trial::{Tally, try_comments, try_text};

#[test]
fn an_edit_of_a_generated_text_changes_its_place_only() {
    let mut tally = Tally::new();
    for seed in 0..8_000 {
        let mut dice = Dice::new(seed);
        let text = generate::text(&mut dice);
        try_text(&text, &mut dice, &mut tally);
        try_comments(&text, &mut dice, &mut tally);
    }
    assert_each_is_made(&tally);
}

#[test]
fn an_edit_of_a_changed_configuration_changes_its_place_only() {
    let mut tally = Tally::new();
    let (mut dice, mut commenting) = (Dice::new(7), Dice::new(8));
    for text in mutation::cases(3, 3_000) {
        try_text(&text, &mut dice, &mut tally);
        let commented = with_a_comment(&text, &mut commenting);
        try_comments(&commented, &mut commenting, &mut tally);
    }
    assert_each_is_made(&tally);
}

/// `text` with a comment behind one of its lines.
fn with_a_comment(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let line = dice.below(lines.len());
    let commented = format!("{} #one # two", lines[line]);
    lines[line] = &commented;
    lines.join("\n")
}

fn assert_each_is_made(tally: &Tally) {
    for (name, (made, refused)) in tally {
        println!("{name}: {made} made, {refused} refused");
        assert!(
            *made >= 40 && made * 3 > *refused,
            "{name} is refused too often"
        );
    }
    assert_eq!(tally.len(), 14);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read_back_wherever_it_is_written(
        string in any::<String>(),
        context in 0..TEMPLATES.len(),
    ) {
        read_back(&string, TEMPLATES[context]);
    }

    #[test]
    fn any_string_of_signs_is_read_back_wherever_it_is_written(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "é", "- ", "? ", ": ", ":", ", ", "[", "]", "{", "}", "#", " #", "'", "\"", "\\",
            "\n", "\r", "\t", " ", "&", "*", "!", "|", ">", "%", "@", "`", "---", "...", "<<", "=",
            "~", "null", "on", "1", "0x1F", "1e3", "2024-01-01", "\u{85}", "\u{2028}", "\u{feff}",
        ]), 0..6),
        context in 0..TEMPLATES.len(),
    ) {
        read_back(&pieces.concat(), TEMPLATES[context]);
    }
}

/// Where strings are written: over `X`, `'X'` or `"X"`.
const TEMPLATES: [&str; 20] = [
    "X\n",
    "a: X\n",
    "a: X # c\n",
    "a: 'X'\n",
    "a: \"X\"",
    "X: a\n",
    "'X': a\r\n",
    "\"X\" : a\n",
    "- X\n- b",
    "-\n  - 'X'\n",
    "[X]",
    "[a, X, b]\n",
    "{X: a}\n",
    "{'X': a}",
    "{\"X\":1}",
    "{a: X, b: c}\n",
    "? X\n: a\n",
    "--- X\n...\n",
    "a: |\n  X\nb: c\n",
    "- b: >-\n    X\n\n# c\n",
];

fn read_back(string: &str, template: &str) {
    let stream = parse(template);
    let node = stream
        .nodes()
        .find(|node| node.text().is_some_and(|text| text.trim() == "X"));
    let node = node.expect("every template has it");
    let editor = Editor::new(&stream);
    let is_key = template.find('X') < template.find(": a") && template.contains(": a")
        || template.contains("\"X\":");
    let edit = if is_key {
        editor.rename(node, string)
    } else {
        editor.replace(node, Scalar::String(string))
    };
    if is_key && string.chars().count() > 150 {
        // Too long for a key on one line, perhaps, when it is escaped.
        return;
    }
    let after = apply(template, [&edit.expect("nothing is in the way")]);
    let read = parse(&after);
    assert!(read.errors().is_empty(), "{after:?}: {:?}", read.errors());
    let original = node.as_str().unwrap_or_default();
    let replaced = |data: Data| data.replaced(&Data::string(original), &Data::string(string));
    let expected: Vec<_> = documents(&stream).into_iter().map(replaced).collect();
    assert_eq!(documents(&read), expected, "{after:?}");
}

#[test]
fn what_an_alias_repeats_is_refused() {
    let stream = parse("a: &x {k: 1}\nb: *x\nc: {<<: *x, own: 2}\n");
    let editor = Editor::new(&stream);
    let root = stream.document(0).unwrap().root().unwrap();
    let at = |path: &[&str]| path.iter().fold(root, |node, key| node.get(key).unwrap());
    let replace = |path: &[&str]| editor.replace(at(path), Scalar::Plain("5"));
    assert_eq!(replace(&["a", "k"]), Err(Refusal::Shared));
    assert_eq!(replace(&["b"]), Err(Refusal::Shared));
    assert_eq!(replace(&["c", "k"]), Err(Refusal::Shared));
    assert!(replace(&["c", "own"]).is_ok());
    let field = editor.set_field(at(&["c"]), "k", Scalar::Plain("5"), Place::First);
    assert_eq!(field, Err(Refusal::Shared));
    let entry = root.get_entry("a").unwrap();
    assert_eq!(editor.remove_entry(root, &entry), Err(Refusal::Shared));
    let entry = root.get_entry("b").unwrap();
    assert_eq!(editor.begin_document(root, entry.key), Err(Refusal::Shared));
}

#[test]
fn each_refusal_says_what_is_in_the_way() {
    let text = "a: !!str 1\nb: [x]\nc: 1\nc: 2\nd:\n  e: 1 # c\nf: 'q'\n";
    let stream = parse(text);
    let editor = Editor::new(&stream);
    let root = stream.document(0).unwrap().root().unwrap();
    let get = |key: &str| root.get(key).unwrap();
    let entry = |key: &str| root.get_entry(key).unwrap();
    assert_eq!(
        editor.replace(get("a"), Scalar::Plain("2")),
        Err(Refusal::Tagged)
    );
    assert_eq!(
        editor.replace(get("b"), Scalar::Plain("2")),
        Err(Refusal::NotScalar)
    );
    assert_eq!(
        editor.replace(get("f"), Scalar::Plain("a: b")),
        Err(Refusal::Unwritable)
    );
    assert_eq!(
        editor.rename_key(root, &entry("c"), "x"),
        Err(Refusal::Repeated)
    );
    assert_eq!(
        editor.rename_key(root, &entry("a"), "b"),
        Err(Refusal::Taken)
    );
    assert_eq!(
        editor.remove_entry(root, &entry("d")),
        Err(Refusal::Comment)
    );
    let inner = get("d").get_entry("e").unwrap();
    assert_eq!(
        editor.remove_entry(get("d"), &inner),
        Err(Refusal::LastEntry)
    );
    assert_eq!(editor.quote(get("f")), Err(Refusal::Layout));
    let style = get("f").style();
    assert_eq!(style, Style::SingleQuoted);
}

#[test]
fn no_comment_is_written_into_a_block_scalar() {
    for text in [
        "a: |\n  text\n",
        "a: |\n  text\n # comment\nb: 1\n",
        "a: >-\n  text",
        "- |+\n  text\n\n\n",
        "a: |\r\n  text\r\n",
    ] {
        let stream = parse(text);
        let offset = text.find("text").unwrap();
        let beside = Editor::new(&stream).add_comment_beside(offset, "# new");
        assert_eq!(beside, Err(Refusal::InsideValue), "{text:?}");
    }
}

#[test]
fn nothing_but_spaces_follows_a_quoted_value() {
    for (text, expected) in [
        ("a: b #c\t", "a: 'b #c'"),
        ("a: b #c\u{a0}\n", "a: 'b #c'\n"),
        ("a: b #c  \n", "a: 'b #c'  \n"),
    ] {
        let stream = parse(text);
        let root = stream.documents().next().unwrap().root().unwrap();
        let comment = stream.comments()[0].span;
        let editor = Editor::new(&stream);
        let edit = editor.quote_with_comment(root.get("a").unwrap(), comment);
        assert_eq!(apply(text, [&edit.unwrap()]), expected, "{text:?}");
    }
    let text = "a: b #c\t# d\n";
    let stream = parse(text);
    let root = stream.documents().next().unwrap().root().unwrap();
    let start = text.find('#').unwrap();
    let editor = Editor::new(&stream);
    let edit = editor.quote_with_comment(root.get("a").unwrap(), Span::new(start, start + 2));
    assert_eq!(apply(text, [&edit.unwrap()]), "a: 'b #c'  # d\n");
}

#[test]
fn a_question_mark_without_a_key_is_an_entry_of_its_own() {
    for (text, expected) in [
        ("a: x\n?\nb: y\n", "a: x\n?\n---\nb: y\n"),
        ("a: x\n? b\n: y\n", "a: x\n---\n? b\n: y\n"),
        ("a: x\n?\n b\n: y\n", "a: x\n---\n?\n b\n: y\n"),
    ] {
        let stream = parse(text);
        let root = stream.documents().next().unwrap().root().unwrap();
        let entry = root.entries().find(|entry| entry.key.as_str() == Some("b"));
        let edit = Editor::new(&stream).begin_document(root, entry.unwrap().key);
        assert_eq!(apply(text, [&edit.unwrap()]), expected, "{text:?}");
    }
}
