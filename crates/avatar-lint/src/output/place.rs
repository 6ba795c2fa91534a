//! Names of files for services that know the repository, not the machine.

use avatar_lint_driver::plain;
use std::env;
use std::path::{Path, PathBuf};

/// Variables by which pipelines tell where the repository is checked out.
const ROOTS: [&str; 2] = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

/// The path of a file from the root of the repository, when a pipeline says
/// where that is; else as it was given. With `/` between the parts.
pub(crate) fn repository_path(path: &Path) -> String {
    let here = env::current_dir().unwrap_or_default();
    let root = ROOTS
        .iter()
        .filter_map(env::var_os)
        .map(PathBuf::from)
        .find(|root| root.is_absolute());
    within(path, &here, root.as_deref())
}

fn within(path: &Path, here: &Path, root: Option<&Path>) -> String {
    let whole = plain(&here.join(path));
    let inner = root.and_then(|root| whole.strip_prefix(plain(root)).ok());
    let shown = inner.map_or_else(|| plain(path), Path::to_owned);
    shown.to_string_lossy().replace('\\', "/")
}

/// [`repository_path`] as a URI reference: absolute paths as `file:` URIs.
pub(crate) fn uri(path: &Path) -> String {
    let path = repository_path(path);
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // A drive letter's colon, not that of a scheme.
            b':' if at == 1 => uri.push(':'),
            byte => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                uri.push('%');
                for digit in [byte >> 4, byte & 15] {
                    let digit = HEX.get(usize::from(digit)).copied().unwrap_or(b'0');
                    uri.push(char::from(digit));
                }
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
            assert_eq!(within(Path::new(path), here, root), expected);
        }
        assert_eq!(within(Path::new("./a.yaml"), here, None), "a.yaml");
    }

    #[test]
    fn uris_keep_only_what_needs_no_escape() {
        assert_eq!(
            uri(Path::new("/a b/é?#.yaml")),
            "file:///a%20b/%C3%A9%3F%23.yaml"
        );
    }
}
