//! Names of files for services that know the repository, not the machine.

use avatar_lint_driver::plain;
use avatar_lint_driver::printable::portable_path;
use std::env;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Variables by which pipelines tell where the repository is checked out.
const ROOTS: [&str; 2] = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

/// The path of a file from the root of the repository, when a pipeline says
/// where that is; else as it was given. With `/` between the parts.
pub(crate) fn repository_path(path: &Path) -> String {
    portable_path(&from_root(path))
}

fn from_root(path: &Path) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let root = ROOTS
        .iter()
        .filter_map(env::var_os)
        .map(PathBuf::from)
        .find(|root| root.is_absolute());
    within(path, &here, root.as_deref())
}

fn within(path: &Path, here: &Path, root: Option<&Path>) -> PathBuf {
    let whole = plain(&here.join(path));
    let inner = root.and_then(|root| whole.strip_prefix(plain(root)).ok());
    inner.map_or_else(|| plain(path), Path::to_owned)
}

/// The path from the root of the repository as a URI reference: absolute paths as
/// `file:` URIs, and every byte that is not plain percent-encoded, so that a colon
/// begins no scheme and a backslash stays part of a name.
pub(crate) fn uri(path: &Path) -> String {
    let path = from_root(path);
    let bytes = path.as_os_str().as_encoded_bytes();
    let is_drive = cfg!(windows) && bytes.get(1) == Some(&b':');
    let mut uri = String::with_capacity(bytes.len());
    if is_drive {
        uri.push_str("file:///");
    } else if bytes.first() == Some(&b'/') {
        uri.push_str("file://");
    }
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            b':' if is_drive && at == 1 => uri.push(':'),
            byte => {
                // Writing to memory cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{uri, within};
    use std::path::Path;

    #[test]
    fn paths_are_told_from_the_root_of_the_repository() {
        let here = Path::new("/build/repo/sub");
        let root = Some(Path::new("/build/repo"));
        for (path, expected) in [
            ("a.yaml", "sub/a.yaml"),
            ("./b/../a.yaml", "sub/a.yaml"),
            ("../a.yaml", "a.yaml"),
            ("/build/repo/a.yaml", "a.yaml"),
            ("/elsewhere/a.yaml", "/elsewhere/a.yaml"),
        ] {
            assert_eq!(within(Path::new(path), here, root), Path::new(expected));
        }
        assert_eq!(
            within(Path::new("./a.yaml"), here, None),
            Path::new("a.yaml")
        );
    }

    #[test]
    fn uris_keep_only_what_needs_no_escape() {
        assert_eq!(
            uri(Path::new("/a b/é?#.yaml")),
            "file:///a%20b/%C3%A9%3F%23.yaml"
        );
    }

    #[cfg(unix)]
    #[test]
    fn uris_of_awkward_names_lead_to_the_file() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        for (name, expected) in [
            (&b"c:x.yaml"[..], "c%3Ax.yaml"),
            (b"a\\b.yaml", "a%5Cb.yaml"),
            (b"a\nb\x1b.yaml", "a%0Ab%1B.yaml"),
            ("\u{202e}a".as_bytes(), "%E2%80%AEa"),
            (b"a\xff.yaml", "a%FF.yaml"),
        ] {
            assert_eq!(uri(Path::new(OsStr::from_bytes(name))), expected);
        }
    }
}
