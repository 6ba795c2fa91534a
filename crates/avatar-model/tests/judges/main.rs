//! An independent judge of structure: the crate `jsonschema` gives the same verdict as
//! `conformance`, and its errors are at the same places.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

mod generate;

use avatar_format::schemas::{self, SchemaEntry};
use avatar_model::conformance::{Conformance, Fault, Origin, Step, Violation};
use fastrand::Rng;
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use pyyaml_syntax::{Node, Value as Read};
use serde_json::{Map, Number, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::{fs, thread};

const GENERATED: usize = 100_000;

/// Documents of one seed, so that a disagreement can be found again.
const BATCH: usize = 500;

type Validators = BTreeMap<&'static str, Validator>;

fn validators() -> Validators {
    let build = |entry: &SchemaEntry| {
        let schema: Value = serde_json::from_str(entry.json).unwrap();
        let options = jsonschema::options().should_validate_formats(true);
        (entry.name, options.build(&schema).unwrap())
    };
    schemas::ALL.iter().map(build).collect()
}

/// Where something is wrong: the keys and positions that lead there, and what is
/// wrong: a value, a key too many, or a key that is not there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spot(Vec<String>, Wrong);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wrong {
    Value,
    Unknown(String),
    Missing(String),
}

/// The places of one judge.
#[derive(Default)]
struct Spots {
    /// What is at fault.
    certain: BTreeSet<Spot>,
    /// What the other judge may also say there: keys that are no strings, fields that an
    /// unknown key is meant for, keys that are missed one level above them.
    possible: BTreeSet<Spot>,
    /// Entries that are at fault as a whole, whatever in them shows it.
    whole: BTreeSet<Vec<String>>,
}

fn path_of(violation: &Violation<'_>) -> Vec<String> {
    let step = |step: &Step<'_>| match step {
        Step::Field(entry) => entry.key.text().unwrap().to_owned(),
        Step::Item(index, _) => index.to_string(),
    };
    violation.path.iter().map(step).collect()
}

/// The other half of what `conformance` reports as one fault: the required field that an unknown
/// key is meant for, or the unknown key that is missed one level above it.
fn other_half(violation: &Violation<'_>, path: &[String]) -> Vec<Spot> {
    let meant = |key: &str| {
        let Some(meant) = violation.meant_by(key) else {
            return Vec::new();
        };
        let required = violation.schema.required();
        let missed = required.filter(|name| violation.schema.can_replace(meant, name));
        let spot = |name: &str| Spot(path.to_vec(), Wrong::Missing(name.to_owned()));
        missed.map(spot).collect()
    };
    match &violation.fault {
        Fault::UnknownField { name } => meant(name),
        Fault::RenamedField(renamed) if renamed.origin == Origin::StillRead => Vec::new(),
        Fault::RenamedField(renamed) | Fault::PythonArgument { renamed, .. } => {
            meant(renamed.former)
        }
        Fault::MissingField {
            name,
            below: Some(below),
        } => {
            let is_it = |value: Node<'_>| {
                let misplaced = value.get_entry(name);
                misplaced.is_some_and(|it| it.key.span() == *below)
            };
            let mut fields = violation.node.entries();
            let field = fields.find(|field| is_it(field.value)).unwrap();
            let mut path = path.to_vec();
            path.push(field.key.text().unwrap().to_owned());
            vec![Spot(path, Wrong::Unknown(name.clone()))]
        }
        _ => Vec::new(),
    }
}

