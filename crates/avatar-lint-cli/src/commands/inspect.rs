//! `avatar-lint inspect`: what the engine reads, as JSON.

use super::Outcome;
use crate::cli::{Inspect, When};
use crate::files::{self, Content, Input};
use crate::output::{self, Format};
use crate::printable::printable_json;
use crate::report::{CheckedFile, Report};
use crate::terminal::Dress;
use crate::{checking, failure};
use avatar_lint::LineIndex;
use pyyaml_syntax::Error;
use std::path::PathBuf;

/// Prints the documents of a file as a JSON list, one a line; or, when PyYAML
/// rejects one, why.
pub(super) fn run(args: &Inspect, color: When) -> miette::Result<Outcome> {
    let input = if args.path.as_os_str() == "-" {
        Input::Stdin(PathBuf::from("<stdin>"))
    } else {
        Input::Named(args.path.clone())
    };
    let (text, errors) = match Content::decode(files::read(&input)?) {
        Content::Text(text) => match to_json(&text) {
            Ok(json) => {
                super::print(|out| out.write_all(printable_json(&json).as_bytes()))?;
                return Ok(Outcome::Clean);
            }
            Err(errors) => (text, errors),
        },
        Content::Undecodable(text, error) => (text, vec![error]),
    };
    let report = Report {
        files: vec![CheckedFile {
            name: failure::display(input.path()),
            lines: LineIndex::new(&text),
            text,
            findings: errors.into_iter().map(checking::unreadable).collect(),
        }],
        ..Report::default()
    };
    super::tell(|out| output::write(&report, Format::Full, Dress::of_stderr(color), out));
    Ok(Outcome::Found)
}

/// The documents as a JSON list, or everything that PyYAML rejects.
fn to_json(text: &str) -> Result<String, Vec<Error>> {
    let stream = pyyaml_syntax::parse(text);
    if !stream.errors().is_empty() {
        return Err(stream.errors().to_vec());
    }
    let mut json = String::from("[");
    for document in stream.documents() {
        json.push_str(if document.index() == 0 { "\n" } else { ",\n" });
        pyyaml_syntax::json::write_document(&mut json, document).map_err(|error| vec![error])?;
    }
    json.push_str("\n]\n");
    Ok(json)
}
