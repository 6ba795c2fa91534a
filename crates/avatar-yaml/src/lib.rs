#![doc = include_str!("../README.md")]
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
mod error;
mod former;
mod input;
mod keywords;
mod metadata;
mod metrics;
mod nullable;
mod number;
mod parameters;
mod plan;
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
    InvalidValue, Kind, LinkMethod, OutputFormat, PiiType, PlannedAction, ProjectionType, Proposer,
    ReportLanguage, ReportType, ResultsFormat, SensitivityLevel, Sequence, SpecificIdLetterCase,
    StrategyKind, Treatment, UnalignmentStrategy, pattern,
};

pub use self::advice::*;
pub use self::configuration::Configuration;
pub use self::constants::{PlotKind, Results};
pub use self::data::Data;
pub use self::database::*;
pub use self::document::{Document, Resource};
pub use self::error::ReadError;
pub use self::input::*;
pub use self::metadata::*;
pub use self::metrics::*;
pub use self::nullable::Nullable;
pub use self::number::Number;
pub use self::parameters::*;
pub use self::plan::*;
pub use self::processor::Processor;
pub use self::pseudonymization::*;
pub use self::report::*;
pub use self::results::ResultsSection;
pub use self::schema::*;
pub use self::secret::Secret;
pub use self::tag::{Tag, Tagged};
pub use self::volume::*;