/// What `conformance` says, without what JSON Schema has no word for.
fn ours(conformance: &Conformance<'_>) -> Spots {
    let mut spots = Spots::default();
    for violation in conformance.violations() {
        let mut path = path_of(violation);
        spots.possible.extend(other_half(violation, &path));
        let is_of_key = violation
            .key()
            .is_some_and(|key| key.span() == violation.span);
        let wrong = match &violation.fault {
            Fault::OctalNumber
            | Fault::SexagesimalNumber
            | Fault::CommentInValue { .. }
            | Fault::HiddenWhitespace
            | Fault::DecimalComma { tail: Some(_) }
            | Fault::PointlessMultiplier => continue,
            Fault::BooleanLikeName | Fault::NumberLikeName
                if is_of_key && violation.key().unwrap().as_str().is_none() =>
            {
                let key = path.pop().unwrap();
                spots.possible.insert(Spot(path, Wrong::Unknown(key)));
                continue;
            }
            Fault::RenamedField(renamed) if renamed.origin == Origin::StillRead => continue,
            Fault::RenamedField(renamed) | Fault::PythonArgument { renamed, .. } => {
                Wrong::Unknown(renamed.former.to_owned())
            }
            Fault::MissingSpace { name } => {
                let mut keys = violation.node.entries().map(|entry| entry.key);
                let glued = keys.find(|key| key.span() == violation.span);
                spots
                    .possible
                    .insert(Spot(path.clone(), Wrong::Missing(name.clone())));
                glued.map_or(Wrong::Value, |key| {
                    Wrong::Unknown(key.text().unwrap().to_owned())
                })
            }
            Fault::UnknownField { name } => Wrong::Unknown(name.clone()),
            Fault::MissingField { name, .. } => Wrong::Missing(name.clone()),
            Fault::EmptyParameters => {
                let needed = violation.schema.required().last().unwrap();
                Wrong::Missing(needed.to_owned())
            }
            Fault::ConflictingFields { names } => {
                for name in &names[1..] {
                    let mut path = path.clone();
                    path.push(name.clone());
                    spots.certain.insert(Spot(path, Wrong::Value));
                }
                continue;
            }
            Fault::UnknownProcessor => {
                spots.whole.insert(path);
                continue;
            }
            _ => Wrong::Value,
        };
        spots.certain.insert(Spot(path, wrong));
    }
    spots
}

/// What `jsonschema` says.
fn theirs(validator: &Validator, value: &Value) -> BTreeSet<Spot> {
    let mut spots = BTreeSet::new();
    for error in validator.iter_errors(value) {
        let pointer = error.instance_path().as_str();
        let segments = pointer.split('/').skip(1);
        let path: Vec<_> = segments
            .map(|it| it.replace("~1", "/").replace("~0", "~"))
            .collect();
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    spots.insert(Spot(path.clone(), Wrong::Unknown(key.clone())));
                }
            }
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap().to_owned();
                spots.insert(Spot(path, Wrong::Missing(name)));
            }
            _ => {
                spots.insert(Spot(path, Wrong::Value));
            }
        }
    }
    spots
}

/// What both judges say of one document: the number of places, or how they differ.
fn compare(
    conformance: &Conformance<'_>,
    validator: &Validator,
    value: &Value,
) -> Result<usize, String> {
    let ours = ours(conformance);
    let mut theirs = theirs(validator, value);
    let count = theirs.len();
    let is_below = |spot: &Spot, whole: &[String]| spot.0.starts_with(whole);
    for whole in &ours.whole {
        if !theirs.iter().any(|spot| is_below(spot, whole)) {
            return Err(format!("only ours: {whole:?} as a whole"));
        }
    }
    theirs.retain(|spot| !ours.whole.iter().any(|whole| is_below(spot, whole)));
    let mut only_ours: BTreeSet<_> = ours.certain.difference(&theirs).cloned().collect();
    let mut only_theirs: BTreeSet<_> = theirs.difference(&ours.certain).cloned().collect();
    // Of a value that is at fault as a whole nothing else is said: what else the schema would
    // have there is not missing.
    only_theirs.retain(|spot| !ours.certain.contains(&Spot(spot.0.clone(), Wrong::Value)));
    let has = |path: &[String]| theirs.iter().any(|spot| spot.0 == *path);
    only_ours.retain(|spot| spot.1 != Wrong::Value || !has(&spot.0));
    // A misspelt field that others depend on: ours names what is written, theirs what is not.
    for spot in only_ours.clone() {
        let Spot(path, Wrong::Unknown(_)) = &spot else {
            continue;
        };
        let is_it = |other: &&Spot| other.0 == *path && matches!(other.1, Wrong::Missing(_));
        if let Some(missing) = only_theirs.iter().find(is_it).cloned() {
            only_theirs.remove(&missing);
            only_ours.remove(&spot);
        }
    }
    only_theirs.retain(|spot| !ours.possible.contains(spot));
    if only_ours.is_empty() && only_theirs.is_empty() {
        Ok(count)
    } else {
        Err(format!(
            "only ours: {only_ours:?}; only theirs: {only_theirs:?}"
        ))
    }
}

