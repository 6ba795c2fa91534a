//! What reads, but not as it looks: found by walking every document once.
//!
//! The validator sees values after YAML 1.1 has resolved them, so it cannot
//! know that `020` was meant as twenty, that ` #` cut a text short, or that a
//! key was meant as a name.

use super::fault::{Fault, Step, Violation};
use super::place::Place;
use super::renamed;
use super::validators::Schema;
use pyyaml_syntax::{Node, NodeKind, Span, Stream, Style, Value};

/// Walks the document below `root`, as it is written: what an alias or a merge
/// repeats is looked at where it stands.
pub(super) fn survey<'a>(
    root: Node<'a>,
    schema: &'static Schema,
    cuts: &Cuts,
    found: &mut Vec<Violation<'a>>,
) {
    let mut path: Vec<Step<'a>> = Vec::new();
    // What is still to be looked at, with the length of the path to it.
    let mut waiting = Vec::new();
    add_children(root, 0, &mut waiting);
    while let Some((depth, step)) = waiting.pop() {
        path.truncate(depth);
        path.push(step);
        look_at(root, schema, cuts, &path, found);
        let node = step.node();
        if !node.is_alias() {
            add_children(node, path.len(), &mut waiting);
        }
    }
}

/// Adds what is written in a collection, so that the first is taken first.
fn add_children<'a>(node: Node<'a>, depth: usize, waiting: &mut Vec<(usize, Step<'a>)>) {
    let before = waiting.len();
    match node.kind() {
        NodeKind::Mapping => {
            let fields = node.written_entries().map(Step::Field);
            waiting.extend(fields.map(|step| (depth, step)));
        }
        NodeKind::Sequence => {
            let items = node.items().enumerate();
            let steps = items.map(|(index, item)| Step::Item(index, item));
            waiting.extend(steps.map(|step| (depth, step)));
        }
        NodeKind::Scalar => {}
    }
    if let Some(children) = waiting.get_mut(before..) {
        children.reverse();
    }
}

/// Looks at the key and the value that the last step of `path` leads to. What
/// the schema says of them is worked out only for those that look odd.
fn look_at<'a>(
    root: Node<'a>,
    schema: &'static Schema,
    cuts: &Cuts,
    path: &[Step<'a>],
    found: &mut Vec<Violation<'a>>,
) {
    let Some((step, above)) = path.split_last() else {
        return;
    };
    let node = step.node();
    found.extend(former_name(root, schema, path));
    let mut report = |fault, span, place| {
        found.push(Violation {
            fault,
            span,
            node,
            path: path.to_vec(),
            place,
            document: root.document_index(),
        });
    };

    if let Step::Field(entry) = step {
        let key = entry.key;
        if let Some(fault) = odd_key(key)
            && let Some(place) = place_of(root, schema.json(), above)
            && takes_names(&place)
        {
            report(fault, key.span(), place);
        }
    }
    if node.is_alias() {
        return;
    }
    if let Some(fault) = odd_number(node)
        && let Some(place) = place_of(root, schema.json(), path)
        && place.wants_number()
    {
        report(fault, node.span(), place);
    }
    if is_pointless_multiplier(step)
        && let Some(place) = place_of(root, schema.json(), path)
        && place.wants_number()
    {
        report(Fault::PointlessMultiplier, node.span(), place);
    }
    if let Some(comment) = cuts.after(node)
        && let Some(place) = place_of(root, schema.json(), path)
        && place.wants_text()
    {
        let span = if node.span().is_empty() {
            comment
        } else {
            node.span()
        };
        report(Fault::CommentInValue { comment }, span, place);
    }
}

/// A field by a former name that the reader, and so the schema, still knows.
fn former_name<'a>(
    root: Node<'a>,
    schema: &'static Schema,
    path: &[Step<'a>],
) -> Option<Violation<'a>> {
    let [.., Step::Field(section), Step::Field(entry)] = path else {
        return None;
    };
    let above = path.get(..path.len() - 1)?;
    let renamed = renamed::find_still_read(section.key.as_str()?, entry.key.as_str()?)?;
    let place = place_of(root, schema.json(), above)?;
    if !place.field_names().any(|field| field == renamed.now) {
        return None;
    }
    Some(Violation {
        fault: Fault::RenamedField(renamed),
        span: entry.key.span(),
        node: section.value,
        path: above.to_vec(),
        place,
        document: root.document_index(),
    })
}

