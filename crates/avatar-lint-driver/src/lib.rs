#![doc = include_str!("../README.md")]
//!
//! ```text
//! find (which files) → settings (what holds for each) → read (its text)
//!     → job (findings, fixes, baseline) → checked (what may be shown)
//! ```
//!
//! The driver reads and writes files. It speaks to nobody: what it comes to are
//! values, also its failures.

mod baseline;
mod checked;
mod ending;
mod failure;
mod file;
mod find;
mod input;
mod job;
pub mod printable;
mod read;
mod settings;
mod sniff;
mod walk;
mod write;

pub use baseline::{Known, name_from};
pub use checked::{CheckedFile, Found, Range};
pub use ending::Patience;
pub use failure::{Failure, reason};
pub use find::{Exclusion, Find, LeftOut, Search, Wanted, find};
pub use input::{Input, absolute, plain};
pub use job::{Change, Fixed, FixedText, Fixing, Job, Outcome};
pub use read::{Content, encoding, read};
pub use settings::{Explained, FileSettings, Settings, Source};
pub use sniff::{is_configuration, may_be_configuration, may_become_configuration};
pub use write::write_whole;
