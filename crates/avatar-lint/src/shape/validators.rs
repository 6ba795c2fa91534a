//! The schemas, each compiled when the first document of its kind is met.

use super::view::Tree;
use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, OnceLock};

/// A schema and the validator made from it.
pub(super) struct Compiled {
    pub(super) schema: Value,
    pub(super) validator: Validator<Tree>,
}

/// Our schemas are written to draft 2020-12, in words that draft 7 reads alike (a
/// test sees to it). Building a validator starts with judging its schema, and
/// the meta-schema of the later draft alone takes three times as long to compile
/// as everything else that happens to a short file.
const DRAFT: Draft = Draft::Draft7;

type Cell = OnceLock<Option<Compiled>>;

/// One cell for each schema; they live as long as the program, so that many
/// files share them.
static CELLS: LazyLock<HashMap<&'static str, Cell>> = LazyLock::new(|| {
    avatar_yaml::schemas::ALL
        .iter()
        .map(|entry| (entry.name, Cell::new()))
        .collect()
});

/// Compiles the schemas called `names` side by side, as far as they are not yet:
/// what a short file waits for most.
pub(super) fn prepare<'n>(names: impl Iterator<Item = &'n str>) {
    let cold: BTreeSet<&str> = names
        .filter(|name| CELLS.get(name).is_some_and(|cell| cell.get().is_none()))
        .collect();
    let mut cold = cold.into_iter();
    // The first is compiled here, so that one kind alone starts no thread.
    let first = cold.next();
    std::thread::scope(|scope| {
        for name in cold {
            scope.spawn(|| get(name));
        }
        first.map(get);
    });
}

/// The schema called `name`, compiled; `None` when there is none of that name.
pub(super) fn get(name: &str) -> Option<&'static Compiled> {
    let entry = avatar_yaml::schemas::find(name)?;
    CELLS
        .get(name)?
        .get_or_init(|| {
            let schema = (entry.schema)();
            let validator = jsonschema::options_for::<Tree>()
                .with_draft(DRAFT)
                .should_validate_formats(true)
                .build(&schema)
                .ok()?;
            Some(Compiled { schema, validator })
        })
        .as_ref()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// Keywords that draft 7 does not know, and would pass over.
    const LATER: [&str; 8] = [
        "$anchor",
        "$dynamicRef",
        "$recursiveRef",
        "dependentRequired",
        "dependentSchemas",
        "minContains",
        "unevaluatedItems",
        "unevaluatedProperties",
    ];
    /// What may stand beside a reference, which draft 7 passes over as well.
    const WITHOUT_VERDICT: [&str; 5] = ["$ref", "default", "description", "examples", "title"];

    #[test]
    fn no_schema_says_what_draft_7_reads_otherwise() {
        for entry in avatar_yaml::schemas::ALL {
            let schema = (entry.schema)();
            let mut pending = vec![&schema];
            while let Some(value) = pending.pop() {
                match value {
                    Value::Object(object) => {
                        let has = |keyword: &str| object.contains_key(keyword);
                        assert!(!LATER.iter().any(|keyword| has(keyword)), "{}", entry.name);
                        let mut keywords = object.keys();
                        assert!(
                            !has("$ref")
                                || keywords.all(|one| WITHOUT_VERDICT.contains(&one.as_str())),
                            "{}: {object:?}",
                            entry.name
                        );
                        pending.extend(object.values());
                    }
                    Value::Array(values) => pending.extend(values),
                    _ => {}
                }
            }
        }
    }
}
