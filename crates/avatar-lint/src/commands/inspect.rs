//! `avatar-lint inspect`: what the engine reads, as JSON.
//!
//! The one output that shows values as they are, secrets included: it stands
//! for the data itself.

use crate::cli::Inspect;
use crate::failure;
use crate::notice;
use crate::outcome::Outcome;
use crate::output::{self, Format};
use crate::report::Report;
use crate::streams;
use crate::terminal::Style;
use crate::terminal::When;
use avatar_lint_driver::printable::printable_json;
use avatar_lint_driver::{CheckedFile, Content, Input, read};
use avatar_lint_rules::{Checked, rules};
use pyyaml_syntax::{Error, Options, Stream};

/// Prints the documents of a file as a JSON list, one a line; or, when PyYAML
/// rejects one, why.
pub(super) fn run(args: &Inspect, color: When) -> notice::Result<Outcome> {
    let input = if args.path.as_os_str() == "-" {
        Input::stdin("<stdin>")
    } else {
        Input::named(&args.path)
    };
    let bytes = read(&input).map_err(failure::notice)?;
    let content = Content::decode(&bytes);
    let options = Options::new().version(args.pyyaml);
    let stream = pyyaml_syntax::parse_with(content.text(), &options);
    let result = match &content {
        Content::Text(_) => to_json(&stream),
        Content::Undecodable(_, error) => Err(vec![error.clone()]),
    };
    match result {
        Ok(json) => {
            streams::print(|out| out.write_all(printable_json(&json).as_bytes()))?;
            Ok(Outcome::Clean)
        }
        Err(errors) => {
            let options = avatar_lint_rules::Options::default();
            let findings = errors.iter().map(rules::unreadable).collect();
            let checked = Checked::with(&stream, &options, findings);
            let file = CheckedFile::new(&input.path, checked);
            let report = Report {
                files: vec![file],
                ..Report::default()
            };
            let style = Style::of_stderr(color);
            streams::tell(|out| output::write(&report, Format::Full, style, out));
            Ok(Outcome::Found)
        }
    }
}

/// The documents as a JSON list, or everything that PyYAML rejects.
fn to_json(stream: &Stream<'_>) -> Result<String, Vec<Error>> {
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
