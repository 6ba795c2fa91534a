//! The tables of `avatar-format`, written from the schemas of the types.
//!
//! The schemas use few keywords, in few ways. Whatever is not among them stops the generator, so that
//! nothing the schemas say is lost.

mod keyword;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Map, Value};

use crate::keywords::{KEYS, NOUN, PROTECTS, USUAL};
use crate::schemas::{self, SchemaEntry};

type Object = Map<String, Value>;

/// Something that the schemas say in a way that the generator does not know.
pub type Unknown = String;

/// Modules of `avatar-format`.
#[derive(Debug)]
pub struct Modules {
    /// The module `tables`.
    pub tables: String,
    /// The module `type_name`.
    pub type_name: String,
}

/// What is written for `avatar-format`.
///
/// # Errors
/// If the schemas say something in a way that the generator does not know.
pub fn rust() -> Result<Modules, Unknown> {
    let mut tables = Tables::default();
    let mut entries = String::new();
    for entry in schemas::ALL {
        let root = tables.root(entry)?;
        let (name, title) = (entry.name, entry.title);
        let _ = writeln!(
            entries,
            "    SchemaEntry {{ name: {name:?}, title: {title:?}, root: &{root}, \
             json: include_str!(\"../schemas/{name}.json\") }},"
        );
    }
    let mut text = String::from(
        "//! The description of the format as tables.\n\
         //!\n\
         //! Written by `avatar-yaml` from its types, and not to be edited.\n\n\
         use crate::schemas::SchemaEntry;\n\
         use crate::{Choice, Exclusion, Field, Keys, Listed, Literal, Origin, Range, Renamed, Rest};\n\
         use crate::{Schema, TextFormat, TypeName, Types};\n\n\
         /// Every schema.\n\
         pub static ALL: &[SchemaEntry] = &[\n",
    );
    text.push_str(&entries);
    text.push_str("];\n");
    for (name, table) in &tables.statics {
        let _ = write!(text, "\nstatic {name}: Schema = {table};\n");
    }
    Ok(Modules {
        tables: text,
        type_name: type_name(&tables.types),
    })
}

/// The enumeration of the types.
fn type_name(types: &BTreeSet<String>) -> String {
    let mut variants = String::new();
    let mut names = String::new();
    for name in types {
        let variant = variant(name);
        let _ = writeln!(variants, "    /// `{name}`\n    {variant},");
        let _ = writeln!(names, "            Self::{variant} => {name:?},");
    }
    format!(
        "//! The types of the format.\n\
         //!\n\
         //! Written by `avatar-yaml` from its types, and not to be edited.\n\n\
         /// A type of the format.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
         #[non_exhaustive]\n\
         pub enum TypeName {{\n{variants}}}\n\n\
         impl TypeName {{\n    \
             /// The name of the type.\n    \
             pub const fn as_str(self) -> &'static str {{\n        \
                 match self {{\n{names}        }}\n    }}\n}}\n"
    )
}

/// The variant of the enumeration of types for the type of this name.
fn variant(name: &str) -> String {
    name.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters)
        })
        .collect()
}

#[derive(Default)]
struct Tables {
    /// What is written for each definition, by the name it has in Rust.
    statics: BTreeMap<String, String>,
    /// The names of the types.
    types: BTreeSet<String>,
    /// The definitions of the schema that is being written.
    definitions: Object,
    /// The definitions that are being written: none refers to itself.
    open: BTreeSet<String>,
}

impl Tables {
    fn root(&mut self, entry: &SchemaEntry) -> Result<String, Unknown> {
        let Value::Object(mut schema) = entry.with_values() else {
            return Err(format!("{}: no object", entry.name));
        };
        self.definitions = match schema.remove("$defs") {
            Some(Value::Object(definitions)) => definitions,
            _ => Object::new(),
        };
        for keyword in ["$schema", "$id", "title"] {
            schema.remove(keyword);
        }
        self.named(entry.name, &schema)
    }

    /// The name in Rust of what is written for `schema`.
    fn named(&mut self, name: &str, schema: &Object) -> Result<String, Unknown> {
        let table = self.table(schema, Some(name))?;
        let plain = name.replace('-', "_").to_uppercase();
        for number in 1.. {
            let name = match number {
                1 => plain.clone(),
                _ => format!("{plain}_{number}"),
            };
            match self.statics.get(&name) {
                Some(written) if *written != table => {}
                Some(_) => return Ok(name),
                None => {
                    self.statics.insert(name.clone(), table);
                    return Ok(name);
                }
            }
        }
        Err(format!("{name}: no name is left"))
    }

