//! Documents made from the format's tables, with things wrong in them.

use avatar_format::{Choice, Literal, Rest, Schema, TextFormat, Types};
use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Keys of mappings that have names of any kind: what is easily taken for a position or is
/// escaped in a JSON pointer is among them.
const NAMES: [&str; 22] = [
    "0", "1", "7", "2023", "01", "-1", "", "~", "/", "%", "~0", "a~1b", "a/b", "%41", "é", "true",
    "null", "<<", "kind", "age", "a b", "#",
];

/// Strings that are values.
const STRINGS: [&str; 14] = [
    "x",
    "",
    "20",
    "no",
    "a b",
    "é",
    "password",
    "123e4567-e89b-12d3-a456-426614174000",
    "123e4567e89b12d3a456426614174000",
    "2024-01-31T10:20:30Z",
    "2024-02-30T10:20:30Z",
    "2024-01-31",
    "keep",
    "UUID4",
];

fn pick<T: Clone>(from: &[T], random: &mut Rng) -> T {
    from[random.usize(..from.len())].clone()
}

/// Something that seldom fits.
fn anything(random: &mut Rng) -> Value {
    match random.u8(..12) {
        0 => Value::Null,
        1 => random.bool().into(),
        2..=4 => pick(&[-3, -1, 0, 1, 2, 3, 5, 30, 31, 1000], random).into(),
        5 => pick(&[-0.5, 0.0, 0.3, 1.0, 1.5, 20.0], random).into(),
        6..=8 => pick(&STRINGS, random).into(),
        9 => pick(&[json!([]), json!(["x"]), json!([1]), json!([{}])], random),
        10 => json!({}),
        _ => json!({ (pick(&NAMES, random)): 1 }),
    }
}

fn literal(value: Literal) -> Value {
    match value {
        Literal::Null => Value::Null,
        Literal::Bool(value) => value.into(),
        Literal::Int(value) => value.into(),
        Literal::Float(value) => value.into(),
        Literal::Str(text) => text.into(),
        Literal::Json(text) => serde_json::from_str(text).unwrap(),
    }
}

/// A value for a place of the format, now and then a wrong one.
pub(crate) fn value(schema: &'static Schema, random: &mut Rng) -> Value {
    // So that about half of the documents are right.
    let rate = pick(&[0.0, 0.01, 0.05, 0.1, 0.2], random);
    Generator { random, rate }.value(schema, 0)
}

struct Generator<'r> {
    random: &'r mut Rng,
    /// How often something is wrong.
    rate: f64,
}