/// What the schema says at the end of `path`; `None` inside an unknown field.
pub(super) fn place_of<'a>(
    root: Node<'a>,
    schema: &'static serde_json::Value,
    path: &[Step<'a>],
) -> Option<Place<'static>> {
    let mut place = Place::root(schema, Some(root));
    for step in path {
        place = match step {
            Step::Field(entry) => place.field(entry.key.text()?, Some(entry.value))?,
            Step::Item(_, node) => place.item(Some(*node)),
        };
    }
    Some(place)
}

/// Whether the keys here are names: not in data of other tools, and not the
/// modalities of an augmentation, which are values of a column.
fn takes_names(place: &Place<'_>) -> bool {
    !place.is_open() && !place.wants_number()
}

/// A key that Python does not read as a text.
fn odd_key(key: Node<'_>) -> Option<Fault> {
    match key.value() {
        Value::Bool(_) => Some(Fault::BooleanLikeName),
        Value::Null | Value::Int(_) | Value::Float(_) | Value::Date(_) | Value::DateTime(_) => {
            Some(Fault::NumberLikeName)
        }
        _ => None,
    }
}

/// An augmentation that multiplies the rows by 1 or less.
fn is_pointless_multiplier(step: &Step<'_>) -> bool {
    let Step::Field(entry) = step else {
        return false;
    };
    entry.key.as_str() == Some("augmentation_strategy")
        && entry
            .value
            .as_f64()
            .is_some_and(|times| times > 0.0 && times <= 1.0)
}

/// A number that reads as another than a person would think.
fn odd_number(node: Node<'_>) -> Option<Fault> {
    if node.style() != Style::Plain {
        return None;
    }
    let Value::Int(int) = node.value() else {
        return None;
    };
    let text = node.text()?;
    let digits = text.trim_start_matches(['+', '-']);
    if digits.contains(':') {
        return Some(Fault::SexagesimalNumber);
    }
    let is_octal = digits.len() > 1
        && digits.starts_with('0')
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_');
    let as_decimal: Option<i64> = text.replace('_', "").parse().ok();
    (is_octal && as_decimal != int.to_i64()).then_some(Fault::OctalNumber)
}

/// The comments that look as if they belonged to the text before them.
pub(super) struct Cuts {
    /// Where the text before each ends, and the comment; in the order of the text.
    places: Vec<(usize, Span)>,
}

impl Cuts {
    /// Finds the comments whose `#` is directly followed by something else than
    /// a space and that stand behind something on their line.
    pub(super) fn new(stream: &Stream<'_>) -> Self {
        let text = stream.text();
        let places = stream
            .comments()
            .iter()
            .filter(|comment| {
                let after = comment
                    .span
                    .text(text)
                    .strip_prefix('#')
                    .unwrap_or_default();
                !after.is_empty() && !after.starts_with([' ', '\t'])
            })
            .filter_map(|comment| {
                let before = text.get(..comment.span.start())?;
                let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
                let written = before.get(line..)?.trim_end_matches([' ', '\t']);
                (!written.is_empty()).then_some((line + written.len(), comment.span))
            })
            .filter(|(_, comment)| !crate::suppression::is_addressed(comment.text(text)))
            .collect();
        Self { places }
    }

    /// The comment that cuts off `node`, a plain scalar or an empty value: the
    /// text before the comment ends with it, and nothing lies between.
    fn after(&self, node: Node<'_>) -> Option<Span> {
        if node.kind() != NodeKind::Scalar || node.style() != Style::Plain {
            return None;
        }
        let value_ends = node.span().end();
        let next = self
            .places
            .partition_point(|(_, comment)| comment.start() < value_ends);
        let (text_ends, comment) = self.places.get(next)?;
        (*text_ends <= value_ends).then_some(*comment)
    }
}