    fn definition(&self, reference: &str) -> Result<(String, Object), Unknown> {
        let name = reference.strip_prefix("#/$defs/").unwrap_or(reference);
        let definition = self.definitions.get(name).and_then(Value::as_object);
        let mut definition = definition
            .ok_or_else(|| format!("{reference} leads nowhere"))?
            .clone();
        definition.remove("title");
        Ok((name.to_owned(), definition))
    }

    /// The name in Rust of a definition.
    fn referred(&mut self, reference: &str) -> Result<String, Unknown> {
        let (name, definition) = self.definition(reference)?;
        if !self.open.insert(name.clone()) {
            return Err(format!("{name} refers to itself"));
        }
        let written = self.named(&name, &definition);
        self.open.remove(&name);
        written
    }

    /// An expression for any schema.
    fn schema(&mut self, schema: &Value) -> Result<String, Unknown> {
        match schema {
            Value::Bool(true) => Ok("Schema::ANY".to_owned()),
            Value::Object(object) => self.table(object, None),
            _ => Err(format!("no schema: {schema}")),
        }
    }

    /// An expression for what an object says.
    fn table(&mut self, schema: &Object, name: Option<&str>) -> Result<String, Unknown> {
        let mut rest = schema.clone();
        let mut parts = Vec::new();
        let mut base = "Schema::ANY".to_owned();
        if let Some(name) = name {
            self.types.insert(name.to_owned());
            parts.push(format!("name: Some(TypeName::{})", variant(name)));
        }
        if let Some(reference) = keyword::text(&mut rest, "$ref") {
            base = self.referred(&reference)?;
        }
        let texts = [
            ("description", "description"),
            (NOUN, "noun"),
            (PROTECTS, "protects"),
        ];
        for (keyword, part) in texts {
            let text = keyword::text(&mut rest, keyword);
            parts.extend(text.map(|text| format!("{part}: Some({text:?})")));
        }
        parts.extend(keyword::types(&mut rest)?);
        if let Some(default) = rest.remove("default") {
            parts.push(format!("default: Some({})", keyword::literal(&default)));
        }
        if let Some(Value::Array(examples)) = rest.remove("examples") {
            let examples: Vec<String> = examples.iter().map(keyword::literal).collect();
            parts.push(format!("examples: &[{}]", examples.join(", ")));
        }
        parts.extend(keyword::values(&mut rest));
        parts.extend(keyword::range(&mut rest)?);
        if let Some(usual) = rest.remove(USUAL) {
            let bound = |at| usual.get(at).and_then(Value::as_f64);
            let (Some(least), Some(most)) = (bound(0), bound(1)) else {
                return Err(format!("`{USUAL}`: {usual}"));
            };
            parts.push(format!("usual: Some(({least:?}, {most:?}))"));
        }
        parts.extend(keyword::length(&mut rest)?);
        parts.extend(keyword::format(&mut rest)?);
        parts.extend(keyword::conditions(&mut rest)?);
        parts.extend(keyword::renamed(&mut rest));
        parts.extend(self.choice(&mut rest, schema)?);
        parts.extend(self.contents(&mut rest)?);
        // What only other programs read.
        for keyword in ["writeOnly", "deprecated"] {
            rest.remove(keyword);
        }
        if let Some(keyword) = rest.keys().next() {
            return Err(format!("`{keyword}` in {schema:?}"));
        }
        Ok(if parts.is_empty() {
            base
        } else {
            format!("Schema {{ {}, ..{base} }}", parts.join(", "))
        })
    }

    /// The fields of a mapping, its other values, the items of a list.
    fn contents(&mut self, rest: &mut Object) -> Result<Vec<String>, Unknown> {
        let mut parts = Vec::new();
        let required = rest.remove("required").unwrap_or_default();
        let mut required: Vec<Value> = required.as_array().cloned().unwrap_or_default();
        if let Some(Value::Object(properties)) = rest.remove("properties") {
            let mut fields = Vec::new();
            for (name, schema) in &properties {
                let schema = self.schema(schema)?;
                let is_required = required.iter().any(|field| field == name);
                required.retain(|field| field != name);
                fields.push(format!(
                    "Field {{ name: {name:?}, is_required: {is_required}, schema: {schema} }}"
                ));
            }
            parts.push(format!("fields: &[{}]", fields.join(",\n")));
        }
        if !required.is_empty() {
            return Err(format!("required, but no fields: {required:?}"));
        }
        match rest.remove("additionalProperties") {
            None => {}
            Some(Value::Bool(true)) => parts.push("rest: Rest::Open".to_owned()),
            Some(Value::Bool(false)) => parts.push("rest: Rest::Refused".to_owned()),
            Some(schema) => parts.push(format!("rest: Rest::Values(&{})", self.schema(&schema)?)),
        }
        if let Some(keys) = rest.remove(KEYS) {
            match keys.as_str() {
                Some("values") => parts.push("keys: Keys::Values".to_owned()),
                _ => return Err(format!("`{KEYS}`: {keys}")),
            }
        }
        if let Some(items) = rest.remove("items") {
            parts.push(format!("items: Some(&{})", self.schema(&items)?));
        }
        Ok(parts)
    }

