//! Patterns of file paths.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of paths below the folder of the configuration file.
///
/// `*` stays within one folder, `**` does not, `?`, `[ab]` and `{a,b}` are as
/// usual. A pattern without a slash, or with one only at its end, fits in any
/// folder, and `./name` only there; a pattern that fits a folder fits all that is
/// in it.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    written: Vec<String>,
    set: GlobSet,
}

impl Paths {
    /// Reads patterns. Fails with the position of the first that is none, and
    /// the reason.
    pub fn new<S: Into<String>>(
        patterns: impl IntoIterator<Item = S>,
    ) -> Result<Self, (usize, String)> {
        let written: Vec<String> = patterns.into_iter().map(Into::into).collect();
        let mut set = GlobSetBuilder::new();
        for (position, pattern) in written.iter().enumerate() {
            if let Some(problem) = problem(pattern) {
                return Err((position, problem.to_owned()));
            }
            for glob in expand(pattern) {
                let glob = GlobBuilder::new(&glob).literal_separator(true).build();
                set.add(glob.map_err(|error| (position, error.kind().to_string()))?);
            }
        }
        let set = set.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self { written, set })
    }

    /// Whether a pattern fits `path`, which is relative to the folder of the
    /// configuration file, with `/` between its parts.
    pub fn matches(&self, path: &str) -> bool {
        self.set.is_match(path.strip_prefix("./").unwrap_or(path))
    }

    /// The first pattern that fits `path`, as it is written.
    pub fn matching(&self, path: &str) -> Option<&str> {
        let globs = self.set.matches(path.strip_prefix("./").unwrap_or(path));
        // Each pattern is as many globs as `expand` makes of it.
        let first = globs.iter().map(|glob| glob / GLOBS).min()?;
        self.written.get(first).map(String::as_str)
    }

    /// The patterns as they are written.
    pub(crate) fn patterns(&self) -> &[String] {
        &self.written
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }
}

impl PartialEq for Paths {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

/// The number of globs of a pattern.
const GLOBS: usize = 2;

/// What keeps a pattern from matching what its author means.
fn problem(pattern: &str) -> Option<&'static str> {
    let mut chars = pattern.chars();
    let is_drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next() == Some(':')
        && chars.next().is_some_and(|c| matches!(c, '/' | '\\'));
    let path = pattern.trim_end_matches('/');
    if pattern.trim().is_empty() {
        Some("it is empty, and matches nothing")
    } else if pattern.starts_with('!') {
        Some("`!` does not take files back in; list only what is meant")
    } else if pattern.starts_with(['/', '\\', '~']) || is_drive {
        Some("it is absolute; start from the folder of the settings, as in `./drafts`")
    } else if pattern.split(['/', '\\']).any(|part| part == "..") {
        Some("`..` leaves the folder of the settings, and matches nothing in it")
    } else if path.is_empty() || path == "." {
        Some("it is the folder of the settings itself; write `**` for everything in it")
    } else {
        None
    }
}

/// The globs of a pattern: for the path itself, and for what is in it.
fn expand(pattern: &str) -> [String; GLOBS] {
    let path = pattern.trim_end_matches('/');
    let path = match path.strip_prefix("./") {
        Some(anchored) => anchored.to_owned(),
        None if path.contains('/') => path.to_owned(),
        None => format!("**/{path}"),
    };
    [format!("{path}/**"), path]
}

#[cfg(test)]
mod tests {
    use super::Paths;

    fn fits(pattern: &str, path: &str) -> bool {
        Paths::new([pattern]).unwrap().matches(path)
    }

    #[test]
    fn a_name_fits_in_any_folder() {
        assert!(fits("*.yaml", "a.yaml"));
        assert!(fits("*.yaml", "deep/er/a.yaml"));
        assert!(fits("drafts", "deep/drafts/a.yaml"));
        assert!(fits("drafts/", "drafts/er/a.yaml"));
        assert!(!fits("drafts", "drafts.yaml"));
    }

    #[test]
    fn a_path_fits_from_the_folder_of_the_configuration() {
        assert!(fits("runs/*.yaml", "runs/a.yaml"));
        assert!(!fits("runs/*.yaml", "runs/old/a.yaml"));
        assert!(!fits("runs/*.yaml", "old/runs/a.yaml"));
        assert!(fits("runs/**", "runs/old/a.yaml"));
        assert!(fits("./a.yaml", "a.yaml"));
        assert!(!fits("./a.yaml", "b/a.yaml"));
        assert!(fits("./runs/a.yaml", "./runs/a.yaml"));
    }

    #[test]
    fn the_pattern_that_fits_is_known_as_it_is_written() {
        let paths = Paths::new(["a/*.yaml", "drafts/", "*.yaml"]).unwrap();
        assert_eq!(paths.matching("drafts/a.yaml"), Some("drafts/"));
        assert_eq!(paths.matching("b/a.yaml"), Some("*.yaml"));
        assert_eq!(paths.matching("a.yml"), None);
    }

    #[test]
    fn a_pattern_that_cannot_match_what_is_meant_is_refused() {
        for pattern in [
            "",
            " ",
            "/",
            ".",
            "./",
            "/drafts",
            "/home/ada/drafts/",
            "\\drafts",
            "C:/drafts",
            "c:\\drafts",
            "~/drafts",
            "../drafts",
            "drafts/..",
            "a/../b",
            "..",
            "!drafts",
            "!*.yaml",
        ] {
            assert!(Paths::new([pattern]).is_err(), "{pattern:?}");
        }
        for pattern in ["a!b", "..a/b", "...", "[!a]*", "c:x", "**", "./**", "a~"] {
            assert!(Paths::new([pattern]).is_ok(), "{pattern:?}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused_with_its_position() {
        let (position, reason) = Paths::new(["*.yaml", "a[b"]).unwrap_err();
        assert_eq!(position, 1);
        assert!(!reason.is_empty());
    }
}
