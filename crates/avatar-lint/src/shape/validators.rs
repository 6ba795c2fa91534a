//! The schemas as validators.
//!
//! Those of the kinds are made while this crate is compiled, because making one
//! takes longer than anything else that happens to a short file. They read a copy
//! of the document; for long ones and many, and for the models of the API, a
//! validator is made that reads the tree itself.

use super::view::{Tree, View};
use avatar_yaml::schemas::{ALL, SchemaEntry};
use jsonschema::{ErrorIterator, ValidationError, Validator};
use pyyaml_syntax::Node;
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock};

/// Copying documents of more bytes, all together, takes longer than making a
/// validator.
const SHORT: usize = 100_000;

/// A schema, with the validators made from it.
pub(super) struct Schema {
    entry: &'static SchemaEntry,
    built: Option<Built>,
    /// Bytes of the documents that were copied so far.
    copied: AtomicUsize,
    json: OnceLock<Value>,
    validator: OnceLock<Option<Validator<Tree>>>,
}

/// What the compiler made of a committed schema. A test keeps the committed
/// schemas equal to what the types give.
struct Built {
    text: &'static str,
    is_valid: fn(&Value) -> bool,
    iter_errors: fn(&Value) -> ErrorIterator<'_>,
}

/// The schemas live as long as the program, so that many files share them.
static SCHEMAS: LazyLock<Vec<Schema>> = LazyLock::new(|| {
    ALL.iter()
        .map(|entry| Schema {
            entry,
            built: kinds::built(entry.name),
            copied: AtomicUsize::new(0),
            json: OnceLock::new(),
            validator: OnceLock::new(),
        })
        .collect()
});

/// The schema called `name`; `None` when there is none of that name.
pub(super) fn get(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.entry.name == name)
}

impl Schema {
    /// The schema itself.
    pub(super) fn json(&self) -> &Value {
        self.json.get_or_init(|| {
            let committed = self.built.as_ref().map(|built| built.text);
            committed
                .and_then(|text| serde_json::from_str(text).ok())
                .unwrap_or_else(self.entry.schema)
        })
    }

