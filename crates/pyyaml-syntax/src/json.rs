//! Values as JSON, with tagged objects for what JSON lacks.
//!
//! | Python | JSON |
//! |---|---|
//! | `None`, `bool`, `int`, finite `float`, `str`, `list` | the same; floats always with a point or an exponent |
//! | `dict` with only strings as keys | object, in the same order |
//! | any other `dict` | `{"$type": "map", "entries": [[key, value], …]}` |
//! | `float` that is not finite | `{"$type": "float", "value": ".inf"}`, `"-.inf"`, `".nan"` |
//! | `date`, `datetime` | `{"$type": "date", "value": "2024-01-31"}`, as `isoformat()` gives it |
//! | `bytes` | `{"$type": "binary", "value": "…"}`, in base64 |
//! | `set` | `{"$type": "set", "values": […]}` |
//! | the pairs of `!!omap` and `!!pairs` | a list of lists of two |

use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::{Document, Error, Int, Node, Stream, Value, diagnosis};

/// The least JSON that is always written out.
const MIN_BUDGET: usize = 64 << 20;

/// No value takes more bytes of JSON than this for one byte of YAML, unless
/// aliases repeat it.
const GROWTH: usize = 64;

/// The value of a node as JSON.
///
/// # Errors
/// When aliases make it much larger than the text ([`Error::is_limit`]).
pub fn to_json(node: Node<'_>) -> Result<String, Error> {
    let mut out = String::new();
    write_node(&mut out, node)?;
    Ok(out)
}

/// All documents of a stream as a JSON list.
///
/// # Errors
/// As [`to_json`].
pub fn stream_to_json(stream: &Stream<'_>) -> Result<String, Error> {
    let mut out = String::from("[");
    for document in stream.documents() {
        if document.index() > 0 {
            out.push_str(", ");
        }
        write_document(&mut out, document)?;
    }
    out.push(']');
    Ok(out)
}

/// Adds the value of a document as JSON; `null` when nothing is written in it.
///
/// # Errors
/// As [`to_json`].
pub fn write_document(out: &mut String, document: Document<'_>) -> Result<(), Error> {
    if let Some(root) = document.root() {
        return write_node(out, root);
    }
    out.push_str("null");
    Ok(())
}

/// What is left to write, the next last.
enum Task<'s> {
    Text(&'static str),
    Node(Node<'s>),
    Name(Node<'s>),
}

fn write_node(out: &mut String, root: Node<'_>) -> Result<(), Error> {
    let most = out.len() + MIN_BUDGET + GROWTH.saturating_mul(root.stream.text().len());
    let mut tasks = vec![Task::Node(root)];
    while let Some(task) = tasks.pop() {
        match task {
            Task::Text(text) => out.push_str(text),
            Task::Name(node) => write_string(out, node.as_str().unwrap_or_default()),
            Task::Node(node) => {
                let before = tasks.len();
                write_start(out, node, &mut tasks);
                if let Some(added) = tasks.get_mut(before..) {
                    added.reverse();
                }
            }
        }
        if out.len() > most {
            return Err(diagnosis::json_expansion(root.span()));
        }
    }
    Ok(())
}

/// Writes a scalar, or adds the parts of a collection to the tasks.
fn write_start<'s>(out: &mut String, node: Node<'s>, tasks: &mut Vec<Task<'s>>) {
    match node.value() {
        Value::Null => out.push_str("null"),
        Value::Bool(bool) => write(out, bool),
        Value::Int(Int::Small(int)) => write(out, int),
        Value::Int(Int::Big(big)) => write(out, big),
        Value::Float(float) if float.is_nan() => write_typed(out, "float", ".nan"),
        Value::Float(f64::INFINITY) => write_typed(out, "float", ".inf"),
        Value::Float(f64::NEG_INFINITY) => write_typed(out, "float", "-.inf"),
        Value::Float(float) => write(out, format_args!("{float:?}")),
        Value::Str(text) => write_string(out, text),
        Value::Date(iso) => write_typed(out, "date", iso),
        Value::DateTime(iso) => write_typed(out, "datetime", iso),
        Value::Binary(bytes) => write_typed(out, "binary", &BASE64_STANDARD.encode(bytes)),
        Value::List => {
            tasks.push(Task::Text("["));
            push_list(tasks, node.items());
            tasks.push(Task::Text("]"));
        }
        Value::Set => {
            tasks.push(Task::Text(r#"{"$type": "set", "values": ["#));
            push_list(tasks, node.entries().map(|entry| entry.key));
            tasks.push(Task::Text("]}"));
        }
        Value::Pairs => {
            tasks.push(Task::Text("["));
            push_pairs(tasks, node.items().flat_map(Node::entries));
            tasks.push(Task::Text("]"));
        }
        Value::Dict if node.entries().all(|entry| entry.key.as_str().is_some()) => {
            tasks.push(Task::Text("{"));
            for (index, entry) in node.entries().enumerate() {
                if index > 0 {
                    tasks.push(Task::Text(", "));
                }
                tasks.push(Task::Name(entry.key));
                tasks.push(Task::Text(": "));
                tasks.push(Task::Node(entry.value));
            }
            tasks.push(Task::Text("}"));
        }
        Value::Dict => {
            tasks.push(Task::Text(r#"{"$type": "map", "entries": ["#));
            push_pairs(tasks, node.entries());
            tasks.push(Task::Text("]}"));
        }
    }
}

fn push_list<'s>(tasks: &mut Vec<Task<'s>>, nodes: impl Iterator<Item = Node<'s>>) {
    for (index, node) in nodes.enumerate() {
        if index > 0 {
            tasks.push(Task::Text(", "));
        }
        tasks.push(Task::Node(node));
    }
}

fn push_pairs<'s>(tasks: &mut Vec<Task<'s>>, entries: impl Iterator<Item = crate::Entry<'s>>) {
    for (index, entry) in entries.enumerate() {
        tasks.push(Task::Text(if index > 0 { ", [" } else { "[" }));
        tasks.push(Task::Node(entry.key));
        tasks.push(Task::Text(", "));
        tasks.push(Task::Node(entry.value));
        tasks.push(Task::Text("]"));
    }
}

fn write_typed(out: &mut String, name: &str, value: &str) {
    write(
        out,
        format_args!(r#"{{"$type": "{name}", "value": "{value}"}}"#),
    );
}

fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\0'..' ' | '\u{7F}' => write(out, format_args!("\\u{:04x}", u32::from(char))),
            _ => out.push(char),
        }
    }
    out.push('"');
}

fn write(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a string does not fail.
    let _ = write!(out, "{value}");
}
