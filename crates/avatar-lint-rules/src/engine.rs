//! Which versions of the published packages may run a file.

use avatar_format::Release;
use pyyaml_syntax::PyYamlVersion;
use std::fmt::Display;
use std::str::FromStr;

/// The published packages that may run a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Engine {
    /// The versions of PyYAML.
    pub pyyaml: Versions<PyYamlVersion>,
    /// The releases of `octopize-avatar-yaml`; nothing when nobody chose them.
    pub avatar_yaml: Option<Versions<Release>>,
}

impl Engine {
    /// The releases of `octopize-avatar-yaml` that may run the file.
    pub fn releases(&self) -> Versions<Release> {
        self.avatar_yaml.clone().unwrap_or_default()
    }
}

/// A package whose versions are known.
pub trait Package: Copy + Display + PartialEq + Sized + 'static {
    /// Its name in sentences.
    const NAME: &'static str;

    /// The versions that are allowed when nobody chose any.
    const DEFAULT: &'static str;

    /// The known versions, the oldest first.
    fn all() -> Vec<Self>;

    /// The parts of the version's number.
    fn numbers(self) -> [u32; 3];
}

impl Package for PyYamlVersion {
    const NAME: &'static str = "PyYAML";
    const DEFAULT: &'static str = ">=6.0.2";

    fn all() -> Vec<Self> {
        Self::ALL.to_vec()
    }

    fn numbers(self) -> [u32; 3] {
        numbers(self.as_str()).unwrap_or_default()
    }
}

impl Package for Release {
    const NAME: &'static str = "octopize-avatar-yaml";
    const DEFAULT: &'static str = ">=0.1.45";

    fn all() -> Vec<Self> {
        Self::all().collect()
    }

    fn numbers(self) -> [u32; 3] {
        self.numbers()
    }
}

/// The known versions of a package that a range allows: at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions<T> {
    written: String,
    allowed: Vec<T>,
}

impl<T: Package> Versions<T> {
    /// The allowed versions, the oldest first.
    pub fn allowed(&self) -> &[T] {
        &self.allowed
    }

    /// The range as it is written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The newest allowed version.
    pub fn newest(&self) -> Option<T> {
        self.allowed.last().copied()
    }
}

impl<T: Package> Default for Versions<T> {
    fn default() -> Self {
        T::DEFAULT.parse().unwrap_or(Self {
            written: T::DEFAULT.to_owned(),
            allowed: T::all(),
        })
    }
}

/// Why a range of versions cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RangeError {
    /// It is not a range.
    Malformed,
    /// It allows no version that is known; these are.
    NoneKnown(Vec<String>),
}

impl<T: Package> FromStr for Versions<T> {
    type Err = RangeError;

    fn from_str(written: &str) -> Result<Self, RangeError> {
        let bounds: Option<Vec<Bound>> = written.split(',').map(Bound::read).collect();
        let bounds = bounds.ok_or(RangeError::Malformed)?;
        let mut allowed = T::all();
        allowed.retain(|version| bounds.iter().all(|bound| bound.allows(version.numbers())));
        if allowed.is_empty() {
            let known = T::all().iter().map(T::to_string).collect();
            return Err(RangeError::NoneKnown(known));
        }
        Ok(Self {
            written: written.to_owned(),
            allowed,
        })
    }
}

/// One part of a range: `<6.0.4`.
struct Bound {
    comparison: &'static str,
    version: [u32; 3],
}

impl Bound {
    /// The comparisons, each before what it begins with.
    const COMPARISONS: [&'static str; 6] = ["==", "!=", ">=", "<=", ">", "<"];

    fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let stripped = Self::COMPARISONS
            .into_iter()
            .find_map(|comparison| Some((comparison, written.strip_prefix(comparison)?)));
        let (comparison, number) = stripped.unwrap_or(("==", written));
        let version = numbers(number.trim_start())?;
        Some(Self {
            comparison,
            version,
        })
    }

    fn allows(&self, version: [u32; 3]) -> bool {
        match self.comparison {
            "==" => version == self.version,
            "!=" => version != self.version,
            ">=" => version >= self.version,
            "<=" => version <= self.version,
            ">" => version > self.version,
            _ => version < self.version,
        }
    }
}

/// The parts of a version's number; those that are not written are 0.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = version.split('.');
    for number in &mut numbers {
        let Some(part) = parts.next() else {
            break;
        };
        // Rust reads a sign as well.
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        *number = is_number.then(|| part.parse().ok()).flatten()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{Engine, RangeError, Versions};
    use avatar_format::Release;
    use pyyaml_syntax::PyYamlVersion;

    fn allowed(range: &str) -> Result<Vec<String>, RangeError> {
        let versions = range.parse::<Versions<PyYamlVersion>>()?;
        Ok(versions.allowed().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_range_allows_the_known_versions_within_its_bounds() {
        let all = ["6.0.2", "6.0.3", "6.0.4"];
        for (range, expected) in [
            ("6.0.4", &all[2..]),
            ("== 6.0.3", &all[1..2]),
            (">=6.0.2,<6.0.4", &all[..2]),
            (">6.0.2, <=6.0.4", &all[1..]),
            ("!=6.0.4", &all[..2]),
            (">=5", &all[..]),
        ] {
            assert_eq!(allowed(range).unwrap(), expected, "{range}");
        }
        assert_eq!(allowed("!=6.0.3").unwrap(), ["6.0.2", "6.0.4"]);
    }

    #[test]
    fn a_range_that_allows_no_known_version_names_those() {
        let error = allowed("<6").unwrap_err();
        let known = ["6.0.2", "6.0.3", "6.0.4"].map(str::to_owned).to_vec();
        assert_eq!(error, RangeError::NoneKnown(known));
        for wrong in [
            "", "new", "6.0.x", "6..4", ">=6.0.2,", "6.0.2.1", "=6.0.4", "-6", "+6.0.4",
        ] {
            assert_eq!(allowed(wrong), Err(RangeError::Malformed), "{wrong}");
        }
    }

    #[test]
    fn what_the_newest_client_may_meet_is_allowed_by_default() {
        let engine = Engine::default();
        assert_eq!(engine.pyyaml.allowed(), PyYamlVersion::ALL);
        let releases = engine.releases();
        assert_eq!(releases.allowed(), [Release::OF_CLIENT, Release::LATEST]);
    }
}
