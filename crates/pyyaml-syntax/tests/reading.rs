//! What the tree holds beside values: places, comments, merges, and errors that
//! leave the rest of a stream readable.

#![allow(
    clippy::expect_used,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

use pyyaml_syntax::{
    Document, Entry, Error, ErrorKind, Limits, Node, NodeKind, Options, Stream, Style, Value,
    parse, parse_with,
};

/// The text of a node's content.
fn content<'s>(stream: &'s Stream<'_>, node: Node<'s>) -> &'s str {
    node.span().text(stream.text())
}

fn root<'s>(stream: &'s Stream<'_>) -> Node<'s> {
    stream.document(0).unwrap().root().unwrap()
}

/// The first error, with the text it points to.
fn error(text: &str) -> (ErrorKind, String) {
    let stream = parse(text);
    let error = stream.errors().first().expect("an error");
    (error.kind, error.span.text(text).to_owned())
}

fn json(text: &str) -> String {
    let stream = parse(text);
    assert_eq!(stream.errors(), []);
    pyyaml_syntax::json::stream_to_json(&stream).unwrap()
}

#[test]
fn spans_are_those_of_the_content() {
    let text =
        "key: 'a b' # c\nlist:\n- [x, {y: 1}]\n- &n !!str 2\ntext: |-\n  one\n  two\n\nend:\n";
    let stream = parse(text);
    let root = root(&stream);
    let places: Vec<(&str, &str)> = root
        .entries()
        .map(|entry| (content(&stream, entry.key), content(&stream, entry.value)))
        .collect();
    let expected = [
        ("key", "'a b'"),
        ("list", "[x, {y: 1}]\n- &n !!str 2"),
        ("text", "|-\n  one\n  two"),
        ("end", ""),
    ];
    assert_eq!(places, expected);
    assert_eq!(root.span().range(), 0..text.len() - 1);

    let end = root.get("end").unwrap();
    assert_eq!(end.span().range(), text.len() - 1..text.len() - 1);
    assert_eq!(
        root.get("text").unwrap().header_span().unwrap().text(text),
        "|-"
    );

    let tagged = root.get("list").unwrap().items().nth(1).unwrap();
    assert_eq!(content(&stream, tagged), "2");
    assert_eq!(tagged.full_span().text(text), "&n !!str 2");
    assert_eq!(tagged.properties().anchor.unwrap().text(text), "&n");
    assert_eq!(tagged.properties().tag.unwrap().text(text), "!!str");
    assert_eq!(tagged.tag_name(), Some("tag:yaml.org,2002:str"));
    assert_eq!(tagged.value(), Value::Str("2"));
}

#[test]
fn an_empty_node_is_where_its_value_would_go() {
    let text = "- \n- ? a\n- {b, c: }\n- !!null # d\n";
    let stream = parse(text);
    let items: Vec<Node> = root(&stream).items().collect();
    let value = |index: usize, key: &str| items[index].get(key).unwrap().span().start();
    assert_eq!(items[0].span().range(), 1..1);
    assert_eq!(value(1, "a"), text.find('a').unwrap() + 1);
    assert_eq!(value(2, "b"), text.find('b').unwrap() + 1);
    assert_eq!(value(2, "c"), text.find(" }").unwrap());
    assert_eq!(items[3].span().start(), text.find(" #").unwrap());
}

#[test]
fn styles_are_kept() {
    use Style::{Block, DoubleQuoted, Flow, Folded, Literal, Plain, SingleQuoted};
    let stream = parse("[a, 'b', \"c\", [], {}]\n---\n- |\n a\n- >\n b\n- - c\n- d: e\n");
    let styles = |index| -> Vec<Style> {
        let root: Node = stream.document(index).unwrap().root().unwrap();
        root.items().map(Node::style).collect()
    };
    assert_eq!(styles(0), [Plain, SingleQuoted, DoubleQuoted, Flow, Flow]);
    assert_eq!(styles(1), [Literal, Folded, Block, Block]);
}

#[test]
fn comments_are_all_there_without_their_line_breaks() {
    let text = "# one\r\na: b # two\nc: | # three\n  # text\n d:\n#four";
    let stream = parse("# one\r\na: b # two\nc: | # three\n  # text\n#four");
    let comments: Vec<&str> = stream
        .comments()
        .iter()
        .map(|comment| comment.span.text(stream.text()))
        .collect();
    assert_eq!(comments, ["# one", "# two", "# three", "#four"]);
    assert!(!parse(text).errors().is_empty());
}

