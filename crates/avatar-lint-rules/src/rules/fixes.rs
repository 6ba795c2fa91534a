//! Fixes that several rules offer.

use crate::{Context, Edit, Finding, Fix};
use avatar_model::conformance::{Step, Violation};
use avatar_model::wording::{quoted, quoted_list};
use avatar_model::{Column, Mark};
use pyyaml_syntax::edit::{Place, Scalar};
use pyyaml_syntax::{Document, Node, Resolved, resolve_plain};

/// Says how to write a plain scalar as a string, of the finding that it is none:
/// in quotes, or as one of the values that are allowed there. What is null
/// has no name to put into quotes.
pub(super) fn write_as_string<'a>(
    finding: Finding,
    violation: &Violation<'a>,
    context: &Context<'a>,
) -> Finding {
    let node = violation.checked();
    let written = node.span().text(context.text());
    let allowed = violation.allowed_values();
    if !allowed.is_empty() && !allowed.iter().any(|value| value == written) {
        return finding.help(format!("Write {}.", quoted_list(&allowed, "or")));
    }
    if node.is_null() {
        return finding.help("Write the string that is meant, or remove the field.");
    }
    finding
        .help(format!("Write `'{written}'`."))
        .fix(quote(violation, context))
}

/// Puts a plain scalar into quotes, so that it is read as the string it looks
/// like. `None` for a key that would then be written twice.
fn quote<'a>(violation: &Violation<'a>, context: &Context<'a>) -> Option<Fix> {
    let node = violation.checked();
    let is_key = violation.key() == Some(node);
    if is_key && mapping_of(violation, context)?.get(node.text()?).is_some() {
        return None;
    }
    let edit = context.editor().quote(node).ok()?;
    Some(Fix::safe("Put it in quotes", vec![edit]))
}

/// The mapping in which the value judged stands under its key.
fn mapping_of<'a>(violation: &Violation<'a>, context: &Context<'a>) -> Option<Node<'a>> {
    match violation.path.iter().rev().nth(1) {
        Some(step) => Some(Step::node(step)),
        None => context
            .stream
            .document(violation.document)
            .and_then(Document::root),
    }
}

/// The fix that writes the value that was probably meant.
pub(super) fn write_meant<'a>(
    violation: &Violation<'a>,
    meant: &str,
    new: Scalar<'_>,
    context: &Context<'a>,
) -> Option<Fix> {
    let edits = rewrite(violation, new, context)?;
    Some(Fix::needs_review(format!("Write {}", quoted(meant)), edits))
}

/// The edit that writes `new` in the place of the value judged.
pub(super) fn rewrite<'a>(
    violation: &Violation<'a>,
    new: Scalar<'_>,
    context: &Context<'a>,
) -> Option<Vec<Edit>> {
    Some(vec![context.editor().replace(violation.node, new).ok()?])
}

/// The edit that gives the key at fault, of the mapping judged, the name `new`.
pub(super) fn rename<'a>(
    violation: &Violation<'a>,
    new: &str,
    context: &Context<'a>,
) -> Option<Vec<Edit>> {
    let name = violation.span;
    let mapping = violation.node;
    let mut entries = mapping.entries();
    let entry = entries.find(|entry| entry.key.span() == name)?;
    Some(vec![
        context.editor().rename_key(mapping, &entry, new).ok()?,
    ])
}

/// A value that the format allows, as it is written.
pub(super) fn allowed_value(value: &str) -> Scalar<'_> {
    match resolve_plain(value) {
        Resolved::Str => Scalar::String(value),
        _ => Scalar::Plain(value),
    }
}

/// Marks `column`.
pub(super) fn mark<'a>(column: &Column<'a>, mark: Mark, context: &Context<'a>) -> Option<Fix> {
    let field = mark.as_str();
    let place = Place::After(column.name?.key?);
    let new = Scalar::Plain("true");
    let edit = context
        .editor()
        .set_field(column.fields.node, field, new, place);
    let message = format!("Add `{field}: true` to the column");
    Some(Fix::needs_review(message, vec![edit.ok()?]))
}

/// A number in a form that YAML 1.1 reads as the same number.
pub(super) fn written_plainly(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let written = format!("{number:?}");
    let Some((digits, exponent)) = written.split_once('e') else {
        return written;
    };
    // An exponent needs a point before it, and a sign.
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with('-') { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

#[cfg(test)]
mod tests {
    use super::written_plainly;

    #[test]
    fn a_number_is_written_so_that_it_is_read_as_the_same_number() {
        for number in [
            0.5,
            -0.5,
            1000.0,
            -3.0,
            0.1,
            1e15,
            1e20,
            1.5e20,
            5e-7,
            1.5e-7,
            -2e300,
            123_456.789,
        ] {
            let written = written_plainly(number);
            let stream = pyyaml_syntax::parse(&written);
            let root = stream.documents().next().unwrap().root().unwrap();
            assert_eq!(root.as_f64(), Some(number), "{written}");
        }
        assert_eq!(written_plainly(1000.0), "1000");
        assert_eq!(written_plainly(1e15), "1000000000000000.0");
    }
}
