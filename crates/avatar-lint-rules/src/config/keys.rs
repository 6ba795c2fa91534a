//! The keys of the configuration file, each declared once: what it is called,
//! what it says, what it takes and where that goes.

use super::item::{Item, Member, Table};
use super::names::{ColumnCategories, NameLanguages};
use super::paths::Paths;
use super::value::{AtLeast, DocumentTypes, Levels, Phrases, Positive, Setting, table};
use super::{
    Config, ConfigError, EngineSettings, FailOn, Override, Profile, Settings, ThresholdSettings,
};
use crate::Versions;
use avatar_format::Release;
use avatar_model::suggest;
use pyyaml_syntax::PyYamlVersion;
use serde_json::{Map, Value, json};

/// A key of a table that is read into a `T`.
pub(super) struct Key<T: 'static> {
    pub(super) name: &'static str,
    /// What it says, for the schema.
    about: &'static str,
    schema: fn() -> Value,
    read: fn(&Item, &mut T, &mut Vec<ConfigError>),
}

/// A table that is read into itself.
pub(super) trait Keys: Default + 'static {
    const KEYS: &'static [Key<Self>];

    /// Keys that several tables have.
    const SHARED: &'static [Key<Settings>] = &[];

    /// Its own keys that come after those.
    const LAST: &'static [Key<Self>] = &[];

    /// Where the values of these keys go.
    fn shared(&mut self) -> Option<&mut Settings> {
        None
    }

    /// The names of all its keys.
    fn names() -> impl Iterator<Item = &'static str> + Clone {
        let first = Self::KEYS.iter().map(|key| key.name);
        let shared = Self::SHARED.iter().map(|key| key.name);
        let last = Self::LAST.iter().map(|key| key.name);
        first.chain(shared).chain(last)
    }
}

/// Declares the key `$name`, which takes a `$type` and does `$set` with it.
macro_rules! key {
    ($name:literal: $type:ty, $about:literal, $set:expr) => {
        Key {
            name: $name,
            about: $about,
            schema: <$type as Setting>::schema,
            read: |item, target, errors| {
                if let Some(value) = <$type as Setting>::read(item, errors) {
                    let set: fn(&mut Self, $type) = $set;
                    set(target, value);
                }
            },
        }
    };
}

impl Keys for Config {
    const KEYS: &'static [Key<Self>] = &[
        key!("profile": Profile,
            "The default levels: `strict` raises minor privacy risks to warnings and requires a \
             reason for each suppression; `engine` reports only what the engine rejects or \
             misreads.",
            |config, profile| config.profile = Some(profile)),
        key!("fail-on": FailOn,
            "The minimum level of a finding that makes the command fail. Default: `warning`.",
            |config, level| config.fail_on = Some(level)),
        key!("fail-on-empty": bool,
            "Whether the command fails, with exit code 2, when it finds no configuration to check. \
             Default: false.",
            |config, fails| config.fail_on_empty = fails),
        key!("include": Paths,
            "Files to check in a folder, instead of `*.yaml` and `*.yml`. Files under `as` are \
             checked too.",
            |config, paths| config.include = paths),
        key!("exclude": Paths,
            "Files and folders to skip in a folder.",
            |config, paths| config.exclude = paths),
        key!("max-file-size": AtLeast<1>,
            "The size in bytes above which a file is reported as too large, and not checked. \
             Default: 1073741824, which is 1 GiB.",
            |config, size| config.max_file_size = Some(size.0.unsigned_abs())),
        key!("as": DocumentTypes,
            "The kind or API model of the documents in a file, by path pattern. It overrides the \
             `kind` of the documents.",
            |config, types| config.document_types = types.0),
    ];

    const SHARED: &'static [Key<Settings>] = Settings::KEYS;

    const LAST: &'static [Key<Self>] = &[key!("overrides": Vec<Override>,
            "Settings for some files. They override those for all files, and a later override \
             takes precedence.",
            |config, overrides| config.overrides = overrides)];

    fn shared(&mut self) -> Option<&mut Settings> {
        Some(&mut self.settings)
    }
}

impl Keys for Override {
    const KEYS: &'static [Key<Self>] = &[key!("files": Paths,
            "The files that the override applies to, as path patterns.",
            |it, paths| it.files = paths)];

    const SHARED: &'static [Key<Settings>] = Settings::KEYS;

    fn shared(&mut self) -> Option<&mut Settings> {
        Some(&mut self.settings)
    }
}

impl Keys for Settings {
    const KEYS: &'static [Key<Self>] = &[
        key!("levels": Levels,
            "The levels of rules and groups: `error`, `warning`, `info` or `off`. A rule \
             overrides its group.",
            |it, levels| it.levels = levels.0),
        key!("thresholds": ThresholdSettings,
            "Thresholds of rules.",
            |it, thresholds| it.thresholds = thresholds),
        key!("name-languages": NameLanguages,
            "The languages that names of columns are read in: `en`, `fr`, `de`, `es`, `it`, `nl`, \
             `pt`. Default: all of them.",
            |it, languages| it.set_languages(&languages)),
        key!("columns": ColumnCategories,
            "What columns hold, whatever their names say: a category, such as `email` or \
             `reference-number`, or `none`. `columns.NAME` is for the columns of that name in \
             every table, `columns.TABLE.NAME` for that of one.",
            |it, columns| it.assign(columns)),
        key!("engine": EngineSettings,
            "The versions of the published packages that may run the files, each a version or a \
             range, such as `6.0.4` or `>=6.0.2,<6.0.4`. What they read differently is reported, \
             and the newest is followed.",
            |it, engine| it.engine = engine),
        key!("identifier-words": Phrases,
            "Additional words and phrases that mark a column as identifying a person: `badge \
             number` also matches `badgeNumber` and `BADGE_NUMBER`.",
            |it, phrases| it.add_words("identifier-words", phrases, |it, words| it.add_identifiers(words))),
        key!("free-text-words": Phrases,
            "Additional words and phrases that mark a column as free text.",
            |it, phrases| it.add_words("free-text-words", phrases, |it, words| it.add_free_text(words))),
        key!("harmless-words": Phrases,
            "Words and phrases that mark a column as neither identifying a person nor free text.",
            |it, phrases| it.add_words("harmless-words", phrases, |it, words| it.add_harmless(words))),
        key!("require-reasons": bool,
            "Whether to report a suppression of a privacy or secret rule without a reason as a \
             warning.",
            |it, required| it.require_reasons = Some(required)),
    ];
}

