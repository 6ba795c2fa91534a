//! A configuration: the documents of one set, in one stream.

use std::str::FromStr;

use pyyaml_syntax::ser::{self, SerError};

use crate::{Document, ReadError};

/// The documents of one set, in the order of the stream.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Configuration {
    /// The documents. Their order is free.
    pub documents: Vec<Document>,
}

impl Configuration {
    /// Writes the configuration in the style of the published writer: what PyYAML reads from it is what
    /// it holds.
    ///
    /// # Errors
    /// If opaque data has a key that is a list or a mapping, or is nested too deeply.
    pub fn to_yaml(&self) -> Result<String, SerError> {
        ser::documents(&self.documents)
    }
}

impl Document {
    /// Writes the document alone.
    ///
    /// # Errors
    /// See [`Configuration::to_yaml`].
    pub fn to_yaml(&self) -> Result<String, SerError> {
        ser::to_string(self)
    }
}

impl FromStr for Configuration {
    type Err = ReadError;

    /// Reads a configuration as the engine would, but refuses what the engine skips. Empty documents are
    /// left out.
    ///
    /// # Errors
    /// The first thing that PyYAML rejects, or else the first that is not what the format asks for. To be
    /// told everything, and what to write instead, check the text with `avatar-lint`.
    fn from_str(text: &str) -> Result<Self, ReadError> {
        let stream = pyyaml_syntax::parse(text);
        if let Some(error) = stream.errors().first() {
            return Err(error.into());
        }
        let documents = stream
            .documents()
            .filter_map(pyyaml_syntax::Document::root)
            .filter(|root| !root.is_null())
            .map(Document::from_node)
            .collect::<Result<_, _>>()?;
        Ok(Self { documents })
    }
}

impl FromIterator<Document> for Configuration {
    fn from_iter<I: IntoIterator<Item = Document>>(documents: I) -> Self {
        Self {
            documents: documents.into_iter().collect(),
        }
    }
}
