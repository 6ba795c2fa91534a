//! `avatar-lint schema`: the JSON Schemas.

use crate::cli::SchemaArgs;
use crate::failure;
use crate::notice;
use crate::outcome::Outcome;
use crate::streams;
use avatar_format::schemas::{self, SchemaEntry};
use avatar_lint_driver::printable::printable;
use avatar_lint_driver::write_whole;
use avatar_model::suggest;
use std::fs;
use std::io::{self, Write};

/// Prints or lists schemas, or writes their files.
pub(super) fn run(args: &SchemaArgs) -> notice::Result<Outcome> {
    if args.list {
        streams::print(|out| write_list(out, &all()))?;
    } else if let Some(folder) = &args.out_dir {
        let entries = match &args.name {
            Some(name) => vec![find(name)?],
            None => all(),
        };
        fs::create_dir_all(folder).map_err(|error| failure::io("create", folder, &error))?;
        for entry in &entries {
            let path = folder.join(format!("{}.json", entry.name));
            write_whole(&path, |out| out.write_all(entry.json.as_bytes()))
                .map_err(failure::notice)?;
        }
    } else {
        let entry = find(args.name.as_deref().unwrap_or(schemas::CONFIGURATION))?;
        streams::print(|out| out.write_all(entry.json.as_bytes()))?;
    }
    Ok(Outcome::Clean)
}

/// Every schema of the project: the format's, and those of this program.
fn all() -> Vec<SchemaEntry> {
    let mut all = schemas::ALL.to_vec();
    all.extend([schemas::SETTINGS, schemas::REPORT]);
    all
}

/// The schema of this name, or a failure that says which was meant.
pub(super) fn find(name: &str) -> notice::Result<SchemaEntry> {
    let all = all();
    let nearest = suggest::nearest(name, all.iter().map(|entry| entry.name));
    all.iter()
        .find(|entry| entry.name == name)
        .copied()
        .ok_or_else(|| {
            failure::wrong_but(
                format!(
                    "there is no schema named `{}`.{}",
                    printable(name),
                    suggest::question(nearest)
                ),
                "`avatar-lint schema --list` lists all schemas",
            )
        })
}

/// The names, with what each is for.
fn write_list(out: &mut dyn Write, entries: &[SchemaEntry]) -> io::Result<()> {
    let width = entries.iter().map(|entry| entry.name.len()).max();
    let width = width.unwrap_or(0);
    entries
        .iter()
        .try_for_each(|entry| writeln!(out, "{:<width$}  {}", entry.name, entry.title))
}
