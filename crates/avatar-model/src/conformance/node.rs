//! What the format says of one place in a document.

use crate::suggest;
use avatar_format::{Choice, Exclusion, Field, Listed, Literal, Renamed, Schema, TypeName, Types};
use pyyaml_syntax::{Node, Value};

/// What the format says of one place in a document, given the value that stands there.
///
/// Conformance says *that* a document departs from the format; this says what would have been right
/// there. Rules, completion and hover ask it.
#[derive(Clone, Copy, Debug)]
pub struct SchemaNode {
    /// What the field or the list says of its value.
    declared: &'static Schema,
    /// What holds for the value that is there.
    chosen: &'static Schema,
    /// The fields that another one excludes.
    excluded: &'static [&'static str],
    /// A field that must be there because others are not.
    needed: Option<&'static str>,
}

impl SchemaNode {
    /// A place of which the format says nothing.
    pub const UNKNOWN: Self = Self {
        declared: &Schema::ANY,
        chosen: &Schema::ANY,
        excluded: &[],
        needed: None,
    };

    /// What `declared` says of `node`, or of a place where nothing stands yet.
    pub fn new(declared: &'static Schema, node: Option<Node<'_>>) -> Self {
        let chosen = chosen(declared, node);
        let mut this = Self {
            declared,
            chosen,
            excluded: &[],
            needed: None,
        };
        let has = |field: &str| node.is_some_and(|node| node.get_entry(field).is_some());
        if let Some(exclusion) = chosen.exclusion {
            let is_true =
                || node.and_then(|node| node.get(exclusion.field)?.as_bool()) == Some(true);
            if has(exclusion.field) && (!exclusion.when_true || is_true()) {
                this.excluded = exclusion.excluded;
            } else if !has(exclusion.field) {
                this.needed = exclusion.otherwise;
            }
        }
        if node.is_some() && !chosen.any_of.iter().any(|field| has(field)) {
            this.needed = chosen.any_of.first().copied().or(this.needed);
        }
        this
    }

