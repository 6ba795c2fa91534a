//! `avatars-are-originals`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::wording::quoted;
use avatar_model::{Location, Model};

/// Avatars that are said to lie where the original data lie.
pub(crate) static RULE: Rule = Rule {
    name: "avatars-are-originals",
    group: Group::Privacy,
    level: Level::Error,
    summary: "`avatars_data` at the place of the original data",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["avatars_data"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("avatars_are_originals.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for schema in &model.schemas {
        for table in schema.kept_tables() {
            let original = model.original_of(schema);
            let own = original.and_then(|original| original.table(table.label()).found());
            let originals = own.and_then(avatar_model::Table::data);
            let (Some(avatars), Some(originals)) = (table.avatars_data(), originals) else {
                continue;
            };
            let (Some(place), Some(file)) = (place(model, &avatars), avatars.file()) else {
                continue;
            };
            if Some(place) != self::place(model, &originals) {
                continue;
            }
            let message = format!(
                "The avatars of {} are read from the file of its original data: all metrics \
                 compare the originals with themselves, and everyone who takes the avatars gets the \
                 originals.",
                quoted(table.label())
            );
            let mut finding = Finding::new(&RULE, file.span(), message)
                .help("Write `auto: true`, or the file that the run wrote the avatars to.");
            if let Some(file) = originals.file() {
                finding = finding.related(file.span(), "the original data");
            }
            findings.push(finding);
        }
    }
}

/// Where a file lies: the address of its volume, or its name where that is not
/// declared, and the file itself.
fn place<'a>(model: &Model<'a>, location: &Location<'a>) -> Option<(&'a str, &'a str)> {
    if location.is_auto() {
        return None;
    }
    let volume = location.volume().map_or("", |volume| volume.value);
    let document = model.document(Kind::Volume, volume).found();
    let url = document.and_then(|document| document.text("url"));
    let file = location.file()?.value;
    let file = file.strip_prefix("./").unwrap_or(file);
    Some((url.map_or(volume, |url| url.value), file))
}