impl Generator<'_> {
    fn happens(&mut self) -> bool {
        self.random.f64() < self.rate
    }

    fn value(&mut self, schema: &'static Schema, depth: usize) -> Value {
        if self.happens() {
            return anything(self.random);
        }
        match schema.choice {
            Choice::This => {}
            Choice::ByKind(kinds) => {
                let (_, chosen) = pick(kinds, self.random);
                return self.value(chosen, depth);
            }
            Choice::ByFields(_, then, otherwise) => {
                let chosen = if self.random.bool() { then } else { otherwise };
                return self.value(chosen, depth);
            }
            Choice::ByType(types) => {
                let (_, chosen) = pick(types, self.random);
                return self.value(chosen, depth);
            }
        }
        if !schema.values.is_empty() {
            return literal(pick(schema.values, self.random).value);
        }
        let all = [
            Types::NULL,
            Types::BOOLEAN,
            Types::INTEGER,
            Types::NUMBER,
            Types::STRING,
            Types::ARRAY,
            Types::OBJECT,
        ];
        let fitting: Vec<_> = all
            .into_iter()
            .filter(|one| schema.types.contains(*one))
            .collect();
        if fitting.is_empty() {
            return anything(self.random);
        }
        match pick(&fitting, self.random) {
            Types::NULL => Value::Null,
            Types::BOOLEAN => self.random.bool().into(),
            Types::INTEGER => self.number(schema, true),
            Types::NUMBER => self.number(schema, false),
            Types::STRING => self.string(schema),
            Types::ARRAY => self.array(schema, depth),
            _ => self.mapping(schema, depth),
        }
    }

    fn number(&mut self, schema: &Schema, is_whole: bool) -> Value {
        if self.happens() {
            return pick(&[-3, 0, 1, 2, 101], self.random).into();
        }
        let range = schema.range;
        let least = range.at_least.or(range.more_than).unwrap_or(0.0);
        let most = range.at_most.or(range.less_than).unwrap_or(least + 50.0);
        let number = least + (most - least) * pick(&[0.25, 0.5, 0.75], self.random);
        if is_whole {
            #[allow(clippy::cast_possible_truncation, reason = "small bounds")]
            return (number.ceil() as i64).into();
        }
        number.into()
    }

    fn string(&mut self, schema: &Schema) -> Value {
        if self.happens() {
            return pick(&STRINGS, self.random).into();
        }
        match schema.format {
            Some(TextFormat::Password) => "password".into(),
            Some(TextFormat::Uuid) => STRINGS[7].into(),
            Some(TextFormat::DateTime) => STRINGS[9].into(),
            _ => pick(&["name", "x1", "a-b"], self.random).into(),
        }
    }

    fn array(&mut self, schema: &'static Schema, depth: usize) -> Value {
        let items = schema.items.unwrap_or(const { &Schema::ANY });
        let most = if depth > 6 { 1 } else { 2 };
        let mut count = u64::from(self.random.u8(..=most));
        if !self.happens() {
            count = count.clamp(schema.length.0, schema.length.1);
        }
        (0..count).map(|_| self.value(items, depth + 1)).collect()
    }

    fn mapping(&mut self, schema: &'static Schema, depth: usize) -> Value {
        let mut entries = Map::new();
        let optional = if depth > 4 { 0.15 } else { 0.35 };
        let excluding = schema.exclusion.map_or("", |exclusion| exclusion.field);
        let excluded = schema
            .exclusion
            .map_or(&[][..], |exclusion| exclusion.excluded);
        let otherwise = schema.exclusion.and_then(|exclusion| exclusion.otherwise);
        let does_exclude = self.random.bool();
        for field in schema.fields {
            let is_one_of = schema.any_of.first() == Some(&field.name);
            let is_needed = match field.name {
                name if name == excluding => does_exclude,
                name if excluded.contains(&name) && does_exclude => false,
                name if Some(name) == otherwise => true,
                _ => field.is_required || is_one_of,
            };
            let is_refused = (field.name == excluding) != does_exclude
                && (field.name == excluding || excluded.contains(&field.name))
                && field.name != otherwise.unwrap_or_default();
            let is_there = if self.happens() {
                self.random.bool()
            } else {
                is_needed || (!is_refused && self.random.f64() < optional)
            };
            if is_there {
                entries.insert(field.name.to_owned(), self.value(&field.schema, depth + 1));
            }
        }
        match schema.rest {
            Rest::Values(values) => {
                for _ in 0..self.random.u8(..3) {
                    let name = pick(&NAMES, self.random);
                    entries.insert(name.to_owned(), self.value(values, depth + 1));
                }
            }
            Rest::Open => {}
            Rest::Refused => {
                if self.happens() {
                    let name = self.unknown(schema);
                    entries.insert(name, anything(self.random));
                }
            }
        }
        Value::Object(entries)
    }

    /// A field that is not there: any, a former one or a misspelt one.
    fn unknown(&mut self, schema: &Schema) -> String {
        if let Some(field) = schema.fields.first()
            && self.random.bool()
        {
            return format!("{}s", field.name);
        }
        if !schema.renamed.is_empty() && self.random.bool() {
            return pick(schema.renamed, self.random).former.to_owned();
        }
        pick(&NAMES, self.random).to_owned()
    }
}

/// The value in flow style. Keys that read as whole numbers are now and then written without
/// quotes.
pub(crate) fn yaml(value: &Value, random: &mut Rng) -> String {
    let mut text = String::new();
    write(value, random, &mut text);
    text
}

fn write(value: &Value, random: &mut Rng, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                write(item, random, text);
            }
            text.push(']');
        }
        Value::Object(entries) => {
            text.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                let is_number = key
                    .parse::<i64>()
                    .is_ok_and(|number| number.to_string() == *key);
                if is_number && random.bool() {
                    text.push_str(key);
                } else {
                    text.push_str(&Value::from(key.as_str()).to_string());
                }
                text.push_str(": ");
                write(value, random, text);
            }
            text.push('}');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}
