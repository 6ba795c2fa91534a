//! The schemas, each compiled when the first document of its kind is met.

use super::view::Tree;
use jsonschema::Validator;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// A schema and the validator made from it.
pub(super) struct Compiled {
    pub(super) schema: Value,
    pub(super) validator: Validator<Tree>,
}

type Cell = OnceLock<Option<Compiled>>;

/// One cell for each schema; they live as long as the program, so that many
/// files share them.
static CELLS: LazyLock<HashMap<&'static str, Cell>> = LazyLock::new(|| {
    avatar_yaml::schemas::ALL
        .iter()
        .map(|entry| (entry.name, Cell::new()))
        .collect()
});

/// The schema called `name`, compiled; `None` when there is none of that name.
pub(super) fn get(name: &str) -> Option<&'static Compiled> {
    let entry = avatar_yaml::schemas::find(name)?;
    CELLS
        .get(name)?
        .get_or_init(|| {
            let schema = (entry.schema)();
            let validator = jsonschema::options_for::<Tree>()
                .should_validate_formats(true)
                .build(&schema)
                .ok()?;
            Some(Compiled { schema, validator })
        })
        .as_ref()
}