    /// Which schema holds for a value.
    fn choice(&mut self, rest: &mut Object, whole: &Object) -> Result<Option<String>, Unknown> {
        if let Some(Value::Array(branches)) = rest.remove("allOf") {
            let is_by_kind = branches.iter().all(|branch| kind_of(branch).is_some());
            return if is_by_kind {
                self.by_kind(&branches, whole).map(Some)
            } else {
                self.by_type(&branches, whole).map(Some)
            };
        }
        let Some(condition) = rest.remove("if") else {
            return Ok(None);
        };
        let (then, otherwise) = (rest.remove("then"), rest.remove("else"));
        if keyword::is_tagged(then.as_ref()) {
            return Ok(None);
        }
        let fields = condition.get("anyOf").and_then(Value::as_array);
        let fields: Option<Vec<String>> = fields.and_then(|all| {
            all.iter()
                .map(|one| Some(format!("{:?}", one.get("required")?.get(0)?.as_str()?)))
                .collect()
        });
        let reference = |schema: Option<Value>| {
            let reference = schema
                .as_ref()
                .and_then(|schema| schema.get("$ref")?.as_str());
            reference.map(str::to_owned)
        };
        let (Some(fields), Some(then), Some(otherwise)) =
            (fields, reference(then), reference(otherwise))
        else {
            return Err(format!("`if` {condition}"));
        };
        let then = self.referred(&then)?;
        let otherwise = self.referred(&otherwise)?;
        let of = |name: &str| format!("&Schema {{ is_alternative: true, ..{name} }}");
        Ok(Some(format!(
            "choice: Choice::ByFields(&[{}], {}, {})",
            fields.join(", "),
            of(&then),
            of(&otherwise)
        )))
    }

    /// One schema for each value of `kind`, which each of them lists in full.
    fn by_kind(&mut self, branches: &[Value], whole: &Object) -> Result<String, Unknown> {
        let listed = whole
            .get("properties")
            .and_then(|fields| fields.get("kind"));
        let listed = listed.ok_or("a choice by kind without `kind`")?;
        let mut choices = Vec::new();
        for branch in branches {
            let reference = branch
                .get("then")
                .and_then(|then| then.get("$ref")?.as_str());
            let (Some(kind), Some(reference)) = (kind_of(branch), reference) else {
                return Err(format!("{branch}"));
            };
            let (name, mut definition) = self.definition(reference)?;
            if let Some(Value::Object(fields)) = definition.get_mut("properties") {
                fields.shift_remove("kind");
                fields.shift_insert(0, "kind".to_owned(), listed.clone());
            }
            if let Some(Value::Array(required)) = definition.get_mut("required")
                && !required.contains(&"kind".into())
            {
                required.push("kind".into());
            } else {
                definition
                    .entry("required")
                    .or_insert_with(|| vec![Value::from("kind")].into());
            }
            let table = self.table(&definition, Some(&name))?;
            choices.push(format!("({kind:?}, &{table})"));
        }
        Ok(format!(
            "choice: Choice::ByKind(&[{}])",
            choices.join(",\n")
        ))
    }

    /// One schema for each type, with what all of them share.
    fn by_type(&mut self, branches: &[Value], whole: &Object) -> Result<String, Unknown> {
        let mut choices = Vec::new();
        for branch in branches {
            let kind = branch
                .get("if")
                .and_then(|condition| condition.get("type")?.as_str());
            let then = branch.get("then").and_then(Value::as_object);
            let (Some(kind), Some(then)) = (kind, then) else {
                return Err(format!("{branch}"));
            };
            // What JSON writes as a tagged list is a mapping like any other in YAML.
            let then = if keyword::is_tagged(then.get("then")) || then.contains_key("if") {
                then.get("else").and_then(Value::as_object).unwrap_or(then)
            } else {
                then
            };
            let mut schema = whole.clone();
            schema.remove("allOf");
            schema.extend(then.clone());
            let table = self.table(&schema, None)?;
            choices.push(format!("({}, &{table})", keyword::type_named(kind)?));
        }
        Ok(format!(
            "choice: Choice::ByType(&[{}])",
            choices.join(",\n")
        ))
    }
}

/// The kind for which a branch of a dispatch holds.
fn kind_of(branch: &Value) -> Option<&str> {
    branch.pointer("/if/properties/kind/const")?.as_str()
}
