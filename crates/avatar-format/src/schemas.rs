//! The schemas that the project publishes: those of the format, and those of the linter itself.

use crate::fields::FIELDS;
use crate::{BASE_URL, Kind, Schema};

pub use crate::tables::ALL;

/// A schema that this project publishes.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct SchemaEntry {
    /// Its name: that of the file, without `.json`, and of the type.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub title: &'static str,
    /// What may stand at the top of a document.
    pub root: &'static Schema,
    /// The JSON Schema that says the same.
    pub json: &'static str,
}

/// The schema of the linter's settings.
pub const SETTINGS: SchemaEntry = SchemaEntry {
    name: "avatar-lint",
    title: "Configuration of avatar-lint",
    root: &Schema::ANY,
    json: include_str!("../schemas/avatar-lint.json"),
};

/// The schema of the linter's report.
pub const REPORT: SchemaEntry = SchemaEntry {
    name: "avatar-lint-report",
    title: "The report of `avatar-lint check --format json`",
    root: &Schema::ANY,
    json: include_str!("../schemas/avatar-lint-report.json"),
};

impl SchemaEntry {
    /// Where it is published: its `$id`.
    pub fn url(&self) -> String {
        format!("{BASE_URL}/schemas/{}.json", self.name)
    }
}

/// The name of the schema for a document of any kind.
pub const CONFIGURATION: &str = "avatar-configuration";

/// The schema of this name.
pub fn find(name: &str) -> Option<&'static SchemaEntry> {
    ALL.iter().find(|entry| entry.name == name)
}

/// The schema of a document of this kind.
pub fn of_kind(kind: Kind) -> Option<&'static SchemaEntry> {
    find(kind.as_str())
}

/// What may stand under `spec` in a document of this kind.
pub fn spec_of(kind: Kind) -> Option<&'static Schema> {
    of_kind(kind)?.root.field("spec")
}

/// The kinds whose `spec` has the field `name`.
pub fn kinds_with(name: &str) -> impl Iterator<Item = Kind> {
    let has_field = move |kind: &Kind| {
        let fields = spec_of(*kind).map(|spec| spec.fields).unwrap_or_default();
        fields.iter().any(|field| field.name == name)
    };
    Kind::ALL.iter().copied().filter(has_field)
}

/// Whether a mapping of a configuration may have both fields.
pub fn share_a_mapping(one: &str, other: &str) -> bool {
    let mappings = |field: &str| {
        let at = FIELDS.binary_search_by_key(&field, |(name, _)| name);
        FIELDS.get(at.ok()?).map(|(_, mappings)| *mappings)
    };
    let both = mappings(one).zip(mappings(other));
    both.is_some_and(|(one, other)| one.iter().any(|mapping| other.contains(mapping)))
}

#[cfg(test)]
mod tests {
    use super::{Kind, kinds_with, share_a_mapping};
    use crate::pattern::Pattern;
    use crate::{Schema, TypeName, schemas};

    fn all(schema: &'static Schema, found: &mut Vec<&'static Schema>) {
        found.push(schema);
        for part in schema.parts() {
            all(part, found);
        }
    }

    #[test]
    fn the_examples_of_a_pattern_are_patterns() {
        let mut parts = Vec::new();
        all(schemas::of_kind(Kind::Schema).unwrap().root, &mut parts);
        let strategies = parts
            .iter()
            .filter(|part| part.name == Some(TypeName::SpecificIdStrategy));
        let patterns = strategies.filter_map(|part| part.field("pattern"));
        let examples: Vec<_> = patterns.flat_map(|pattern| pattern.examples).collect();
        assert!(!examples.is_empty());
        for example in examples {
            let (_, problems) = Pattern::read(example.as_str().unwrap());
            assert!(problems.is_empty(), "{example}: {problems:?}");
        }
    }

    #[test]
    fn fields_of_one_mapping_are_told_from_fields_of_two() {
        assert!(share_a_mapping("data", "avatars_data"));
        assert!(share_a_mapping("avatarization", "avatarization_ref"));
        assert!(!share_a_mapping("data", "avatar_data"));
        // Each is a field, of a column and of a table.
        assert!(!share_a_mapping("drop", "avatars_data"));
    }

    #[test]
    fn a_section_belongs_to_the_kinds_whose_spec_has_it() {
        let kinds: Vec<_> = kinds_with("privacy_metrics").collect();
        assert_eq!(kinds, [Kind::PrivacyMetrics]);
        assert_eq!(kinds_with("time_series").count(), 3);
        assert_eq!(kinds_with("nothing").count(), 0);
    }
}