#[test]
fn documents_leave_no_gap_between_them() {
    let text = "# first\n%YAML 1.1\n---\na: b\n...\n# between\n--- # second\nc\n---\n";
    let stream = parse(text);
    let spans: Vec<&str> = stream
        .documents()
        .map(|document| document.span().text(text))
        .collect();
    let expected = [
        "# first\n%YAML 1.1\n---\na: b\n...\n# between\n",
        "--- # second\nc\n",
        "---\n",
    ];
    assert_eq!(spans, expected);
    let first = stream.document(0).unwrap();
    assert_eq!(first.directives()[0].name, "YAML");
    assert_eq!(first.directives()[0].value, "1.1");
    assert_eq!(first.marker().unwrap().start(), text.find("---").unwrap());
    assert!(stream.document(2).unwrap().root().is_none());
    assert_eq!(
        stream.document(1).unwrap().root().unwrap().document_index(),
        1
    );
}

#[test]
fn an_alias_answers_for_its_target() {
    let stream = parse("a: &x [1, 2]\nb: *x\n");
    let (a, b) = (
        root(&stream).get("a").unwrap(),
        root(&stream).get("b").unwrap(),
    );
    assert!(b.is_alias() && !a.is_alias());
    assert_eq!(b.target(), a);
    assert_ne!(a, b);
    assert_eq!(b.kind(), NodeKind::Sequence);
    assert_eq!(b.items().count(), 2);
    assert_eq!(content(&stream, b), "*x");
}

#[test]
fn merged_entries_know_the_key_they_came_through() {
    let stream = parse("base: &base {a: 1, b: 2}\nuser:\n  <<: *base\n  b: 3\n  c: 4\n");
    let user = root(&stream).get("user").unwrap();
    let merge = user.written_entries().next().unwrap().key;
    let entries: Vec<(&str, i64, Option<Node>)> = user
        .entries()
        .map(
            |Entry {
                 key, value, merged, ..
             }| (key.text().unwrap(), value.as_i64().unwrap(), merged),
        )
        .collect();
    assert_eq!(
        entries,
        [("a", 1, Some(merge)), ("b", 3, None), ("c", 4, None)]
    );
    assert_eq!(user.written_entries().count(), 3);
    assert_eq!(
        user.get_entry("b").unwrap().key.span().text(stream.text()),
        "b"
    );
    assert!(stream.duplicate_keys().is_empty());
}

#[test]
fn the_last_of_equal_keys_counts_and_both_are_reported() {
    let text = "a: 1\n1: x\nb: 2\na: 3\ntrue: y\n1.0: z\n";
    let stream = parse(text);
    let root = root(&stream);
    assert_eq!(root.get("a").unwrap().as_i64(), Some(3));
    assert_eq!(root.entries().count(), 3);
    let pairs: Vec<(&str, &str)> = stream
        .duplicate_keys()
        .iter()
        .map(|pair| (content(&stream, pair.first), content(&stream, pair.second)))
        .collect();
    assert_eq!(pairs, [("a", "a"), ("1", "true"), ("1", "1.0")]);
    let first = stream.duplicate_keys()[0];
    assert_eq!(first.first.span().start(), 0);
    assert_eq!(first.second.span().start(), text.rfind('a').unwrap());
}

#[test]
fn equal_keys_are_found_among_many() {
    let keys: String = (0..5000)
        .map(|number| format!("key{number}: 1\n"))
        .collect();
    let stream = parse(&keys);
    assert!(stream.duplicate_keys().is_empty());
    let text = keys.clone() + "key17: 2\n";
    let stream = parse(&text);
    assert_eq!(stream.duplicate_keys().len(), 1);
    assert_eq!(root(&stream).get("key17").unwrap().as_i64(), Some(2));
}

#[test]
fn what_follows_a_broken_document_is_read() {
    let text = "a: 1\n---\nb: [1, 2\nc: 3\n---\nd: 4\n---\ne: \"x\n---\nf: 5\n...\n---\n\tg: 6\n";
    let stream = parse(text);
    let broken: Vec<bool> = stream.documents().map(Document::is_broken).collect();
    assert_eq!(broken, [false, true, false, true, false, true]);
    let documents: Vec<usize> = stream.errors().iter().map(|error| error.document).collect();
    assert_eq!(documents, [1, 3, 5]);
    let value = |index, key| stream.document(index).unwrap().root()?.get(key)?.as_i64();
    assert_eq!(value(0, "a"), Some(1));
    assert_eq!(value(2, "d"), Some(4));
    assert_eq!(value(4, "f"), Some(5));
}

