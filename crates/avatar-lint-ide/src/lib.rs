#![doc = include_str!("../README.md")]
//!
//! - [`Cursor`]: what stands at an offset, and what the schema says of it
//! - [`suggestions`]: what could be written at an offset
//! - [`Description`]: what something means, in Markdown
//! - [`columns()`]: what becomes of each column
//! - [`ignore()`]: the comment that hides a finding
//! - [`with_readable`]: a text that is broken, without what breaks it
//! - [`Occurrences`]: every name of a set, what it names, and where
//! - [`Renaming`]: the edits that give something another name

mod columns;
mod complete;
mod cursor;
pub mod describe;
mod ignore;
mod names;
mod readable;
mod rename;
#[cfg(test)]
mod tests;
mod unfinished;

pub use columns::{ColumnSummary, Protection, columns};
pub use complete::{Suggestion, SuggestionKind, suggestions};
pub use cursor::Cursor;
pub use describe::Description;
pub use ignore::ignore;
pub use names::{Occurrence, Occurrences, Symbol};
pub use readable::with_readable;
pub use rename::{Refusal, Renaming};

/// `text` as a scalar that stands by itself: plain where YAML reads it as this
/// text, in quotes otherwise.
fn scalar(text: &str, is_in_flow: bool) -> String {
    // Inside brackets these characters would end a plain scalar.
    if is_in_flow && text.contains(['[', ']', '{', '}', ',']) && !text.contains(char::is_control) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        pyyaml_syntax::ser::scalar(text)
    }
}
