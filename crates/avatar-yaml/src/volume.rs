//! `AvatarVolume`: where files lie.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Kind, Resource, Tagged};

/// A place where files lie. The volumes `input` and `results` exist even when no document declares them.
pub type AvatarVolume = Resource<VolumeSpec>;

/// A place where files lie, under the name that locations refer to. The volumes `input` and `results`
/// exist even when no document declares them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VolumeSpec {
    /// The address of the place. It must hold no password, token or signature: configurations are
    /// shared and logged.
    #[schemars(length(min = 1), example = &"file:///data/avatar", example = &"s3://bucket/prefix")]
    pub url: String,
}

impl Tagged for VolumeSpec {
    const TAG: &'static str = Kind::Volume.as_str();
}