    /// The schema that holds for the value that is there.
    pub(super) fn schema(&self) -> &'static Schema {
        self.chosen
    }

    /// The place of the value of field `name`, whose value is `node` if there is one; `None` where no
    /// such field is known.
    pub fn field(&self, name: &str, node: Option<Node<'_>>) -> Option<Self> {
        Some(Self::new(self.chosen.field(name)?, node))
    }

    /// The place of an item of the list that is here.
    #[must_use]
    pub fn item(&self, node: Option<Node<'_>>) -> Self {
        self.chosen
            .items
            .map_or(Self::UNKNOWN, |items| Self::new(items, node))
    }

    /// The fields that may stand here, with what each holds.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Self)> + use<> {
        let excluded = self.excluded;
        let fields = self.chosen.fields.iter();
        fields
            .filter(move |field| !excluded.contains(&field.name))
            .map(|field| (field.name, Self::new(&field.schema, None)))
    }

    /// The names of the fields known here.
    pub fn field_names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.chosen.fields.iter().map(|field| field.name)
    }

    /// The names of the fields that must be here.
    pub fn required(&self) -> impl Iterator<Item = &'static str> + use<> {
        let fields = self.chosen.fields.iter();
        fields
            .filter(|field| field.is_required)
            .map(|field: &Field| field.name)
            .chain(self.needed)
    }

    /// The type of what is here.
    pub fn type_name(&self) -> Option<TypeName> {
        self.chosen.name
    }

    /// Whether what belongs here is of that type, or one of those that it stands for.
    pub fn is(&self, name: TypeName) -> bool {
        [self.declared.name, self.chosen.name].contains(&Some(name))
    }

    /// The types that a value may have here; none where anything may stand.
    pub fn types(&self) -> Types {
        self.chosen.types
    }

    /// The values that are allowed here, when they are listed.
    pub fn values(&self) -> impl Iterator<Item = Literal> + use<> {
        self.chosen.values.iter().map(|listed| listed.value)
    }

    /// What one of the values means.
    pub fn meaning(&self, value: &str) -> Option<&'static str> {
        let is_it = |listed: &&Listed| listed.value.as_str() == Some(value);
        self.chosen.values.iter().find(is_it)?.meaning
    }

    /// The values of which it is said what they mean, with that.
    pub fn meanings(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let listed = self.chosen.values.iter();
        listed.filter_map(|listed| Some((listed.value.as_str()?, listed.meaning?)))
    }

    /// What the place is for.
    pub fn description(&self) -> Option<&'static str> {
        self.declared.description
    }

    /// What becomes of a column without the field that is here, if the field protects it: "stays in
    /// plaintext".
    pub fn protects(&self) -> Option<&'static str> {
        self.declared.protects
    }

    /// The least and the greatest number that is usual here.
    pub fn usual(&self) -> Option<(f64, f64)> {
        self.declared.usual
    }

    /// Values that may stand here, to learn from.
    pub fn examples(&self) -> impl Iterator<Item = Literal> + use<> {
        self.declared.examples.iter().copied()
    }

    /// Whether the required field `name` need not be here where `field` is.
    pub fn can_replace(&self, field: &str, name: &str) -> bool {
        let is_one_of = |name| self.chosen.any_of.contains(&name);
        let excludes = |it: Exclusion| it.field == field && it.otherwise == Some(name);
        field == name
            || is_one_of(field) && is_one_of(name)
            || self.chosen.exclusion.is_some_and(excludes)
    }

    /// The value that holds when nothing is written.
    pub fn default_value(&self) -> Option<Literal> {
        self.declared.default
    }

    /// What the value here is called in a sentence: "a column".
    pub fn noun(&self) -> Option<&'static str> {
        self.declared.noun.or(self.chosen.noun)
    }

    /// Whether it is one of several that nothing but their fields tell apart.
    pub fn is_alternative(&self) -> bool {
        self.chosen.is_alternative
    }

    /// What may stand here, where nothing but the fields tell which of several it is.
    pub fn alternatives(&self) -> impl Iterator<Item = Self> + use<> {
        let alternatives = match self.declared.choice {
            Choice::ByFields(_, then, otherwise) => Some([then, otherwise]),
            Choice::This | Choice::ByKind(_) | Choice::ByType(_) => None,
        };
        let alternatives = alternatives.into_iter().flatten();
        alternatives.map(|schema| Self::new(schema, None))
    }

    /// What the unknown field `name` once was, or is elsewhere.
    pub fn renamed(&self, name: &str) -> Option<&'static Renamed> {
        let mut names = self.chosen.renamed.iter();
        names.find(|renamed| renamed.former == name)
    }

    /// The field that `key`, which is none of the mapping `node` here, is meant for: it was that
    /// field's name once, or resembles one that is not there.
    pub(super) fn meant_by(&self, key: &str, node: Node<'_>) -> Option<&'static str> {
        let glued = key.split_once(':').map(|(name, _)| name);
        let mut fields = self.field_names();
        if let Some(field) = fields.find(|field| Some(*field) == glued) {
            return Some(field);
        }
        let former = self.renamed(key).map(Renamed::first_field);
        let is_absent = |field: &&str| node.get(field).is_none();
        former
            .or_else(|| suggest::field(key, self.field_names().filter(is_absent)))
            .or_else(|| suggest::likely(key, self.required().filter(is_absent)))
    }

    /// The fields that unknown keys of the mapping `node` here are meant for.
    pub(super) fn meant_fields(&self, node: Node<'_>) -> impl Iterator<Item = &'static str> {
        let keys = node.entries().filter_map(|entry| entry.key.as_str());
        let unknown = keys.filter(|key| self.field(key, None).is_none());
        unknown.filter_map(move |key| self.meant_by(key, node))
    }

    /// Whether a string, and neither a number nor a boolean, belongs here.
    pub fn wants_text(&self) -> bool {
        self.chosen.wants_text()
    }

    /// Whether a number may stand here.
    pub fn wants_number(&self) -> bool {
        self.declared.wants_number() || self.chosen.wants_number()
    }
}

/// The schema that holds for `node`.
fn chosen(declared: &'static Schema, node: Option<Node<'_>>) -> &'static Schema {
    let chosen = match declared.choice {
        Choice::This => None,
        Choice::ByKind(kinds) => {
            let kind = node.and_then(|node| node.get("kind")?.as_str());
            kinds
                .iter()
                .find(|(name, _)| Some(*name) == kind)
                .map(|(_, schema)| *schema)
        }
        Choice::ByFields(fields, then, otherwise) => {
            let has = |field: &&str| node.is_some_and(|node| node.get_entry(field).is_some());
            Some(if fields.iter().any(has) {
                then
            } else {
                otherwise
            })
        }
        Choice::ByType(types) => {
            let all = node.map_or(Types::NONE, types_of);
            types
                .iter()
                .find(|(one, _)| all.contains(*one))
                .map(|(_, schema)| *schema)
        }
    };
    chosen.unwrap_or(declared)
}

/// The types that a value has: a whole number is a number, too.
pub(super) fn types_of(node: Node<'_>) -> Types {
    match node.value() {
        Value::Null => Types::NULL,
        Value::Bool(_) => Types::BOOLEAN,
        Value::Int(_) => Types::INTEGER.with(Types::NUMBER),
        Value::Float(float) if !float.is_finite() => Types::OTHER_SCALAR,
        Value::Float(float) if float.fract() == 0.0 => Types::INTEGER.with(Types::NUMBER),
        Value::Float(_) => Types::NUMBER,
        Value::Str(_) => Types::STRING,
        Value::List | Value::Pairs => Types::ARRAY,
        Value::Dict => Types::OBJECT,
        Value::Date(_) | Value::DateTime(_) | Value::Binary(_) => Types::OTHER_SCALAR,
        Value::Set => Types::NONE,
    }
}
