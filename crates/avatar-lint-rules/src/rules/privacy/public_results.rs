//! `public-results`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::{Database, Model, Text};
use hashbrown::HashMap;

/// Results that are written where others can read them.
pub(crate) static RULE: Rule = Rule {
    name: "public-results",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "results on http(s) or in a public bucket",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["results", "url", "files"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("public_results.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    targets(model, findings);
    let mut writers: HashMap<&str, Text<'_>> = HashMap::new();
    for document in &model.documents {
        if let Some(volume) = document.results().and_then(|results| results.volume()) {
            writers.entry(volume.value).or_insert(volume);
        }
    }
    for volume in model.of(Kind::Volume) {
        let (Some(name), Some(url)) = (volume.name, volume.text("url")) else {
            continue;
        };
        let writer = writers.get(name.value);
        let is_written = writer.is_some() || name.value == "results";
        let Some(reason) = is_written.then(|| public(url.value)).flatten() else {
            continue;
        };
        let message = format!(
            "The engine writes the results to {reason}. They include the unshuffled avatars, \
             which show the person that each avatar was drawn from."
        );
        let mut finding = Finding::new(&RULE, url.span(), message).help(
            "Write the results to a location that only people with access to the original \
                   data can read.",
        );
        if let Some(writer) = writer {
            finding = finding.related(writer.span(), "results are written there");
        }
        findings.push(finding);
    }
}

/// The folders of files that a database run writes to.
fn targets(model: &Model<'_>, findings: &mut Vec<Finding>) {
    for target in model.regenerations().filter_map(|job| job.target()) {
        let document = model.document(Kind::Database, target.value).found();
        let files = document.and_then(|document| Database(*document).files());
        let Some((files, reason)) = files.and_then(|files| Some((files, public(files.value)?)))
        else {
            continue;
        };
        let message = format!(
            "The run writes its target to {reason}: everyone who can read it gets all tables."
        );
        findings.push(
            Finding::new(&RULE, files.span(), message)
                .related(target.span(), "the target")
                .help("Write to a location that only those who may have the data can read."),
        );
    }
}

/// Why what is written to `url` can be read by others, if it can.
fn public(url: &str) -> Option<&'static str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") {
        return (!is_own_machine(&host)).then_some("a web address");
    }
    let is_public = host.contains("opendata")
        || host.contains("open-data")
        || host
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "public")
        || rest.contains("public-read");
    is_public.then_some("a bucket whose name says that it is public")
}

fn is_own_machine(host: &str) -> bool {
    let host = host.rsplit('@').next().unwrap_or_default();
    host.starts_with("[::1]") || matches!(host.split(':').next(), Some("localhost" | "127.0.0.1"))
}
