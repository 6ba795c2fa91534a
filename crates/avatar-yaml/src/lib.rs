//! What an avatar configuration is: its documents as types, the patterns of its identifiers, the models
//! of the client's API, and the JSON Schemas of all of them.
//!
//! Types bear the names of the published Python packages, so that someone who knows `octopize-avatar-yaml`
//! and `octopize-avatar` finds their way. A [`Configuration`] is a stream of [`Document`]s:
//!
//! ```
//! use avatar_yaml::{AvatarSchema, Configuration, SchemaSpec, TableDataInfo, TableInfo};
//!
//! let mut table = TableInfo::new("on");
//! table.data = Some(TableDataInfo::file("input", "on.csv"));
//! let schema = AvatarSchema::new("schema", SchemaSpec::new(vec![table]));
//! let configuration: Configuration = [schema.into()].into_iter().collect();
//!
//! let text = configuration.to_yaml()?;
//! assert!(text.contains("- name: 'on'\n"));
//! assert_eq!(text.parse::<Configuration>()?, configuration);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What the types accept, the schemas in [`schemas`] accept, and the other way round. Absence and null
//! differ; see [`Nullable`].

mod advice;
pub mod api;
mod configuration;
mod constants;
mod data;
mod database;
mod document;
mod former;
mod input;
mod keywords;
mod metadata;
mod metrics;
mod nullable;
mod number;
mod parameters;
mod processor;
mod pseudonymization;
mod report;
mod results;
mod schema;
pub mod schemas;
mod secret;
pub mod tables;
mod tag;
mod volume;

pub use avatar_format::{
    AdviceType, AlignmentMethod, AugmentationStrategy, BASE_URL, ColumnAction, ColumnType,
    DataRecipient, DataSubject, DataType, ExcludeVariablesMethod, FastDPMechanism, ImputeMethod,
    InvalidValue, Kind, LinkMethod, OutputFormat, PiiType, ProjectionType, Proposer,
    ReportLanguage, ReportType, ResultsFormat, SensitivityLevel, Sequence, SpecificIdLetterCase,
    Treatment, UnalignmentStrategy, pattern,
};

pub use self::advice::*;
pub use self::configuration::{Configuration, ReadError};
pub use self::constants::{PlotKind, Results};
pub use self::data::Data;
pub use self::database::*;
pub use self::document::{Document, Resource};
pub use self::input::*;
pub use self::metadata::*;
pub use self::metrics::*;
pub use self::nullable::Nullable;
pub use self::number::Number;
pub use self::parameters::*;
pub use self::processor::Processor;
pub use self::pseudonymization::*;
pub use self::report::*;
pub use self::results::ResultsSection;
pub use self::schema::*;
pub use self::secret::Secret;
pub use self::tag::{Tag, Tagged};
pub use self::volume::*;
