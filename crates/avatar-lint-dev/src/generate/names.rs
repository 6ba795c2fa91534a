//! What people write in the place of names, as sorted tables: they are ready when the
//! process starts, and making them takes longer than checking a small file.

use super::Files;
use avatar_format::{Origin, Renamed, Schema, schemas};
use avatar_model::suggest::folded;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The arguments of the Python package.
pub(super) const ARGUMENTS: &str = "crates/avatar-format/src/argument/table.rs";

/// What people call fields and values.
pub(super) const ALIASES: &str = "crates/avatar-model/src/suggest/aliases.rs";

pub(super) fn write(root: &Path, files: &mut Files) {
    files.insert(ARGUMENTS.to_owned(), arguments());
    let aliases = fs::read_to_string(root.join(ALIASES).with_extension("tsv")).unwrap();
    files.insert(ALIASES.to_owned(), self::aliases(&aliases));
}

/// The arguments of all mappings, each with what its mapping is called.
fn arguments() -> String {
    let mut arguments: BTreeMap<&str, (&Renamed, Option<&str>)> = BTreeMap::new();
    let mut seen = HashSet::new();
    // Of two mappings with one argument the configuration's own counts.
    let roots = schemas::ALL.iter().rev().map(|entry| entry.root);
    let mut pending: Vec<&Schema> = roots.collect();
    while let Some(schema) = pending.pop() {
        if !seen.insert(std::ptr::from_ref(schema)) {
            continue;
        }
        let python = schema.renamed.iter();
        for renamed in python.filter(|renamed| renamed.origin == Origin::Python) {
            let known = arguments
                .entry(renamed.former)
                .or_insert((renamed, schema.noun));
            // What can be named is the better place.
            if known.1.is_none() && schema.noun.is_some() {
                *known = (renamed, schema.noun);
            }
        }
        pending.extend(schema.parts());
    }
    let mut table = head(
        "The arguments of the Python package, sorted, and what the mapping of each is called.",
        "`avatar-lint-dev` from the tables of the format",
    );
    table.push_str(
        "use crate::{Origin, Renamed};\n\npub(super) static ARGUMENTS: &[(Renamed, &str)] = &[\n",
    );
    for (renamed, noun) in arguments.into_values() {
        let Renamed { former, now, .. } = renamed;
        let noun = noun.unwrap_or("another section");
        writeln!(
            table,
            "    (Renamed {{ former: {former:?}, now: {now:?}, origin: Origin::Python }}, {noun:?}),"
        )
        .unwrap();
    }
    table + "];\n"
}

/// The lines of `aliases.tsv` by their folded names; those of one name stay in order.
fn aliases(source: &str) -> String {
    let mut aliases: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in source.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = row.split('\t');
        let (written, meant) = (fields.next().unwrap(), fields.next().unwrap());
        aliases.entry(folded(written)).or_default().push(meant);
    }
    let mut table = head(
        "What people write, folded and sorted, and what it means in the format.",
        "`avatar-lint-dev` from `aliases.tsv`, whose head says more",
    );
    table.push_str("pub(super) static ALIASES: &[(&str, &[&str])] = &[\n");
    for (written, meant) in aliases {
        writeln!(table, "    ({written:?}, &{meant:?}),").unwrap();
    }
    table + "];\n"
}

fn head(about: &str, by: &str) -> String {
    format!("//! {about}\n//!\n//! Written by {by}, and not to be edited.\n\n")
}
