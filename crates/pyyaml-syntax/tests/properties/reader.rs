//! What the tree of every text promises. The fuzz targets check it, too.

use pyyaml_syntax::{Node, Span, Stream, json, parse};

/// Checks what the tree promises.
pub(crate) fn check(text: &str) {
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
