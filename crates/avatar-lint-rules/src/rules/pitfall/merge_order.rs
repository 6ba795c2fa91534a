//! `merge-order`

use crate::page::page;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_format::{ColumnAction, ExcludeVariablesMethod, LinkMethod, Treatment};
use avatar_model::wording;
use hashbrown::HashMap;
use pyyaml_syntax::edit::Place;
use pyyaml_syntax::{Entry, Error, MergeDifference, Node, NodeId, NodeKind, PyYamlVersion, Value};
use std::cmp::Ordering;
use std::str::FromStr;

/// Values that depend on the version of PyYAML.
pub(crate) static RULE: Rule = Rule {
    name: "merge-order",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a merge that the allowed versions of PyYAML read differently",
    since: "0.1.0",
    subject: Subject::Form,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("merge_order.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let allowed = context.options.engine.pyyaml.allowed();
    let newest = context.stream.version();
    let (alike, other): (Vec<_>, Vec<_>) = allowed.iter().partition(|it| it.reads_as(newest));
    let Some(&&before) = other.last() else {
        return;
    };
    let [alike, other] = [alike, other].map(|versions| names(&versions));

    let errors = context.stream.errors();
    for error in context.stream.errors_in(before) {
        if !errors.contains(error) {
            findings.push(rejected(error, &other, &alike));
        }
    }
    let differences: Vec<_> = context.stream.merge_differences().collect();
    let by_key: HashMap<_, _> = differences
        .iter()
        .filter_map(|difference| Some((place(difference)?, difference)))
        .collect();
    for difference in &differences {
        if !is_inherited(difference, &by_key) {
            let versions = [(before, other.as_str()), (newest, alike.as_str())];
            findings.push(differs(difference, versions, context));
        }
    }
}

/// The mapping and the key that a difference is about, where the key is a scalar.
fn place<'a>(difference: &MergeDifference<'a>) -> Option<(NodeId, &'a str)> {
    let mapping = difference.mapping.target();
    Some((mapping.id(), difference.since.key.text()?))
}

/// Whether a mapping has its difference from one that it merges, where it is reported.
fn is_inherited(
    difference: &MergeDifference<'_>,
    by_key: &HashMap<(NodeId, &str), &MergeDifference<'_>>,
) -> bool {
    let Some((_, key)) = place(difference) else {
        return false;
    };
    let entries = [difference.before, difference.since];
    let merges = entries.into_iter().filter_map(|entry| entry.merged);
    merges.into_iter().any(|merge| {
        let mut written = difference.mapping.written_entries();
        let value = written.find(|entry| entry.key == merge);
        let sources = value.into_iter().flat_map(|entry| sources(entry.value));
        sources
            .filter_map(|source| by_key.get(&(source.target().id(), key)))
            .any(|source| {
                source.before.value == difference.before.value
                    && source.since.value == difference.since.value
            })
    })
}

/// The mappings that a `<<` with this value merges.
fn sources(value: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let is_list = value.kind() == NodeKind::Sequence;
    let one = (!is_list).then_some(value);
    value.target().items().chain(one)
}

fn names(versions: &[&PyYamlVersion]) -> String {
    let names: Vec<String> = versions.iter().map(ToString::to_string).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => {
            format!("PyYAML {} and {last}", others.join(", "))
        }
        Some((only, _)) => format!("PyYAML {only}"),
        None => String::new(),
    }
}

fn rejected(error: &Error, other: &str, alike: &str) -> Finding {
    let message = format!(
        "With {other} the engine stops here: {}. With {alike} it reads on.",
        error.message
    );
    Finding::new(&RULE, error.span, message).help("Write the keys out instead of merging them.")
}

fn differs<'a>(
    difference: &MergeDifference<'a>,
    [(before, other), (newest, alike)]: [(PyYamlVersion, &str); 2],
    context: &Context<'a>,
) -> Finding {
    let [old, new] = [before, newest].map(|version| difference.entry_in(version));
    let key = new
        .key
        .text()
        .map_or_else(|| "A key".to_owned(), wording::quoted);
    let merge = new.merged.or(old.merged);
    let span = merge.unwrap_or(difference.mapping).span();
    let message = format!(
        "The value of {key} depends on the version of PyYAML: it is {} with {other}, and {} with \
         {alike}.",
        described(old.value),
        described(new.value),
    );
    let help = format!("Write {key} into this mapping, with the value that is meant.");
    Finding::new(&RULE, span, message)
        .related(old.value.span(), format!("the value with {other}"))
        .related(new.value.span(), format!("the value with {alike}"))
        .help(help)
        .fix(write_out(difference.mapping, [old, new], newest, context))
}

/// A value as a sentence names it.
fn described(node: Node<'_>) -> String {
    match (node.text(), node.value()) {
        (_, Value::Null) => "nothing".to_owned(),
        (Some(text), _) => wording::quoted(text),
        _ => wording::described(node),
    }
}

/// Writes one of the two values into the mapping itself, where it overrides every merge:
/// the one that protects more, if one is known to, or else what the newest allowed version
/// takes.
fn write_out<'a>(
    mapping: Node<'a>,
    [old, new]: [Entry<'a>; 2],
    newest: PyYamlVersion,
    context: &Context<'a>,
) -> Option<Fix> {
    let name = new.key.as_str()?;
    let protecting = stricter(name, old.value, new.value);
    let value = protecting.unwrap_or(new.value);
    let place = Place::After(new.merged.or(old.merged)?);
    let edit = context
        .editor()
        .override_with_copy(mapping, name, value, place)
        .ok()?;
    let message = match protecting {
        Some(value) => format!(
            "Write out the value that protects more, {}",
            described(value)
        ),
        None => format!("Write out the value that PyYAML {newest} takes"),
    };
    Some(Fix::needs_review(message, vec![edit]))
}

/// Of two values of a field the one that protects more, where that is known.
fn stricter<'a>(field: &str, old: Node<'a>, new: Node<'a>) -> Option<Node<'a>> {
    match protection(field, old)?.partial_cmp(&protection(field, new)?)? {
        Ordering::Less => Some(new),
        Ordering::Greater => Some(old),
        Ordering::Equal => None,
    }
}

/// How much a value of a field protects. `k` is not among them: every version keeps the
/// first value of a key of one character.
fn protection(field: &str, value: Node<'_>) -> Option<f64> {
    let of_flag = |protects: bool| {
        let is_on = value.as_bool()?;
        Some(if is_on == protects { 1.0 } else { 0.0 })
    };
    match field {
        "epsilon" => value.as_f64().map(|epsilon| -epsilon),
        "drop" | "should_anonymize_original_table" => of_flag(true),
        "consistent" | "return_data_imputed" => of_flag(false),
        "replacement_strategy" => word(value)
            .map(ExcludeVariablesMethod::protection)
            .map(f64::from),
        "treatment" => word(value).map(Treatment::protection).map(f64::from),
        "action" => word(value)
            .and_then(ColumnAction::protection)
            .map(f64::from),
        "method" => word(value).map(LinkMethod::protection).map(f64::from),
        _ => None,
    }
}

/// A word that the format enumerates.
fn word<T: FromStr>(value: Node<'_>) -> Option<T> {
    value.as_str()?.parse().ok()
}