/// The value as JSON; `None` where JSON cannot hold it apart from another.
fn to_json(node: Node<'_>) -> Option<Value> {
    Some(match node.value() {
        Read::Null => Value::Null,
        Read::Bool(value) => Value::Bool(value),
        Read::Int(_) => Value::Number(node.as_i64()?.into()),
        Read::Float(value) => Value::Number(Number::from_f64(value)?),
        Read::Str(text) => Value::String(text.to_owned()),
        Read::List => node.items().map(to_json).collect::<Option<_>>()?,
        Read::Dict => {
            let mut entries = Map::new();
            for entry in node.entries() {
                let key = entry.key.text()?.to_owned();
                if entries.insert(key, to_json(entry.value)?).is_some() {
                    return None;
                }
            }
            Value::Object(entries)
        }
        _ => return None,
    })
}

/// Each part of a schema that has examples.
fn with_examples<'v>(schema: &'v Value, found: &mut Vec<&'v Map<String, Value>>) {
    match schema {
        Value::Object(parts) => {
            if parts.get("examples").is_some_and(Value::is_array) {
                found.push(parts);
            }
            parts.values().for_each(|part| with_examples(part, found));
        }
        Value::Array(parts) => parts.iter().for_each(|part| with_examples(part, found)),
        _ => {}
    }
}

