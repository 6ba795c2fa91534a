//! `avatar-lint schema`: the JSON Schemas.

use super::Outcome;
use crate::cli::Schema;
use crate::failure;
use crate::output::json;
use serde_json::Value;
use std::fs;
use std::io::{self, Write};

/// Prints one schema or the names of all, or writes their files.
pub(super) fn run(args: &Schema) -> miette::Result<Outcome> {
    let entries = match &args.name {
        Some(name) => vec![find(name)?],
        None => all(),
    };
    if let Some(folder) = &args.out_dir {
        fs::create_dir_all(folder).map_err(|error| failure::io("create", folder, &error))?;
        for entry in &entries {
            let path = folder.join(format!("{}.json", entry.name));
            fs::write(&path, text(entry)).map_err(|error| failure::io("write", &path, &error))?;
        }
    } else if args.name.is_some() {
        super::print(|out| write_each(out, &entries, text))?;
    } else {
        super::print(|out| {
            write_each(out, &entries, |entry| {
                format!(
                    "{}
",
                    entry.name
                )
            })
        })?;
    }
    Ok(Outcome::Clean)
}

fn write_each(
    out: &mut dyn Write,
    entries: &[Entry],
    text: impl Fn(&Entry) -> String,
) -> io::Result<()> {
    entries
        .iter()
        .try_for_each(|entry| out.write_all(text(entry).as_bytes()))
}

/// A schema by its name.
struct Entry {
    name: &'static str,
    schema: fn() -> Value,
}

/// Every schema of the project.
fn all() -> Vec<Entry> {
    vec![Entry {
        name: json::SCHEMA_NAME,
        schema: json::schema,
    }]
}

fn find(name: &str) -> miette::Result<Entry> {
    all()
        .into_iter()
        .find(|entry| entry.name == name)
        .ok_or_else(|| {
            failure::wrong_but(
                format!("there is no schema called `{name}`"),
                "`avatar-lint schema` lists all",
            )
        })
}

fn text(entry: &Entry) -> String {
    format!("{:#}\n", (entry.schema)())
}
