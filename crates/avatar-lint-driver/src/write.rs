//! Files that are written in one step: at any moment a file holds the old content or
//! the new, whole.

use crate::ending::Writing;
use crate::failure::Failure;
use crate::file;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Replaces the content `original` of `path` by `bytes`. Its mode and owner stay, and a
/// link goes on pointing to it. A file that has changed is not replaced, nor one with
/// other hard links, which would keep the old content.
pub(crate) fn write_fixed(path: &Path, original: &[u8], bytes: &[u8]) -> Result<(), Failure> {
    replace(path, |out| {
        let max = original.len() as u64;
        match file::read(path, max, true)? {
            file::Bytes::Whole(now) if now == original => out.write_all(bytes),
            _ => Err(io::Error::other("it has changed since it was read")),
        }
    })
}

/// Writes a file that is made anew, or replaced as a whole, by what `write` writes.
/// What is no file, such as `/dev/stderr`, is written to as it is.
///
/// # Errors
///
/// It cannot be written. What was there before is there still.
pub fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    replace(path, write)
}

fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let replaced = match fs::metadata(path) {
        // `/dev/stdout` may be a file that another program is writing.
        Ok(found) if found.is_file() && !path.starts_with("/dev") => {
            replace_file(path, Some(&found), write)
        }
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => write_into(path, write),
        Err(error) if error.kind() == io::ErrorKind::NotFound => replace_file(path, None, write),
        Err(error) => Err(error),
    };
    replaced.map_err(|error| Failure::write(path, error))
}

/// Writes a file beside `path` and puts it in its place.
fn replace_file(
    path: &Path,
    found: Option<&Metadata>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let path = match found {
        Some(found) => {
            refuse(found)?;
            fs::canonicalize(path)?
        }
        None => path.to_owned(),
    };
    let _writing = Writing::begin();
    let mut file = beside(&path)?;
    if let Some(found) = found {
        keep(file.as_file(), found)?;
    }
    let mut out = BufWriter::new(file.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_data()?;
    file.persist(&path)?;
    Ok(())
}

/// A new file in the folder of `path`, which is gone when it is dropped.
fn beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".avatar-lint-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the user's mask leaves of it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let here = folder.as_os_str().is_empty();
    builder.tempfile_in(if here { Path::new(".") } else { &folder })
}

/// Refuses what replacing would break.
fn refuse(found: &Metadata) -> io::Result<()> {
    if found.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if found.nlink() > 1 {
            let reason = "it has other hard links, which would keep the old content";
            return Err(io::Error::other(reason));
        }
    }
    Ok(())
}

/// Gives `file` the owner, the group and the mode that were `found`.
fn keep(file: &fs::File, found: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (found.uid(), found.gid()) {
            fchown(file, Some(found.uid()), Some(found.gid()))
                .map_err(|_| io::Error::other("its owner and group cannot be kept"))?;
        }
    }
    file.set_permissions(found.permissions())
}

/// Writes to a device or a pipe.
fn write_into(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(OpenOptions::new().append(true).open(path)?);
    write(&mut out)?;
    out.flush()
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
    use super::{encode, write_fixed, write_whole};
    use std::fs;
    use std::io;

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
    fn what_cannot_be_written_whole_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "before").unwrap();
        let failed = write_whole(&path, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"before");
        write_whole(&path, |out| out.write_all(b"after")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"after");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_has_changed_is_not_fixed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        for now in ["other", "before, and more", ""] {
            fs::write(&path, now).unwrap();
            let failure = write_fixed(&path, b"before", b"after").unwrap_err();
            assert!(failure.to_string().contains("has changed"), "{failure}");
            assert_eq!(fs::read_to_string(&path).unwrap(), now);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
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
        write_fixed(&link, b"before", b"after").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"after");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_another_hard_link_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "before").unwrap();
        fs::hard_link(&file, folder.path().join("other")).unwrap();
        let failure = write_fixed(&file, b"before", b"after").unwrap_err();
        assert!(failure.to_string().contains("hard links"), "{failure}");
        assert_eq!(fs::read(&file).unwrap(), b"before");
    }
}
