//! What holds for every text.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod mutation;

use proptest::prelude::*;
use pyyaml_syntax::{Node, Span, Stream, json, parse};

/// Texts of what means something to YAML.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b: c",
        "key: ",
        "- ",
        "? ",
        ": ",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "\\",
        "|\n",
        ">-\n",
        "# c\n",
        "&a ",
        "*a ",
        "&b ",
        "*b",
        "!!str ",
        "!!set ",
        "!!omap ",
        "!x ",
        "!",
        "<<: ",
        "=",
        "---\n",
        "...\n",
        "\n---\n",
        "%YAML 1.1\n",
        "%TAG !e! tag:e,1:\n",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        "\t",
        "\r\n",
        "\r",
        "\u{85}",
        "\u{2028}",
        "é",
        "日本",
        "😀",
        "\u{feff}",
        "1",
        "2024-13-01",
        "0x_",
        ".nan",
        "\u{0}",
        "\\ud800",
        "\"\\u00e9\"",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Checks what the tree promises.
fn check(text: &str) {
    let stream = parse(text);
    assert_eq!(stream.text(), text);
    let in_text = |span: Span| {
        assert!(
            span.start() <= span.end() && span.end() <= text.len(),
            "{span:?}"
        );
        assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
    };
    let mut end = 0;
    for document in stream.documents() {
        in_text(document.span());
        assert_eq!(document.span().start(), end, "documents leave no gap");
        end = document.span().end();
        if let Some(root) = document.root() {
            check_nodes(root, document.index(), &in_text);
        }
    }
    assert!(end == text.len() || stream.documents().len() == 0);
    let mut end = 0;
    for comment in stream.comments() {
        in_text(comment.span);
        assert!(comment.span.start() >= end && comment.span.text(text).starts_with('#'));
        end = comment.span.end();
    }
    check_errors(&stream, &in_text);
    for pair in stream.duplicate_keys() {
        assert!(pair.first.span().start() < pair.second.span().start());
    }
    let json = json::stream_to_json(&stream).expect("small texts have small values");
    // Values of broken documents are still values, except for lone surrogates.
    serde_json::from_str::<serde::de::IgnoredAny>(&json).expect("this is JSON");
}

fn check_nodes(root: Node<'_>, document: usize, in_text: &impl Fn(Span)) {
    let mut nodes = vec![root];
    while let Some(node) = nodes.pop() {
        in_text(node.full_span());
        assert_eq!(node.document_index(), document);
        for name in node.entries().filter_map(|entry| entry.key.as_str()) {
            assert!(node.get_entry(name).is_some(), "{name:?}");
        }
        if node.is_alias() {
            continue;
        }
        let children = |node: Node<'_>| -> Vec<_> {
            let written = node
                .written_entries()
                .flat_map(|entry| [entry.key, entry.value]);
            node.items()
                .chain(written)
                .map(|child| (child.id(), child.full_span()))
                .collect()
        };
        let mut end = node.span().start();
        for (_, span) in children(node) {
            assert!(
                end <= span.start() && span.end() <= node.span().end(),
                "children are in order and inside"
            );
            end = span.end();
        }
        nodes.extend(node.items());
        nodes.extend(
            node.written_entries()
                .flat_map(|entry| [entry.key, entry.value]),
        );
    }
}

fn check_errors(stream: &Stream<'_>, in_text: &impl Fn(Span)) {
    let mut start = 0;
    for error in stream.errors() {
        in_text(error.span);
        if let Some((span, _)) = &error.related {
            in_text(*span);
        }
        assert!(error.span.start() >= start, "errors are in order");
        start = error.span.start();
        if let Some(document) = stream.document(error.document) {
            assert!(document.is_broken());
        }
    }
    let broken = stream.documents().any(pyyaml_syntax::Document::is_broken);
    assert_eq!(
        broken,
        !stream.errors().is_empty() && stream.documents().len() > 0
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_signs_and_words_keep_the_promises(text in soup()) {
        check(&text);
    }

    #[test]
    fn any_text_keeps_the_promises(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in any::<Vec<u8>>()) {
        if let Ok(text) = pyyaml_syntax::decode(&bytes) {
            check(&text);
        }
    }

    #[test]
    fn utf16_with_a_mark_is_decoded(text in any::<String>()) {
        let marked = format!("\u{feff}{text}");
        let units = || marked.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let decoded = [pyyaml_syntax::decode(&little).unwrap(), pyyaml_syntax::decode(&big).unwrap()];
        prop_assert_eq!(decoded, [marked.as_str(), marked.as_str()]);
    }
}

#[test]
fn changed_configurations_keep_the_promises() {
    for text in mutation::cases(1, 4000) {
        check(&text);
    }
}
