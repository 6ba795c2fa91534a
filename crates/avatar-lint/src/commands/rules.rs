//! `avatar-lint rules`: every rule, in a line each.

use crate::cli::{ListFormat, Rules};
use crate::notice;
use crate::outcome::Outcome;
use crate::streams;
use avatar_lint_rules::{Group, Tag, rules};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Lists the rules.
pub(super) fn run(args: &Rules) -> notice::Result<Outcome> {
    streams::print(|out| match args.format {
        ListFormat::Text => write_text(out),
        ListFormat::Json => writeln!(out, "{:#}", to_json()),
    })?;
    Ok(Outcome::Clean)
}

/// The rules under the headings of their groups.
fn write_text(out: &mut dyn Write) -> io::Result<()> {
    let width = rules::ALL
        .iter()
        .map(|rule| rule.name.len())
        .max()
        .unwrap_or(0);
    let groups = Group::ALL.into_iter().filter_map(|group| {
        let rules: Vec<_> = rules::ALL
            .iter()
            .filter(|rule| rule.group == group)
            .collect();
        (!rules.is_empty()).then_some((group, rules))
    });
    for (at, (group, rules)) in groups.enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{group}: {}", group.summary())?;
        for rule in rules {
            let mark = if rule.raised_when_exposed { "↑" } else { " " };
            let level = rule.level.as_str();
            writeln!(
                out,
                "  {:<width$}  {level:>7}{mark}  {}",
                rule.name, rule.summary
            )?;
        }
    }
    writeln!(
        out,
        "\n↑ raised one level when the metadata of the set says that the data leaves your \
         organization or is sensitive.\n`avatar-lint explain RULE` explains a rule."
    )
}

/// The rules as a list of objects.
fn to_json() -> Value {
    rules::ALL
        .iter()
        .map(|rule| {
            json!({
                "name": rule.name,
                "group": rule.group.as_str(),
                "level": rule.level.as_str(),
                "rises": rule.raised_when_exposed,
                "criteria": rule.criteria.iter().map(|criterion| criterion.as_str()).collect::<Vec<_>>(),
                "options": rule.options,
                "summary": rule.summary,
                "url": rule.url(),
                "former_names": rule.former_names,
                "since": rule.since,
                "status": rule.status.as_str(),
                "subject": rule.subject.as_str(),
                "engine": rule.engine,
                "yields_to": rule.yields_to,
                "yields_in_document_to": rule.yields_in_document_to,
                "fixes": rule.fixes,
                "tag": rule.tag.map(Tag::as_str),
                "confidence": rule.confidence.as_str(),
            })
        })
        .collect()
}
