//! What a fix may change. The fuzz targets ask it, too.

use avatar_lint_rules::{Edit, Finding, Fix, Options, lint_stream};
use pyyaml_syntax::{Node, NodeKind, Stream, Style, json, parse};
use serde_json::Value;
use std::collections::HashSet;

/// What a fix must leave as it was.
pub(crate) fn compare(
    before: &Stream<'_>,
    fixed: &str,
    fix: &Fix,
    options: &Options,
    finding: &Finding,
) -> Result<(), String> {
    let after = parse(fixed);
    if after.errors().len() > before.errors().len() {
        return Err(format!(
            "the text cannot be read any more: {:?}",
            after.errors()
        ));
    }
    if !survives(before, &after, fix) {
        return Err("a comment was lost or changed".to_owned());
    }
    let begins_document = after.documents().len() != before.documents().len();
    if !begins_document {
        let allowed: Vec<String> = fix
            .edits
            .iter()
            .map(|edit| place(before, edit.span.start(), edit.span.end()))
            .collect();
        for difference in differences(&data(before)?, &data(&after)?) {
            if !allowed
                .iter()
                .any(|place| difference.starts_with(place.as_str()))
            {
                return Err(format!(
                    "the data changed at {difference}, not only in {allowed:?}"
                ));
            }
        }
    }
    let starts = |stream: &Stream<'_>| {
        let findings = lint_stream(stream, options).into_iter();
        let same = findings.filter(|other| other.rule == finding.rule && !other.suppressed);
        same.map(|other| other.span.start()).collect::<Vec<_>>()
    };
    // What is read at last may have faults of its own, as below a key that was misspelled.
    let all = starts(before);
    let known: HashSet<usize> = all.iter().map(|&at| moved(at, fix)).collect();
    let left = starts(&after);
    let left = left.iter().filter(|&at| known.contains(at)).count();
    // Of three documents glued together, the second gap shows when the first is fixed.
    if !begins_document && left >= all.len() {
        return Err("the finding is still there".to_owned());
    }
    Ok(())
}

/// Where an offset of the text is after a fix.
fn moved(offset: usize, fix: &Fix) -> usize {
    let edits = fix.edits.iter();
    let before = edits.filter(|edit| edit.span.end() <= offset);
    let (added, removed) = before.fold((0, 0), |(added, removed), edit| {
        (added + edit.replacement.len(), removed + edit.span.len())
    });
    offset + added - removed
}

/// Whether the comments that no edit touches are there as before.
fn survives(before: &Stream<'_>, after: &Stream<'_>, fix: &Fix) -> bool {
    let text = |stream: &Stream<'_>, span: pyyaml_syntax::Span| span.text(stream.text()).to_owned();
    let mut expected = before.comments().iter().filter(|comment| {
        let touches = |edit: &Edit| {
            edit.span.start() < comment.span.end() && comment.span.start() < edit.span.end()
        };
        !fix.edits.iter().any(touches)
    });
    let mut kept = after
        .comments()
        .iter()
        .map(|comment| text(after, comment.span));
    expected.all(|comment| kept.any(|other| other == text(before, comment.span)))
}

fn data(stream: &Stream<'_>) -> Result<Value, String> {
    let json = json::stream_to_json(stream).map_err(|error| error.to_string())?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

/// Where two values differ, as the shortest pointers.
fn differences(before: &Value, after: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut pending = vec![(String::new(), before, after)];
    while let Some((pointer, before, after)) = pending.pop() {
        match (before, after) {
            (Value::Object(a), Value::Object(b)) => {
                for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                    let pointer = format!("{pointer}/{key}");
                    match (a.get(key), b.get(key)) {
                        (Some(a), Some(b)) => pending.push((pointer, a, b)),
                        _ => found.push(pointer),
                    }
                }
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                for (index, (a, b)) in a.iter().zip(b).enumerate() {
                    pending.push((format!("{pointer}/{index}"), a, b));
                }
            }
            _ if before == after => {}
            _ => found.push(pointer),
        }
    }
    found
}

/// The pointer of the innermost mapping or list that holds a piece of the text.
fn place(stream: &Stream<'_>, start: usize, end: usize) -> String {
    // What is written behind a bracket belongs to what holds the bracket.
    let is_behind = |node: Node<'_>| node.style() == Style::Flow && start == node.span().end();
    let holds = |node: Node<'_>| {
        node.span().start() <= start && end <= node.span().end() && !is_behind(node)
    };
    let Some(document) = stream
        .documents()
        .find(|document| document.root().is_some_and(holds))
    else {
        // Beyond the last value of a document: the document itself.
        let last = stream
            .documents()
            .filter(|document| document.span().start() <= start)
            .last();
        return last
            .map(|document| format!("/{}", document.index()))
            .unwrap_or_default();
    };
    let mut pointer = format!("/{}", document.index());
    let mut node = document.root();
    while let Some(here) = node {
        node = None;
        // A mapping whose keys are not all strings is shown in another form.
        if here.entries().any(|entry| entry.key.as_str().is_none()) {
            break;
        }
        for (step, child) in children(here) {
            if child.kind() != NodeKind::Scalar && !child.is_alias() && holds(child) {
                pointer = format!("{pointer}/{step}");
                node = Some(child);
                break;
            }
        }
    }
    pointer
}

fn children(node: Node<'_>) -> Vec<(String, Node<'_>)> {
    match node.kind() {
        // What a merge brings is read in the mapping that merges it.
        NodeKind::Mapping => node
            .written_entries()
            .filter(|entry| entry.key.text() != Some("<<"))
            .map(|entry| (entry.key.text().unwrap_or_default().to_owned(), entry.value))
            .collect(),
        NodeKind::Sequence => node
            .items()
            .enumerate()
            .map(|(index, item)| (index.to_string(), item))
            .collect(),
        NodeKind::Scalar => Vec::new(),
    }
}
