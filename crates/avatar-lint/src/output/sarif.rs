//! SARIF 2.1.0, the format of code scanning services.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use super::place::uri;
use crate::report::Report;
use avatar_lint_driver::printable::printable_json;
use avatar_lint_driver::{CheckedFile, Found};
use avatar_lint_rules::{Criterion, Fix, Group, Level, Rule, rules};
use pyyaml_syntax::Span;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The name of the taxonomy of privacy criteria.
const TAXONOMY: &str = "WP216";

/// Writes one run with all rules and all findings, the suppressed ones marked.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let results: Vec<Value> = report
        .files
        .iter()
        .flat_map(|file| file.findings.iter().map(|found| result(file, found)))
        .collect();
    let notifications: Vec<Value> = report
        .failures
        .iter()
        .map(|failure| json!({"level": "error", "message": {"text": failure}}))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver()},
            "taxonomies": [taxonomy()],
            "invocations": [{
                "executionSuccessful": report.failures.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    writeln!(out, "{}", printable_json(&format!("{log:#}")))
}

/// The linter with its rules.
fn driver() -> Value {
    json!({
        "name": "avatar-lint",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": avatar_format::BASE_URL,
        "rules": rules::ALL.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
        "supportedTaxonomies": [{"name": TAXONOMY, "index": 0}],
    })
}

fn descriptor(rule: &Rule) -> Value {
    let page = rule.documentation();
    let mut tags = vec![rule.group.as_str()];
    tags.extend(rule.criteria.iter().map(|criterion| criterion.as_str()));
    if rule.group == Group::Secret {
        tags.push("security");
    }
    let relationships: Vec<Value> = rule
        .criteria
        .iter()
        .map(|criterion| {
            json!({
                "target": {
                    "id": criterion.as_str(),
                    "toolComponent": {"name": TAXONOMY, "index": 0},
                },
                "kinds": ["relevant"],
            })
        })
        .collect();
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.page.finds()},
        "help": {"text": page, "markdown": page},
        "helpUri": rule.url(),
        "defaultConfiguration": {"level": level(rule.level)},
        "relationships": relationships,
        "properties": {"tags": tags},
    })
}

/// The criteria by which the opinion on anonymisation techniques judges.
fn taxonomy() -> Value {
    let taxa: Vec<Value> = Criterion::ALL
        .iter()
        .map(|criterion| {
            json!({
                "id": criterion.as_str(),
                "name": criterion.to_string(),
                "shortDescription": {"text": criterion.question()},
            })
        })
        .collect();
    json!({
        "name": TAXONOMY,
        "fullName": "Opinion 05/2014 on Anonymisation Techniques",
        "organization": "Article 29 Data Protection Working Party",
        "releaseDateUtc": "2014-04-10",
        "informationUri": "https://ec.europa.eu/justice/article-29/documentation/opinion-recommendation/files/2014/wp216_en.pdf",
        "shortDescription": {"text": "The three risks that anonymization must exclude."},
        "isComprehensive": true,
        "taxa": taxa,
    })
}

fn result(file: &CheckedFile, found: &Found) -> Value {
    let finding = &found.finding;
    let mut text = finding.message.clone();
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(help);
    }
    let mut result = Map::new();
    result.insert("ruleId".into(), finding.rule.name.into());
    if let Some(index) = rules::ALL.iter().position(|rule| *rule == finding.rule) {
        result.insert("ruleIndex".into(), index.into());
    }
    result.insert("level".into(), level(finding.level).into());
    result.insert("message".into(), json!({"text": text}));
    result.insert(
        "locations".into(),
        json!([{"physicalLocation": location(file, finding.span)}]),
    );
    if !finding.related.is_empty() {
        let related = finding.related.iter().zip(1..).map(|(related, id)| {
            json!({
                "id": id,
                "physicalLocation": location(file, related.span),
                "message": {"text": related.message},
            })
        });
        result.insert("relatedLocations".into(), related.collect());
    }
    if let Some(fingerprint) = &found.fingerprint {
        result.insert(
            "partialFingerprints".into(),
            json!({"avatarLint/v1": fingerprint.id}),
        );
    }
    if let Some(fix) = finding.shown_fix() {
        result.insert("fixes".into(), json!([fix_object(file, fix)]));
    }
    if finding.suppressed {
        let kind = if found.is_known {
            "external"
        } else {
            "inSource"
        };
        result.insert("suppressions".into(), json!([{"kind": kind}]));
    }
    Value::Object(result)
}

fn fix_object(file: &CheckedFile, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(file, edit.span),
                "insertedContent": {"text": edit.replacement},
            })
        })
        .collect();
    json!({
        "description": {"text": fix.message},
        "artifactChanges": [{
            "artifactLocation": artifact(file),
            "replacements": replacements,
        }],
    })
}

fn location(file: &CheckedFile, span: Span) -> Value {
    json!({"artifactLocation": artifact(file), "region": region(file, span)})
}

fn artifact(file: &CheckedFile) -> Value {
    json!({"uri": uri(&file.path)})
}

fn region(file: &CheckedFile, span: Span) -> Value {
    let range = file.range(span);
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}
