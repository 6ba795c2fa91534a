//! Typed data from the tree, as Python would hold it.
//!
//! Aliases are followed, merges applied, and of equal keys the last counts. The
//! types are Python's, nothing is converted: `'20'` is a string, `20` and `yes`
//! are not, and a date is neither a string nor a number. A whole number does where a
//! number is asked for. Types that hold any data, such as
//! `serde_json::Value`, take null, booleans, numbers, strings, lists and mappings.

mod deserializer;
mod error;

use serde::Deserialize;
use serde::de::IntoDeserializer;

use crate::{Document, Node, parse};
use deserializer::Deserializer;
pub use error::DeError;

/// The data of a node.
///
/// # Errors
/// Where the data is not what the type asks for; see [`DeError`].
pub fn from_node<'s, T: Deserialize<'s>>(node: Node<'s>) -> Result<T, DeError> {
    T::deserialize(Deserializer::new(node)).map_err(|error| error.at(node.span()))
}

/// The data of a document; of an empty one, that of `null`.
///
/// # Errors
/// See [`from_node`].
pub fn from_document<'s, T: Deserialize<'s>>(document: Document<'s>) -> Result<T, DeError> {
    match document.root() {
        Some(root) => from_node(root),
        None => T::deserialize(().into_deserializer())
            .map_err(|error: DeError| error.at(document.span())),
    }
}

/// The data of a string that holds one document.
///
/// # Errors
/// What PyYAML rejects in it, a second document, or what [`from_node`]
/// says.
pub fn from_str<T: for<'t> Deserialize<'t>>(text: &str) -> Result<T, DeError> {
    let stream = parse(text);
    if let Some(error) = stream.errors().first() {
        return Err(DeError::new(&error.message).at(error.span));
    }
    let mut documents = stream.documents();
    match (documents.next(), documents.next()) {
        (Some(only), None) => from_document(only),
        (_, Some(second)) => Err(DeError::new(
            "one document is needed, and here a second one begins",
        )
        .at(second.span())),
        (None, None) => T::deserialize(().into_deserializer()),
    }
}

/// The data of each document of a string.
///
/// # Errors
/// The first of what PyYAML rejects in it, or of what [`from_node`] says.
pub fn documents<T: for<'t> Deserialize<'t>>(text: &str) -> Result<Vec<T>, DeError> {
    let stream = parse(text);
    if let Some(error) = stream.errors().first() {
        return Err(DeError::new(&error.message).at(error.span));
    }
    stream.documents().map(from_document).collect()
}

#[cfg(test)]
mod tests;
