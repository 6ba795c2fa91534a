//! Mended files: written in one step, or shown as a diff.

use crate::failure;
use crate::printable::{escape, is_hidden};
use crate::terminal::Dress;
use miette::Report;
use similar::TextDiff;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// Replaces the content of `path` by `bytes`: at any moment the file holds the
/// one or the other, whole. Its mode stays, and a link goes on pointing to it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Report> {
    replace(path, bytes).map_err(|error| failure::io("write", path, &error))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_data()?;
    file.persist(&path)?;
    Ok(())
}

/// `text` in the encoding of the bytes it was read from.
pub fn encode(text: &str, original: &[u8]) -> Vec<u8> {
    let unit: fn(u16) -> [u8; 2] = if original.starts_with(b"\xff\xfe") {
        u16::to_le_bytes
    } else if original.starts_with(b"\xfe\xff") {
        u16::to_be_bytes
    } else {
        return text.as_bytes().to_vec();
    };
    // The mark counts as text or not, as the reader likes: it is there once.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(unit)
        .collect()
}

/// The lines that change, in the unified format.
pub fn diff(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::configure()
        // Beyond this the diff is longer than it need be, and still right.
        .timeout(Duration::from_secs(2))
        .diff_lines(before, after);
    let name = name.replace('\\', "/");
    diff.unified_diff()
        .context_radius(3)
        .header(&format!("a/{name}"), &format!("b/{name}"))
        .to_string()
}

/// Writes a diff: with colors if they are wanted, and on a terminal without
/// characters that act on it.
pub fn write_diff(
    diff: &str,
    dress: Dress,
    is_terminal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in diff.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line, "\n"),
            None => (line, ""),
        };
        let color = match line.as_bytes().first() {
            _ if !dress.color => "",
            Some(b'+') => "\x1b[32m",
            Some(b'-') => "\x1b[31m",
            Some(b'@') => "\x1b[36m",
            _ => "",
        };
        let reset = if color.is_empty() { "" } else { "\x1b[0m" };
        write!(out, "{color}")?;
        if is_terminal {
            for c in line.chars() {
                match c {
                    '\t' => write!(out, "\t")?,
                    '\r' => {}
                    c if is_hidden(c) => write!(out, "{}", escape(c))?,
                    c => write!(out, "{c}")?,
                }
            }
        } else {
            write!(out, "{line}")?;
        }
        write!(out, "{reset}{end}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{diff, encode, write};
    use std::fs;

    #[test]
    fn a_text_goes_back_to_the_encoding_it_came_from() {
        for bytes in [
            &b"\xff\xfea\0\xe9\0"[..],
            b"\xfe\xff\0a\0\xe9",
            "aé".as_bytes(),
            "\u{feff}aé".as_bytes(),
        ] {
            let text = pyyaml_syntax::decode(bytes).unwrap().into_owned();
            assert_eq!(encode(&text, bytes), bytes);
        }
    }

    #[test]
    fn a_diff_shows_what_changes_to_the_last_byte() {
        assert_eq!(
            diff("a.yaml", "a\r\nb\r\nc", "a\r\nB\r\nc"),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,3 @@\n a\r\n-b\r\n+B\r\n c\n\
             \\ No newline at end of file\n"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_written_file_keeps_its_mode_and_its_links() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        let link = folder.path().join("link");
        fs::write(&file, "before").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        write(&link, b"after").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"after");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
