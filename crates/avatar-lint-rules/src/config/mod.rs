//! The configuration file: `avatar-lint.toml`, `.avatar-lint.toml`, or the table
//! `[tool.avatar-lint]` of `pyproject.toml`.
//!
//! ```toml
//! profile = "strict"
//! exclude = ["drafts/"]
//!
//! [levels]
//! pattern = "info"            # a group
//! untreated-identifier = "error"
//!
//! [thresholds]
//! min-k = 10
//!
//! [columns]
//! code_client = "none"         # of every table
//! patients.dossier = "medical-record"
//! [engine]
//! pyyaml = ">=6.0.2,<6.0.4"
//!
//! [as]
//! "payloads/*.json" = "JobCreateRequest"
//!
//! [[overrides]]
//! files = ["tests/**"]
//! levels = { privacy = "off" }
//! ```
//!
//! What is chosen for one file comes from, each above the one before: the
//! defaults, the profile, the configuration (groups, then rules), the overrides
//! that fit the file, in order, and the command line.

mod chosen;
mod error;
mod explain;
mod item;
mod keys;
mod names;
mod nearest;
mod paths;
mod profile;
mod resolve;
mod value;
mod versions;
mod written;

pub use chosen::{Chosen, Origin};
pub use error::ConfigError;
pub use item::Given;
pub use nearest::{ConfigFault, ConfigFile};
pub use paths::Paths;
pub use profile::Profile;
pub use resolve::CommandLine;

use crate::{Level, Selector, Versions, letters};
use avatar_format::Release;
use avatar_format::schemas::SETTINGS;
use avatar_identifiers::Settings as NameSettings;
use item::{Item, Member, Table};
use pyyaml_syntax::PyYamlVersion;
use serde_json::{Value, json};
use toml::de::DeTable;
use written::Written;

/// The names of files that hold nothing but a configuration, in the order in
/// which they are looked for in each folder; `pyproject.toml` comes after them.
pub const FILE_NAMES: [&str; 2] = ["avatar-lint.toml", ".avatar-lint.toml"];

/// The largest file that is checked by default, in bytes: 1 GiB.
pub const MAX_FILE_SIZE: u64 = 1 << 30;

/// What a configuration file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The least level that makes the command fail.
    pub fail_on: Option<FailOn>,
    /// Whether the command fails when it finds no configuration.
    pub fail_on_empty: bool,
    /// The files that are checked when a folder is; when empty, `*.yaml` and
    /// `*.yml`.
    pub include: Paths,
    /// What is left out when a folder is checked.
    pub exclude: Paths,
    max_file_size: Option<u64>,
    profile: Option<Profile>,
    document_types: Vec<(Paths, String)>,
    settings: Settings,
    overrides: Vec<Override>,
}

/// Where a configuration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// The file holds nothing else.
    Own,
    /// The table `[tool.avatar-lint]` of `pyproject.toml`.
    Pyproject,
}

/// The least level that makes the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// Any finding of this level or a higher one.
    Level(Level),
    /// No finding.
    Never,
}

/// What can be set for all files and for some.
#[derive(Clone, Debug, Default, PartialEq)]
struct Settings {
    levels: Vec<(Selector, Option<Level>)>,
    thresholds: ThresholdSettings,
    names: NameSettings,
    /// What `names` is made of.
    written: Vec<Written>,
    require_reasons: Option<bool>,
    engine: EngineSettings,
}

