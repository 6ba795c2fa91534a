//! Writing a whole value once more, in flow style.

use super::{Editor, Place, Refusal, Result, Scalar};
use crate::{Node, Style, Value};

/// The most parts of a value that are written once more.
const MAX_PARTS: usize = 100;

impl<'s> Editor<'s> {
    /// Adds `name` to `mapping` with a copy of `value`, where it overrides what a merge
    /// brings. Lists and mappings are written in flow style, aliases and merges as what
    /// they stand for.
    ///
    /// # Errors
    /// As [`Editor::override_field`]; where the value holds itself, is very large, or has
    /// a tag that says how it is read.
    pub fn override_with_copy(
        &self,
        mapping: Node<'s>,
        name: &str,
        value: Node<'s>,
        place: Place<'s>,
    ) -> Result {
        let mut left = MAX_PARTS;
        let copy = in_flow(value, &mut left)?;
        self.override_written(mapping, name, &copy, place)
    }
}

fn in_flow(node: Node<'_>, left: &mut usize) -> Result<String> {
    *left = left.checked_sub(1).ok_or(Refusal::Unwritable)?;
    match node.value() {
        Value::Str(string) => Scalar::String(string).written(Style::Plain),
        Value::Null => Ok("null".to_owned()),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Date(_) | Value::DateTime(_) => {
            let text = node.target().text().ok_or(Refusal::Unwritable)?;
            Scalar::Plain(text).written(Style::Plain)
        }
        Value::List => {
            let items = node.target().items().map(|item| in_flow(item, left));
            let items: Vec<String> = items.collect::<Result<_>>()?;
            Ok(format!("[{}]", items.join(", ")))
        }
        Value::Dict => {
            let entries = node.entries().map(|entry| {
                let key = in_flow(entry.key, left)?;
                Ok(format!("{key}: {}", in_flow(entry.value, left)?))
            });
            let entries: Vec<String> = entries.collect::<Result<_>>()?;
            Ok(format!("{{{}}}", entries.join(", ")))
        }
        Value::Binary(_) | Value::Set | Value::Pairs => Err(Refusal::Tagged),
    }
}
