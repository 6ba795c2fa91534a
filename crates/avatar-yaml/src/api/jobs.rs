//! Jobs: the steps of a run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::AwareDatetime;
use crate::{InvalidValue, Nullable};
use avatar_format::enumeration;

enumeration! {
    /// What a job does.
    pub enum JobKind {
        /// Anonymizes.
        Standard = "standard",
        /// Measures privacy.
        PrivacyMetrics = "privacy_metrics",
        /// Measures usefulness.
        SignalMetrics = "signal_metrics",
        /// Writes a report.
        Report = "report",
        /// Gives advice.
        Advice = "advice",
        /// Reads the source of a database run.
        Extract = "extract",
        /// Proposes what happens to the tables of a database.
        SchemaDiscovery = "schema_discovery",
        /// Resolves the entities that groups share.
        Reference = "reference",
        /// Writes the target of a database run.
        Regenerate = "regenerate",
    }
}

enumeration! {
    /// Where a job is in its life: usually queued, created, pending, finished.
    pub enum JobStatus {
        /// It waits for its turn.
        Queued = "queued",
        /// It is known and has not begun.
        Created = "created",
        /// Its worker was lost before it began.
        Orphaned = "orphaned",
        /// A job that it depends on failed.
        ParentError = "parent_error",
        /// It failed.
        Error = "error",
        /// It is done.
        Finished = "finished",
        /// Nothing is known yet: the first value of every job.
        Field = "",
        /// It runs.
        Pending = "pending",
        /// Its worker disappeared.
        Lost = "lost",
        /// Somebody stopped it, or a job that it waited for.
        Cancelled = "cancelled",
    }
}

/// Asks for a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobCreateRequest {
    /// The set whose configuration the job runs.
    pub set_name: Uuid,
    /// The name of the document that says what to do.
    #[schemars(example = &"standard")]
    pub parameters_name: String,
    /// The jobs that have to be finished before. None when it is missing.
    #[serde(default = "nothing")]
    pub depends_on: Option<Vec<String>>,
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn nothing() -> Option<Vec<String>> {
    Some(Vec::new())
}

/// The answer to a request for a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobCreateResponse {
    /// The name of the job.
    pub name: String,
    /// Where the server tells about it.
    #[serde(rename = "Location")]
    pub location: String,
}

/// Asks for all jobs of a set, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobFlowCreateRequest {
    /// The identity of the set.
    pub set_name: Uuid,
}

/// The answer to a request for all jobs of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobFlowCreateResponse {
    /// The new jobs.
    pub jobs: Vec<JobCreateResponse>,
}

/// A job as the server describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobResponse {
    /// The name of the job.
    pub name: String,
    /// The set whose configuration it runs.
    pub set_name: Uuid,
    /// The name of the document that says what to do.
    pub parameters_name: String,
    /// The name of the set for people.
    pub display_name: String,
    /// When it was asked for.
    pub created_at: AwareDatetime,
    /// What it does.
    pub kind: JobKind,
    /// Where it is in its life.
    pub status: JobStatus,
    /// Why it failed; empty while it has not.
    pub exception: String,
    /// Whether it has come to an end, good or bad.
    pub done: bool,
    /// How far it is, from 0 to 1; null while nobody knows.
    pub progress: Nullable<f64>,
    /// The step that it is in. Empty when it is missing.
    #[serde(default = "no_phase")]
    pub phase: Option<String>,
    /// How much of this step is done. 0 when it is missing.
    #[serde(default = "zero")]
    pub phase_done: Option<i64>,
    /// How much this step has to do. 0 when it is missing.
    #[serde(default = "zero")]
    pub phase_total: Option<i64>,
    /// When it was deleted; null while it is not.
    pub deleted_at: Option<AwareDatetime>,
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn no_phase() -> Option<String> {
    Some(String::new())
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn zero() -> Option<i64> {
    Some(0)
}

/// Several jobs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobResponseList {
    /// The jobs.
    pub jobs: Vec<JobResponse>,
}

/// Asks to delete several jobs at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkDeleteRequest {
    /// The names of the jobs, 100 at most.
    #[schemars(length(max = 100))]
    pub job_names: Vec<String>,
}

impl BulkDeleteRequest {
    /// Deletes these jobs.
    ///
    /// # Errors
    /// If there are more than 100 of them.
    pub fn new(job_names: Vec<String>) -> Result<Self, InvalidValue> {
        if job_names.len() > 100 {
            return Err(InvalidValue::new("job_names", "it has 100 entries at most"));
        }
        Ok(Self { job_names })
    }
}

/// What became of a request to delete several jobs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkDeleteResponse {
    /// The jobs that were deleted.
    pub deleted_jobs: Vec<JobResponse>,
    /// The names of those that were not.
    pub failed_jobs: Vec<String>,
}
