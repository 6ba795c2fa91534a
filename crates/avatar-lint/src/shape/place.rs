//! What a schema says of one place in a document.

use jsonschema::{JsonType, types::JsonTypeSet};
use pyyaml_syntax::{Node, Value};
use serde_json::Value as Json;

/// What one schema says of one place: every subschema that applies there,
/// references and conditions resolved.
///
/// The validator says *that* a document departs from its schema; a place says
/// what would have been right there. Rules, completion and hover ask it.
#[derive(Clone, Debug)]
pub struct Place<'s> {
    root: &'s Json,
    schemas: Vec<&'s Json>,
}

impl Place<'static> {
    /// A place that no schema speaks of.
    pub fn unknown() -> Self {
        Self {
            root: &Json::Null,
            schemas: Vec::new(),
        }
    }
}

impl<'s> Place<'s> {
    /// The place of a whole document, `node` being its value if there is one.
    pub fn root(schema: &'s Json, node: Option<Node<'_>>) -> Self {
        Self::gather(schema, [schema], node)
    }

    /// The place of the value of field `name`, whose value is `node` if there
    /// is one; `None` where no such field is known.
    pub fn field(&self, name: &str, node: Option<Node<'_>>) -> Option<Self> {
        let named: Vec<_> = self
            .keyword("properties")
            .filter_map(|all| all.get(name))
            .collect();
        let schemas = if named.is_empty() {
            self.keyword("additionalProperties")
                .filter(|schema| **schema != Json::Bool(false))
                .collect()
        } else {
            named
        };
        let known = !schemas.is_empty() || self.is_open();
        known.then(|| Self::gather(self.root, schemas, node))
    }

    /// The place of an item of the list that is here.
    #[must_use]
    pub fn item(&self, node: Option<Node<'_>>) -> Self {
        let schemas: Vec<_> = self.keyword("items").collect();
        Self::gather(self.root, schemas, node)
    }

    /// The fields known here, with what each holds, in the order of the schema.
    pub fn fields(&self) -> impl Iterator<Item = (&'s str, Self)> + '_ {
        self.keyword("properties")
            .filter_map(Json::as_object)
            .flatten()
            .map(|(name, schema)| (name.as_str(), Self::gather(self.root, [schema], None)))
    }

    /// The names of the fields known here.
    pub fn field_names(&self) -> impl Iterator<Item = &'s str> + '_ {
        self.keyword("properties")
            .filter_map(Json::as_object)
            .flat_map(serde_json::Map::keys)
            .map(String::as_str)
    }

    /// The names of the fields that must be here.
    pub fn required(&self) -> impl Iterator<Item = &'s str> + '_ {
        self.keyword("required")
            .filter_map(Json::as_array)
            .flatten()
            .filter_map(Json::as_str)
    }

    /// The types a value may have here; empty when the schema does not say.
    pub fn types(&self) -> JsonTypeSet {
        let mut types = JsonTypeSet::empty();
        for schema in self.keyword("type") {
            let names = schema
                .as_array()
                .map_or(std::slice::from_ref(schema), Vec::as_slice);
            for name in names.iter().filter_map(Json::as_str) {
                if let Ok(of_name) = name.parse() {
                    types = types.insert(of_name);
                }
            }
        }
        types
    }

    /// Whether the fields known here are all that may be here.
    pub fn refuses_unknown_fields(&self) -> bool {
        let mut rest = self.keyword("additionalProperties");
        rest.any(|schema| *schema == Json::Bool(false))
    }

    /// Whether a string, and neither a number nor a boolean, belongs here.
    pub fn wants_text(&self) -> bool {
        let types = self.types();
        types.contains(JsonType::String)
            && !self.wants_number()
            && !types.contains(JsonType::Boolean)
    }

    /// Whether a number may stand here.
    pub fn wants_number(&self) -> bool {
        let types = self.types();
        types.contains(JsonType::Number) || types.contains(JsonType::Integer)
    }

    /// The values allowed here, when they are enumerated.
    pub fn values(&self) -> impl Iterator<Item = &'s Json> + '_ {
        self.schemas.iter().flat_map(|schema| {
            let listed = schema
                .get("enum")
                .and_then(Json::as_array)
                .into_iter()
                .flatten();
            listed.chain(schema.get("const"))
        })
    }

    /// The names of the schema's definitions that apply here, outermost first.
    pub fn definition(&self) -> Option<&'s str> {
        self.schemas.iter().find_map(|schema| {
            let definitions = self.root.get("$defs")?.as_object()?;
            definitions
                .iter()
                .find(|(_, one)| std::ptr::eq(*one, *schema))
                .map(|(name, _)| name.as_str())
        })
    }

