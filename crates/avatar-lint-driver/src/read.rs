//! The text of a file, as the engine decodes it.

use crate::failure::Failure;
use crate::file::{self, Bytes};
use crate::input::Input;
use avatar_lint_rules::Encoding;
use avatar_lint_rules::config::MAX_FILE_SIZE;
use pyyaml_syntax::Error;
use std::borrow::Cow;
use std::path::Path;

/// What a file holds.
#[derive(Debug)]
pub enum Content<'b> {
    /// A text.
    Text(Cow<'b, str>),
    /// Bytes that are no text. Beside the reason stands what can be shown of
    /// them; the error's place is in it.
    Undecodable(Cow<'b, str>, Error),
}

/// Reads the bytes of `input`.
///
/// # Errors
///
/// It cannot be read, is no file, or is larger than a file may be by default.
pub fn read(input: &Input) -> Result<Vec<u8>, Failure> {
    match read_up_to(input, MAX_FILE_SIZE, true)? {
        Bytes::Whole(bytes) => Ok(bytes),
        Bytes::Binary | Bytes::TooLarge => Err(Failure::TooLarge {
            path: input.path.clone(),
            max: MAX_FILE_SIZE,
        }),
    }
}

/// How the file at `path` is encoded, whatever an editor makes of it: the bytes alone
/// say so. In UTF-8 where there is no such file, or none that can be read.
pub fn encoding(path: &Path) -> Encoding {
    let Ok(Bytes::Whole(bytes)) = file::read(path, MAX_FILE_SIZE, true) else {
        return Encoding::Utf8;
    };
    match Content::decode(&bytes) {
        Content::Text(_) => Encoding::of(&bytes),
        Content::Undecodable(..) => Encoding::Other,
    }
}

/// Reads at most `max` bytes of `input`. Of a file that is no text, only the first block
/// is read, unless `reads_binary`.
pub(crate) fn read_up_to(input: &Input, max: u64, reads_binary: bool) -> Result<Bytes, Failure> {
    let bytes = if input.is_stdin {
        file::read_up_to(std::io::stdin().lock(), max, Vec::new())
    } else {
        file::read(&input.path, max, reads_binary)
    };
    bytes.map_err(|error| Failure::read(&input.path, error))
}

impl<'b> Content<'b> {
    /// JSON as text that the reader takes: what JSON allows and the reader does
    /// not, tabs between values, becomes spaces. Nothing moves.
    #[must_use]
    pub fn json(self) -> Self {
        match self {
            Self::Text(text) if text.contains('\t') => Self::Text(Cow::Owned(without_tabs(&text))),
            content => content,
        }
    }

    /// Decodes `bytes`, without copying them where they are UTF-8.
    pub fn decode(bytes: &'b [u8]) -> Self {
        match pyyaml_syntax::decode(bytes) {
            Ok(text) => Self::Text(text),
            Err(error) => Self::Undecodable(String::from_utf8_lossy(bytes), error),
        }
    }

    /// Why there is no text.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Text(_) => None,
            Self::Undecodable(_, error) => Some(error),
        }
    }

    /// The text, as far as there is one.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Undecodable(text, _) => text,
        }
    }
}

fn without_tabs(json: &str) -> String {
    let mut is_string = false;
    let mut is_escaped = false;
    let replace = |c| {
        match c {
            '\t' if !is_string => return ' ',
            '"' if !is_escaped => is_string = !is_string,
            _ => {}
        }
        is_escaped = is_string && c == '\\' && !is_escaped;
        c
    };
    json.chars().map(replace).collect()
}

#[cfg(test)]
mod tests {
    use super::Content;

    #[test]
    fn tabs_between_the_values_of_json_become_spaces() {
        let content = Content::decode(b"{\t\"a\\\"\tb\":\t1}").json();
        assert_eq!(content.text(), "{ \"a\\\"\tb\": 1}");
    }
}