#[test]
fn what_was_read_before_the_fault_is_kept() {
    let stream = parse("kind: A\nspec:\n  tables:\n  - name: t\n    columns: [a, {b: c\n");
    let spec = root(&stream).get("spec").unwrap();
    let table = spec.get("tables").unwrap().items().next().unwrap();
    assert_eq!(table.get("name").unwrap().as_str(), Some("t"));
    let columns: Vec<Node> = table.get("columns").unwrap().items().collect();
    assert_eq!(columns[1].get("b").unwrap().as_str(), Some("c"));
    assert!(stream.document(0).unwrap().is_broken());

    let stream = parse("a: b\nc: @d\n");
    assert_eq!(root(&stream).get("a").unwrap().as_str(), Some("b"));
    assert!(root(&stream).get("c").unwrap().is_null());
}

#[test]
fn a_faulty_instruction_does_not_hide_the_document() {
    let stream = parse("%YAML 2.0\n---\na: 1\n...\n%TAG !\n---\n");
    assert_eq!(stream.errors().len(), 2);
    assert_eq!(stream.errors()[0].kind, ErrorKind::Directive);
    assert_eq!(root(&stream).get("a").unwrap().as_i64(), Some(1));
    let stream = parse("a: 1\n...\nb: 2\n");
    assert_eq!(stream.errors()[0].kind, ErrorKind::MissingDocumentStart);
    let second = stream.document(1).unwrap();
    assert!(second.is_broken() && !stream.document(0).unwrap().is_broken());
    assert_eq!(second.root().unwrap().get("b").unwrap().as_i64(), Some(2));
}

#[test]
fn each_fault_has_its_kind_and_place() {
    use ErrorKind as E;

    let cases = [
        ("a: \u{1}", E::Character, "\u{1}"),
        ("a:\n\tb: 1", E::Tab, "\t"),
        ("a: @b", E::ReservedIndicator, "@"),
        ("a: 1\nb\nc: 2", E::MissingColon, "b"),
        ("a: b: c", E::UnexpectedColon, ":"),
        ("a: b\n  c: d", E::UnexpectedColon, "c:"),
        ("a: [1\nb: 2", E::UnclosedBracket, "["),
        ("a: - b", E::UnexpectedDash, "-"),
        ("a: ? b", E::UnexpectedQuestionMark, "?"),
        ("a: 1\n- b", E::UnexpectedContent, "-"),
        ("a: {{b}}-##", E::UnexpectedContent, "-##"),
        ("a: 'b' c", E::UnexpectedContent, "c"),
        ("a: 1\nb: [1, 2", E::UnclosedBracket, "["),
        ("a: [1}", E::UnclosedBracket, "}"),
        ("a: ]", E::UnopenedBracket, "]"),
        ("a: ['b' c]", E::MissingComma, "c"),
        ("a: [,]", E::MissingValue, ","),
        ("a: 'b\nc: d", E::UnclosedQuote, "'"),
        ("a: \"x\\#\"", E::Escape, "\\#"),
        ("a: \"\\x4\"", E::Escape, "\\x"),
        ("a: | b\n", E::BlockHeader, "b"),
        ("a: &b.c d", E::AnchorName, "&b."),
        ("a: *.csv", E::AnchorName, "*."),
        ("a: *b", E::UndefinedAlias, "*b"),
        ("a: &b 1\nc: &b 2", E::DuplicateAnchor, "&b"),
        ("a: !<b c", E::TagSyntax, "!<b "),
        ("a: !b!c d", E::UndefinedTagHandle, "!b!c"),
        ("a: !b c", E::UnknownTag, "!b"),
        ("a: !!python/none x", E::UnknownTag, "!!python/none"),
        ("a: !!seq b", E::TagMismatch, "!!seq"),
        ("%YAML x\n---", E::Directive, "%YAML x"),
        ("%a b\n", E::MissingDocumentStart, "%a b"),
        ("a\n...\nb", E::MissingDocumentStart, "b"),
        ("[a]: b", E::UnhashableKey, "[a]"),
        ("<<: 1", E::Merge, "1"),
        ("a: =", E::BareEquals, "="),
        ("a: 2024-02-30", E::Date, "2024-02-30"),
        ("a: 0x_", E::Number, "0x_"),
        ("a: !!binary Y", E::Binary, "!!binary Y"),
        ("a: \"\\ud800\"", E::LoneSurrogate, "\\ud800"),
        ("&a [*a]", E::SelfReference, "*a"),
    ];
    for (text, kind, place) in cases {
        let found = error(text);
        assert_eq!((found.0, found.1.as_str()), (kind, place), "{text}");
    }
}