    /// The first text that the schemas here have under `keyword`: `title`,
    /// `description`.
    pub fn text(&self, keyword: &'static str) -> Option<&'s str> {
        self.keyword(keyword).find_map(Json::as_str)
    }

    /// Every text that the schemas here have under `keyword`.
    pub fn texts(&self, keyword: &'static str) -> impl Iterator<Item = &'s str> + '_ {
        self.keyword(keyword).filter_map(Json::as_str)
    }

    /// Whether nothing may stand here, because of what stands beside it.
    pub fn is_forbidden(&self) -> bool {
        self.schemas.contains(&&Json::Bool(false))
    }

    /// The value that holds when nothing is written here.
    pub fn default_value(&self) -> Option<&'s Json> {
        self.keyword("default").next()
    }

    /// Whether anything at all may stand here: data that other tools produce.
    pub fn is_open(&self) -> bool {
        self.schemas.iter().all(|schema| {
            **schema == Json::Bool(true)
                || schema.as_object().is_some_and(|object| {
                    ![
                        "type",
                        "properties",
                        "enum",
                        "const",
                        "items",
                        "additionalProperties",
                    ]
                    .iter()
                    .any(|keyword| object.contains_key(*keyword))
                        || (object.get("type").is_some_and(|kind| kind == "object")
                            && !object.contains_key("properties")
                            && object
                                .get("additionalProperties")
                                .is_none_or(|more| *more == Json::Bool(true)))
                })
        })
    }

    /// The values of `keyword` in every schema that applies here.
    fn keyword<'k>(&'k self, keyword: &'k str) -> impl Iterator<Item = &'s Json> + 'k {
        self.schemas
            .iter()
            .filter_map(move |schema| schema.get(keyword))
    }

    /// Follows references and takes the branches whose conditions `node` meets.
    fn gather(
        root: &'s Json,
        start: impl IntoIterator<Item = &'s Json>,
        node: Option<Node<'_>>,
    ) -> Self {
        let mut schemas: Vec<&'s Json> = Vec::new();
        let mut pending: Vec<&'s Json> = start.into_iter().collect();
        pending.reverse();
        while let Some(schema) = pending.pop() {
            if schemas.iter().any(|seen| std::ptr::eq(*seen, schema)) {
                continue;
            }
            schemas.push(schema);
            let mut next: Vec<&'s Json> = Vec::new();
            next.extend(schema.get("$ref").and_then(|target| resolve(root, target)));
            for keyword in ["allOf", "anyOf", "oneOf"] {
                next.extend(
                    schema
                        .get(keyword)
                        .and_then(Json::as_array)
                        .into_iter()
                        .flatten(),
                );
            }
            if let Some(condition) = schema.get("if") {
                let holds = node.is_some_and(|node| matches(root, condition, node));
                next.extend(schema.get(if holds { "then" } else { "else" }));
            }
            pending.extend(next.into_iter().rev());
        }
        Self { root, schemas }
    }
}

/// The schema that a reference inside the same file names.
fn resolve<'s>(root: &'s Json, target: &Json) -> Option<&'s Json> {
    root.pointer(target.as_str()?.strip_prefix('#')?)
}

/// Whether `node` meets a condition. Conditions are ours, and use few keywords.
fn matches(root: &Json, condition: &Json, node: Node<'_>) -> bool {
    let Some(keywords) = condition.as_object() else {
        return *condition != Json::Bool(false);
    };
    let all = |list: &Json| {
        list.as_array()
            .is_some_and(|all| all.iter().all(|one| matches(root, one, node)))
    };
    let any = |list: &Json| {
        list.as_array()
            .is_some_and(|all| all.iter().any(|one| matches(root, one, node)))
    };
    keywords
        .iter()
        .all(|(keyword, value)| match keyword.as_str() {
            "const" => is_equal(node, value),
            "enum" => value
                .as_array()
                .is_some_and(|all| all.iter().any(|one| is_equal(node, one))),
            "type" => value.as_str().is_some_and(|name| has_type(node, name)),
            "required" => value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Json::as_str)
                .all(|name| node.get(name).is_some()),
            "properties" => value
                .as_object()
                .into_iter()
                .flatten()
                .all(|(name, of_field)| {
                    node.get(name)
                        .is_none_or(|field| matches(root, of_field, field))
                }),
            "allOf" => all(value),
            "anyOf" => any(value),
            "not" => !matches(root, value, node),
            "$ref" => resolve(root, value).is_some_and(|target| matches(root, target, node)),
            _ => true,
        })
}

fn is_equal(node: Node<'_>, expected: &Json) -> bool {
    match expected {
        Json::String(text) => node.as_str() == Some(text),
        Json::Bool(boolean) => node.as_bool() == Some(*boolean),
        Json::Number(number) => node.as_f64().is_some() && node.as_f64() == number.as_f64(),
        Json::Null => node.is_null(),
        Json::Array(_) | Json::Object(_) => false,
    }
}

fn has_type(node: Node<'_>, name: &str) -> bool {
    match node.value() {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Int(_) => name == "integer" || name == "number",
        Value::Float(_) => name == "number",
        Value::Str(_) => name == "string",
        Value::List | Value::Pairs => name == "array",
        Value::Dict => name == "object",
        _ => false,
    }
}