impl Keys for ThresholdSettings {
    const KEYS: &'static [Key<Self>] = &[
        key!("min-k": AtLeast<2>,
            "The smallest `k` that `low-k` does not report. Default: 5.",
            |it, number| it.min_k = Some(number.0)),
        key!("max-epsilon": Positive,
            "The largest epsilon that `large-epsilon` does not report. Default: 10.",
            |it, number| it.max_epsilon = Some(number.0)),
        key!("min-pattern-capacity": AtLeast<1>,
            "The smallest capacity of a SPECIFIC_ID pattern that `small-pattern` does not \
             report. Default: 10000.",
            |it, number| it.min_pattern_capacity = Some(number.0.unsigned_abs())),
        key!("rows": AtLeast<1>,
            "The number of rows for which the probability of a collision is computed. Default: \
             1000.",
            |it, number| it.rows = Some(number.0.unsigned_abs())),
    ];
}

impl Keys for EngineSettings {
    const KEYS: &'static [Key<Self>] = &[
        key!("pyyaml": Versions<PyYamlVersion>,
            "PyYAML, which reads the YAML. Default: `>=6.0.2`.",
            |it, versions| it.pyyaml = Some(versions)),
        key!("avatar-yaml": Versions<Release>,
            "The package `octopize-avatar-yaml`, which reads the configuration. Default: \
             `>=0.1.45`.",
            |it, versions| it.avatar_yaml = Some(versions)),
    ];
}

impl<T> Key<T> {
    /// Its name, and the JSON Schema of what it takes.
    fn property(&self) -> (String, Value) {
        let mut property = json!({"description": self.about});
        if let (Some(property), Value::Object(schema)) = (property.as_object_mut(), (self.schema)())
        {
            property.extend(schema);
        }
        (self.name.to_owned(), property)
    }
}

/// Reads the keys of `table` into `target`.
pub(super) fn read_keys<T: Keys>(table: &Table, target: &mut T, errors: &mut Vec<ConfigError>) {
    for Member { name, place, item } in &table.0 {
        let mut own = T::KEYS.iter().chain(T::LAST);
        let own = own.find(|key| key.name == name);
        let shared = T::SHARED.iter().find(|key| key.name == name);
        if let Some(key) = own {
            (key.read)(item, target, errors);
        } else if let (Some(key), Some(target)) = (shared, target.shared()) {
            (key.read)(item, target, errors);
        } else {
            let question = suggest::question(suggest::nearest(name, T::names()));
            let name = avatar_model::wording::quoted(name);
            let message = format!("{name} is not a setting here.{question}");
            let list = avatar_model::wording::quoted_list(T::names(), "and");
            let error = place.error(message);
            errors.push(error.help(format!("The settings here are {list}.")));
        }
    }
}

/// The JSON Schema of a table with these keys.
pub(super) fn keys_schema<T: Keys>() -> Value {
    let first = T::KEYS.iter().map(Key::property);
    let shared = T::SHARED.iter().map(Key::property);
    let last = T::LAST.iter().map(Key::property);
    let properties: Map<_, _> = first.chain(shared).chain(last).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

impl Setting for ThresholdSettings {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let mut thresholds = Self::default();
        read_keys(table(item, errors)?, &mut thresholds, errors);
        Some(thresholds)
    }

    fn schema() -> Value {
        keys_schema::<Self>()
    }
}

impl Setting for EngineSettings {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let mut engine = Self::default();
        read_keys(table(item, errors)?, &mut engine, errors);
        Some(engine)
    }

    fn schema() -> Value {
        keys_schema::<Self>()
    }
}

impl Setting for Vec<Override> {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Some(list) = item.as_list() else {
            let error = item.error("`overrides` must be a list of tables.");
            errors.push(error.help("Start each one with `[[overrides]]`."));
            return None;
        };
        let mut overrides = Self::new();
        for item in list {
            let Some(keys) = table(item, errors) else {
                continue;
            };
            let mut settings = Override::default();
            read_keys(keys, &mut settings, errors);
            if keys.get("files").is_none() {
                let message = "An override needs `files`: path patterns of the files that it \
                               applies to.";
                errors.push(item.error(message));
            }
            overrides.push(settings);
        }
        Some(overrides)
    }

    fn schema() -> Value {
        let mut item = keys_schema::<Override>();
        if let Some(item) = item.as_object_mut() {
            item.insert("required".to_owned(), json!(["files"]));
        }
        json!({"type": "array", "items": item})
    }
}