#[test]
fn each_example_conforms_to_its_field() {
    let mut count = 0;
    for entry in schemas::ALL {
        let schema: Value = serde_json::from_str(entry.json).unwrap();
        let mut parts = Vec::new();
        with_examples(&schema, &mut parts);
        for part in parts {
            let mut field = part.clone();
            let definitions = schema.get("$defs").cloned().unwrap_or_default();
            if definitions.is_object() {
                field.insert("$defs".to_owned(), definitions);
            }
            let options = jsonschema::options().should_validate_formats(true);
            let validator = options.build(&Value::Object(field)).unwrap();
            for example in part["examples"].as_array().unwrap() {
                let error = validator.validate(example).err();
                assert!(error.is_none(), "{}: {example}: {error:?}", entry.name);
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn both_judges_agree_on_the_corpus() {
    let validators = validators();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (mut documents, mut left_out, mut faults) = (0, 0, 0);
    let mut differ = String::new();
    for folder in ["tests/corpus/valid", "tests/corpus/faulty", "examples"] {
        for file in fs::read_dir(root.join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|it| it != "yaml") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for part in pyyaml_syntax::parse(&text).documents() {
                let Some(value) = part.root().filter(|_| !part.is_broken()).and_then(to_json)
                else {
                    left_out += 1;
                    continue;
                };
                let json = serde_json::to_string(&value).unwrap();
                let stream = pyyaml_syntax::parse(&json);
                let conformance = Conformance::new(&stream, Some(schemas::CONFIGURATION));
                documents += 1;
                match compare(&conformance, &validators[schemas::CONFIGURATION], &value) {
                    Ok(count) => faults += count,
                    Err(error) => writeln!(differ, "{}: {error}", path.display()).unwrap(),
                }
            }
        }
    }
    println!("{documents} documents of the corpus, {left_out} left out, {faults} errors");
    assert!(differ.is_empty(), "{differ}");
    assert!(documents > 500 && faults > 30 && left_out * 10 < documents);
}

/// What was counted in generated documents.
#[derive(Default)]
struct Counts {
    valid: usize,
    invalid: usize,
    errors: usize,
    differ: Vec<String>,
}

fn batch(seed: u64, validators: &Validators) -> Counts {
    let mut random = Rng::with_seed(seed);
    let mut counts = Counts::default();
    for _ in 0..BATCH {
        let entry = &schemas::ALL[random.usize(..schemas::ALL.len())];
        let value = generate::value(entry.root, &mut random);
        let text = generate::yaml(&value, &mut random);
        let stream = pyyaml_syntax::parse(&text);
        assert_eq!(stream.errors(), [], "{text}");
        let root = stream.document(0).unwrap().root().unwrap();
        assert_eq!(to_json(root).as_ref(), Some(&value), "{text}");
        let conformance = Conformance::new(&stream, Some(entry.name));
        match compare(&conformance, &validators[entry.name], &value) {
            Ok(0) => counts.valid += 1,
            Ok(count) => {
                counts.invalid += 1;
                counts.errors += count;
            }
            Err(error) => counts
                .differ
                .push(format!("{}: {text}: {error}", entry.name)),
        }
    }
    counts
}

#[test]
fn both_judges_agree_on_generated_documents() {
    let validators = validators();
    let threads = thread::available_parallelism().map_or(2, usize::from);
    let work = |first: usize| {
        let seeds = (first..GENERATED / BATCH).step_by(threads);
        let batches = seeds.map(|seed| batch(seed as u64, &validators));
        batches.collect::<Vec<_>>()
    };
    let mut all = Counts::default();
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|first| scope.spawn(move || work(first)))
            .collect();
        for counts in running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
        {
            all.valid += counts.valid;
            all.invalid += counts.invalid;
            all.errors += counts.errors;
            all.differ.extend(counts.differ);
        }
    });
    println!(
        "{GENERATED} generated documents: {} valid, {} invalid with {} errors, {} judged otherwise",
        all.valid,
        all.invalid,
        all.errors,
        all.differ.len()
    );
    all.differ.sort_by_key(String::len);
    all.differ.truncate(10);
    assert!(all.differ.is_empty(), "{}", all.differ.join("\n"));
    assert!(all.valid > GENERATED / 10 && all.invalid > GENERATED / 10);
}

/// What `conformance` finds in the parameters of one table.
fn faults(table: &str) -> Vec<(String, String)> {
    let text = format!(
        "kind: AvatarParameters\nmetadata: {{name: p}}\nspec:\n  schema: s\n  \
         avatarization: {{t: {table}}}\n"
    );
    let stream = pyyaml_syntax::parse(&text);
    assert_eq!(stream.errors(), []);
    let conformance = Conformance::new(&stream, None);
    let found = conformance.violations().iter();
    found
        .map(|one| {
            let name = format!("{:?}", one.fault);
            let end = name.find([' ', '(']).unwrap_or(name.len());
            (name[..end].to_owned(), one.span.text(&text).to_owned())
        })
        .collect()
}

/// JSON has one key for both, so this is not compared with the other judge.
#[test]
fn keys_that_json_cannot_hold_apart_are_checked_each() {
    let found = faults("{k: 5, column_weights: {1: heavy, '1': wide}}");
    let all = [
        ("NumberLikeName", "1"),
        ("WrongType", "heavy"),
        ("WrongType", "wide"),
    ];
    assert_eq!(
        found,
        all.map(|(fault, text)| (fault.to_owned(), text.to_owned()))
    );
}

/// JSON has no dates; it would be the string of one, or a mapping.
#[test]
fn a_date_is_no_mapping() {
    for date in ["2024-01-31", "{$type: date, value: '2024-01-31'}"] {
        let found = faults(&format!("{{k: 5, imputation: {date}}}"));
        assert!(!found.is_empty(), "{date}");
    }
}
