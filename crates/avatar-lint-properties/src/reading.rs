//! The tree holds all of the text, each part at its place, in every version of PyYAML.

use crate::input::text;
use pyyaml_syntax::{Options, PyYamlVersion, parse, parse_with};

#[path = "../../pyyaml-syntax/tests/properties/reader.rs"]
mod reader;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    reader::check(&text);
    let stream = parse(&text);
    for version in PyYamlVersion::ALL {
        let other = parse_with(&text, &Options::new().version(version));
        assert_eq!(stream.errors_in(version), other.errors(), "{version}");
    }
    for difference in stream.merge_differences() {
        assert!(difference.mapping.span().end() <= text.len());
    }
}
