//! Fixed files: written in one step, in the encoding they had.

use crate::failure::Failure;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Replaces the content of `path` by `bytes`: at any moment the file holds the
/// one or the other, whole. Its mode stays, and a link goes on pointing to it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    replace(path, bytes).map_err(|error| Failure::write(path, error))
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
pub(crate) fn encode(text: &str, original: &[u8]) -> Vec<u8> {
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

#[cfg(test)]
mod tests {
    use super::{encode, write};
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