#[test]
fn each_error_says_what_to_do() {
    let faulty = "a: 'b' c\n---\n[a\n---\n*a\n---\n@\n---\na: 2024-13-01\n---\n{[a]: b}\n";
    let stream = parse(faulty);
    assert_eq!(stream.errors().len(), 6);
    for Error { message, help, .. } in stream.errors() {
        assert!(
            !message.is_empty() && !message.ends_with(['.', '!']),
            "{message}"
        );
        assert!(
            help.as_ref().is_some_and(|help| !help.is_empty()),
            "{message}"
        );
    }
}

#[test]
fn errors_that_a_document_has_several_of_are_all_reported() {
    let stream = parse("a: 2024-13-01\nb: !x y\nc: =\nd: *e\n");
    // Python stops at the alias, before it looks at values.
    assert_eq!(stream.errors().len(), 1);
    let stream = parse("a: 2024-13-01\nb: !x y\nc: =\n");
    let kinds: Vec<ErrorKind> = stream.errors().iter().map(|error| error.kind).collect();
    let expected = [
        ErrorKind::Date,
        ErrorKind::UnknownTag,
        ErrorKind::BareEquals,
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn columns_count_characters_and_not_bytes() {
    assert_eq!(
        json("é:\n- 日: a\n  本: b\n"),
        r#"[{"é": [{"日": "a", "本": "b"}]}]"#
    );
    assert_eq!(json("\u{feff}a: 1\nb: 2\n"), r#"[{"a": 1, "b": 2}]"#);
}

#[test]
fn json_has_tags_for_what_it_lacks() {
    let text = "[~, yes, 0x10, 1.0, .inf, -.inf, .nan, 2024-01-31, 2024-01-31 10:00:00Z, \
                !!binary aGk=, !!set {a, 1}, {1: a}, !!omap [a: 1], 123456789012345678901234567890]";
    let expected = concat!(
        r#"[[null, true, 16, 1.0, {"$type": "float", "value": ".inf"}, "#,
        r#"{"$type": "float", "value": "-.inf"}, {"$type": "float", "value": ".nan"}, "#,
        r#"{"$type": "date", "value": "2024-01-31"}, "#,
        r#"{"$type": "datetime", "value": "2024-01-31T10:00:00+00:00"}, "#,
        r#"{"$type": "binary", "value": "aGk="}, {"$type": "set", "values": ["a", 1]}, "#,
        r#"{"$type": "map", "entries": [[1, "a"]]}, [["a", 1]], "#,
        r#"123456789012345678901234567890]]"#,
    );
    assert_eq!(json(text), expected);
}

#[test]
fn limits_differ_from_faults() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(parse(&deep(494)).errors().is_empty());
    assert_eq!(error(&deep(495)).0, ErrorKind::Depth);

    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    let stream = parse(&bomb);
    assert!(stream.errors().iter().all(Error::is_limit));
    assert_eq!(stream.errors()[0].kind, ErrorKind::AliasExpansion);
    // What is left of it can be written out.
    assert!(pyyaml_syntax::json::stream_to_json(&stream).is_ok());

    let digits = format!("a: {}", "1".repeat(4301));
    assert_eq!(error(&digits).0, ErrorKind::LongInteger);

    let mut limits = Limits::default();
    limits.alias_nodes = 0;
    limits.merged_entries = 0;
    let few = Options::new().limits(limits);
    let text = format!("- &a {{{}}}\n- <<: *a\n", "b: c, ".repeat(3));
    assert!(parse_with(&text, &few).errors().is_empty());
    let many = text.clone() + &"- *a\n".repeat(20);
    let stream = parse_with(&many, &few);
    assert_eq!(stream.errors()[0].kind, ErrorKind::AliasExpansion);
    assert!(parse(&many).errors().is_empty());
    let scalars = format!("- &a 1\n- [{}]\n", "*a,".repeat(1000));
    assert!(parse_with(&scalars, &few).errors().is_empty());
}

#[test]
fn aliases_cannot_nest_deeper_than_what_is_written() {
    let mut text = String::from("- &a0 []\n");
    for level in 1..30 {
        let (open, close) = ("[".repeat(20), "]".repeat(20));
        text += &format!("- &a{level} {open}*a{}{close}\n", level - 1);
    }
    let stream = parse(&text);
    assert_eq!(stream.errors()[0].kind, ErrorKind::AliasDepth);
    assert!(stream.errors()[0].is_limit());
    assert!(
        stream.errors()[0]
            .message
            .contains("PyYAML itself reads this")
    );
}

#[test]
fn thousands_of_errors_are_not_all_reported() {
    let text = "- !x y\n".repeat(5000) + "---\n" + &"- *a\n".repeat(5000);
    let stream = parse(&text);
    assert!((1000..=2000).contains(&stream.errors().len()));
}