/// Settings for some files.
#[derive(Clone, Debug, Default, PartialEq)]
struct Override {
    files: Paths,
    settings: Settings,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct ThresholdSettings {
    min_k: Option<i64>,
    max_epsilon: Option<f64>,
    min_pattern_capacity: Option<u64>,
    rows: Option<u64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct EngineSettings {
    pyyaml: Option<Versions<PyYamlVersion>>,
    avatar_yaml: Option<Versions<Release>>,
}

impl Config {
    /// Reads the text of a configuration file. `None` when it is a
    /// `pyproject.toml` that does not configure the linter.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the text.
    pub fn from_toml(text: &str, flavor: Flavor) -> Result<Option<Self>, Vec<ConfigError>> {
        // Other people's mistakes in a file that is not about the linter are
        // not for the linter to report.
        let is_named = || text.contains("avatar-lint");
        if flavor == Flavor::Pyproject && !is_named() && !letters::of(text).contains(NAME) {
            return Ok(None);
        }
        let (document, faults) = DeTable::parse_recoverable(text);
        if flavor == Flavor::Pyproject && !faults.is_empty() && !is_named() {
            return Ok(None);
        }
        if !faults.is_empty() {
            return Err(faults.iter().map(syntax_error).collect());
        }
        let file = Table::of_toml(document.get_ref());
        if flavor == Flavor::Own {
            return Self::from_table(&file).map(Some);
        }
        let tools = file.get("tool").and_then(Item::as_table);
        let Some(own) = tools.and_then(|tools| tools.get("avatar-lint")) else {
            let misnamed = misnamed_table(&file);
            return misnamed.map_or(Ok(None), |error| Err(vec![error]));
        };
        let mut errors = Vec::new();
        match value::table(own, &mut errors) {
            Some(table) => Self::from_table(table).map(Some),
            None => Err(errors),
        }
    }

    /// Takes what a program hands over in place of a configuration file.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with the key of the setting.
    pub fn from_given(settings: Vec<(String, Given)>) -> Result<Self, Vec<ConfigError>> {
        Self::from_table(&Table::of_given(settings))
    }

    fn from_table(table: &Table) -> Result<Self, Vec<ConfigError>> {
        let mut config = Self::default();
        let mut errors = Vec::new();
        keys::read_keys(table, &mut config, &mut errors);
        if errors.is_empty() {
            return Ok(config);
        }
        errors.sort_by_key(|error| error.span);
        Err(errors)
    }

    /// The largest file that is checked, in bytes.
    pub fn max_file_size(&self) -> u64 {
        self.max_file_size.unwrap_or(MAX_FILE_SIZE)
    }

    /// Whether `path` is named under `as`: such files are checked although
    /// they are not found otherwise.
    pub fn names_type_of(&self, path: &str) -> bool {
        self.document_type(path).is_some()
    }

    /// What `path` is, of several patterns that fit by the last.
    fn document_type(&self, path: &str) -> Option<&str> {
        let mut types = self.document_types.iter().rev();
        let found = types.find(|(paths, _)| paths.matches(path));
        found.map(|(_, name)| name.as_str())
    }
}

impl FailOn {
    /// Every choice, from the strictest.
    pub const ALL: [Self; 4] = [
        Self::Level(Level::Info),
        Self::Level(Level::Warning),
        Self::Level(Level::Error),
        Self::Never,
    ];

    /// The name in the configuration and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Level(level) => level.as_str(),
            Self::Never => "never",
        }
    }
}

/// The JSON Schema of the configuration file, which is committed as [`SETTINGS`].
pub fn schema() -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SETTINGS.url(),
        "title": SETTINGS.title,
        "description": "The file `avatar-lint.toml` or `.avatar-lint.toml`, or the table \
            `[tool.avatar-lint]` of `pyproject.toml`.",
    });
    if let (Some(schema), Value::Object(keys)) =
        (schema.as_object_mut(), keys::keys_schema::<Config>())
    {
        schema.extend(keys);
    }
    schema
}

/// The name of the linter, without its hyphen.
const NAME: &str = "avatarlint";

/// A table that is meant for the linter and that nothing reads: `[tool.avatar_lint]`,
/// `[tools.avatar-lint]`, `[avatar-lint]`.
fn misnamed_table(file: &Table) -> Option<ConfigError> {
    let tools = ["tool", "tools"]
        .into_iter()
        .filter_map(|name| file.get(name));
    let tools = tools.filter_map(Item::as_table);
    let mut tables = std::iter::once(file)
        .chain(tools)
        .flat_map(|table| &table.0);
    let is_meant =
        |member: &&Member| member.item.as_table().is_some() && letters::of(&member.name) == NAME;
    let table = tables.find(is_meant)?;
    let error = table.place.error("The linter does not read this table.");
    Some(error.help("Write `[tool.avatar-lint]`."))
}

fn syntax_error(fault: &toml::de::Error) -> ConfigError {
    let message = format!(
        "This is not valid TOML: {}.",
        fault.message().trim_end_matches('.')
    );
    ConfigError::new(fault.span().unwrap_or_default(), String::new(), message)
}
