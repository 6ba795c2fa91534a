//! Single edits that people make.

use pyyaml_syntax::{Node, NodeKind, Style, parse};

/// What is done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// A key with two letters swapped.
    MisspeltKey,
    /// A value with two letters swapped.
    MisspeltValue,
    /// An entry taken out.
    Removed,
    /// A scalar instead of a mapping or a list, or a mapping instead of a scalar.
    WrongType,
    /// An entry written twice.
    Doubled,
    /// Nothing as a value.
    Null,
}

/// A configuration after an edit.
pub(crate) struct Edited {
    pub(crate) kind: Kind,
    pub(crate) path: String,
    pub(crate) what: String,
    pub(crate) text: String,
}

/// The edits of a text, in its order.
pub(crate) fn of(path: &str, text: &str) -> Vec<Edited> {
    let stream = parse(text);
    let editor = pyyaml_syntax::edit::Editor::new(&stream);
    let mut edited = Vec::new();
    let mut pending: Vec<Node<'_>> = stream
        .documents()
        .filter_map(pyyaml_syntax::Document::root)
        .collect();
    pending.reverse();
    while let Some(node) = pending.pop() {
        let mut below: Vec<Node<'_>> = node.items().collect();
        let entries: Vec<_> = node.written_entries().collect();
        for entry in &entries {
            below.push(entry.value);
            let Some(key) = entry.key.text() else {
                continue;
            };
            if ["annotations", "display_name"].contains(&key) {
                continue;
            }
            let mut add = |kind, what: String, edited_text: String| {
                edited.push(Edited {
                    kind,
                    path: path.to_owned(),
                    what,
                    text: edited_text,
                });
            };
            let mut replace = |kind, span: pyyaml_syntax::Span, with: &str| {
                let mut new = text.to_owned();
                new.replace_range(span.start()..span.end(), with);
                add(kind, format!("{key}: {}", with.trim()), new);
            };
            if let Some(slip) = slip(key) {
                replace(Kind::MisspeltKey, entry.key.span(), &slip);
            }
            let value = entry.value;
            if value.kind() == NodeKind::Scalar
                && value.style() == Style::Plain
                && !value.is_alias()
            {
                if let Some(slip) = value.as_str().and_then(slip) {
                    replace(Kind::MisspeltValue, value.span(), &slip);
                }
                replace(Kind::WrongType, value.span(), "{x: 1}");
                replace(Kind::Null, value.span(), "null");
            } else if value.style() == Style::Flow && !value.is_alias() {
                replace(Kind::WrongType, value.span(), "word");
            }
            if let Ok(edit) = editor.remove_entry(node, entry) {
                let new = pyyaml_syntax::edit::apply(text, [&edit]);
                add(Kind::Removed, key.to_owned(), new);
            }
            let start = entry.key.span().start();
            let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let is_own_line = text[line..start].chars().all(|c| c == ' ');
            if node.style() == Style::Block && is_own_line {
                let end = value.full_span().end();
                let copy = format!("{}\n{}", &text[start..end], &text[line..start]);
                let mut new = text.to_owned();
                new.insert_str(start, &copy);
                add(Kind::Doubled, key.to_owned(), new);
            }
        }
        below.reverse();
        pending.extend(below);
    }
    edited
}

/// A word with two letters in its middle swapped.
fn slip(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let is_word = letters.len() >= 4 && letters.iter().all(|c| c.is_alphabetic() || *c == '_');
    let middle = letters.len() / 2;
    let at = (middle..letters.len() - 1).find(|&at| letters[at] != letters[at + 1]);
    let at = at.filter(|_| is_word)?;
    let mut swapped = letters;
    swapped.swap(at, at + 1);
    Some(swapped.into_iter().collect())
}
