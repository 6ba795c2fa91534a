#![doc = include_str!("../README.md")]
//!
//! ```text
//! text → tree (pyyaml-syntax) → model and conformance (avatar-model) → rules → findings
//! ```
//!
//! - [`holding`]: what columns hold about persons, by their names
//! - [`secret`]: what no output may show
//! - [`rules`]: one file a rule
//! - [`baseline`]: findings that are known already
//! - [`config`]: the configuration file, and what it chooses for each file
//! - [`lint()`]: the way through all of them

mod at_once;
pub mod baseline;
mod checked;
pub mod config;
mod context;
mod date;
mod diagnostic;
mod engine;
mod facts;
mod finding;
mod fingerprint;
mod fix;
mod fixing;
pub mod holding;
mod ignoring;
mod letters;
mod level;
mod lines;
mod lint;
mod options;
pub mod page;
mod read;
mod rule;
pub mod rules;
pub mod secret;
mod selector;
pub mod suppression;

pub use checked::{Checked, lint, lint_stream};
use context::Context;
pub use date::Date;
pub use engine::{Engine, Package, RangeError, Versions};
pub use finding::{Finding, Related};
pub use fingerprint::Fingerprint;
pub use fix::{Fix, Safety};
pub use fixing::{Fixed, Hide, fix, fix_checked};
pub use ignoring::{Ignoring, comment_at, ignore_checked};
pub use level::Level;
pub use lines::{LineIndex, Position};
pub use options::{Encoding, Options, Thresholds};
pub use page::Page;
pub use pyyaml_syntax::edit::{Edit, apply};
#[cfg(feature = "count")]
pub use read::count;
pub use read::read;
pub use rule::{Confidence, Criterion, Group, Rule, Status, Subject, Tag};
pub use selector::{NameLookup, Selector, UnknownRule};