    /// Where the document below `root` departs from the schema. Both validators
    /// find the same, in the same order.
    pub(super) fn errors(&self, root: Node<'_>) -> Vec<ValidationError<'static>> {
        let len = root.span().len();
        let copied = self.copied.fetch_add(len, Ordering::Relaxed);
        let copy = (copied.saturating_add(len) <= SHORT).then(|| self.errors_of_copy(root));
        copy.flatten()
            .or_else(|| self.errors_of_tree(root))
            .unwrap_or_default()
    }

    fn errors_of_copy(&self, root: Node<'_>) -> Option<Vec<ValidationError<'static>>> {
        let built = self.built.as_ref()?;
        let copy = View::Node(root).copy(SHORT)?;
        if (built.is_valid)(&copy) {
            return Some(Vec::new());
        }
        let errors = (built.iter_errors)(&copy);
        Some(errors.map(ValidationError::to_owned).collect())
    }

    fn errors_of_tree(&self, root: Node<'_>) -> Option<Vec<ValidationError<'static>>> {
        let view = View::Node(root);
        let validator = self.validator()?;
        if validator.is_valid(view) {
            return Some(Vec::new());
        }
        let errors = validator.iter_errors(view);
        Some(errors.map(ValidationError::to_owned).collect())
    }

    fn validator(&self) -> Option<&Validator<Tree>> {
        self.validator
            .get_or_init(|| {
                jsonschema::options_for::<Tree>()
                    .should_validate_formats(true)
                    .build(self.json())
                    .ok()
            })
            .as_ref()
    }
}

mod kinds {
    use super::Built;

    macro_rules! kinds {
        ($($kind:ident = $path:literal,)+) => {
            $(
                #[jsonschema::validator(path = $path, validate_formats = true)]
                struct $kind;
            )+

            /// What is built for the schema called `name`.
            pub(super) fn built(name: &str) -> Option<Built> {
                match name {
                    $(stringify!($kind) => Some(Built {
                        text: include_str!(concat!("../../", $path)),
                        is_valid: $kind::is_valid,
                        iter_errors: $kind::iter_errors,
                    }),)+
                    _ => None,
                }
            }
        };
    }

    // From the folder of the crate.
    kinds! {
        AvatarMetadata = "../../schemas/AvatarMetadata.json",
        AvatarVolume = "../../schemas/AvatarVolume.json",
        AvatarSchema = "../../schemas/AvatarSchema.json",
        AvatarParameters = "../../schemas/AvatarParameters.json",
        AvatarPrivacyMetricsParameters = "../../schemas/AvatarPrivacyMetricsParameters.json",
        AvatarSignalMetricsParameters = "../../schemas/AvatarSignalMetricsParameters.json",
        AvatarReportParameters = "../../schemas/AvatarReportParameters.json",
        AvatarAdviceParameters = "../../schemas/AvatarAdviceParameters.json",
        AvatarSchemaDiscoveryParameters = "../../schemas/AvatarSchemaDiscoveryParameters.json",
        AvatarExtractParameters = "../../schemas/AvatarExtractParameters.json",
        AvatarRegenerateParameters = "../../schemas/AvatarRegenerateParameters.json",
        AvatarReferenceParameters = "../../schemas/AvatarReferenceParameters.json",
        AvatarDatabase = "../../schemas/AvatarDatabase.json",
        AvatarSharedEntity = "../../schemas/AvatarSharedEntity.json",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::{judge, one_each};

    /// Texts with documents of every kind, right and wrong.
    fn corpus() -> impl Iterator<Item = (String, String)> {
        let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus");
        ["valid", "faulty"]
            .iter()
            .flat_map(move |folder| std::fs::read_dir(format!("{corpus}/{folder}")).unwrap())
            .map(|entry| entry.unwrap().path())
            .filter_map(|path| {
                let text = std::fs::read_to_string(&path).ok()?;
                Some((path.display().to_string(), text))
            })
    }

    /// What `errors` come to, in the words of the format.
    fn told(root: Node<'_>, schema: &'static Schema, errors: &[ValidationError<'_>]) -> String {
        let mut found = Vec::new();
        for error in errors {
            judge::judge(root, schema.json(), error, &mut found);
        }
        one_each(found)
            .into_iter()
            .map(|violation| format!("{:?} at {:?}\n", violation.fault, violation.span))
            .collect::<Vec<_>>()
            .concat()
    }

    /// `text` with other values in the place of some.
    fn variants(text: &str) -> impl Iterator<Item = String> {
        const VALUES: [&str; 8] = ["", "null", "no", "5", "-1.5", "other", "[a]", "{a: 1}"];
        let places = text.match_indices(": ").step_by(3).zip(0..);
        let places = places.map(|((at, _), number)| (at + 2, VALUES[number % VALUES.len()]));
        let one = places.map(|(start, value)| {
            let end = text[start..]
                .find('\n')
                .map_or(text.len(), |end| start + end);
            [&text[..start], value, &text[end..]].concat()
        });
        std::iter::once(text.to_owned()).chain(one)
    }

    #[test]
    fn every_kind_has_a_validator_from_the_start() {
        for kind in avatar_yaml::Kind::ALL {
            assert!(get(kind.as_str()).unwrap().built.is_some(), "{kind}");
        }
    }

    #[test]
    fn the_validators_of_a_kind_find_the_same() {
        let mut verdicts = [0, 0];
        for (path, text) in corpus() {
            for text in variants(&text) {
                let stream = pyyaml_syntax::parse(&text);
                let documents = stream.documents().filter(|one| !one.is_broken());
                for root in documents.filter_map(pyyaml_syntax::Document::root) {
                    let kind = root.get("kind").and_then(Node::as_str);
                    let Some(schema) = kind.and_then(get) else {
                        continue;
                    };
                    let copy = schema.errors_of_copy(root).unwrap();
                    let tree = schema.errors_of_tree(root).unwrap();
                    assert_eq!(
                        told(root, schema, &copy),
                        told(root, schema, &tree),
                        "{path}\n{text}"
                    );
                    verdicts[usize::from(copy.is_empty())] += 1;
                }
            }
        }
        let [wrong, right] = verdicts;
        assert!(right > 200 && wrong > 200, "{right} right, {wrong} wrong");
    }
}
