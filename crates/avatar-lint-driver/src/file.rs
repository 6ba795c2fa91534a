//! Files, and nothing but files: a pipe or a device may keep a run waiting for ever,
//! or never end.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// How many bytes of a file show whether it is one of text.
const FIRST_BLOCK: usize = 8 * 1024;

/// The largest file of settings, and the largest baseline, in bytes.
const MAX_OWN: u64 = 64 * 1024 * 1024;

/// What a file holds.
#[derive(Debug)]
pub(crate) enum Bytes {
    /// All of it.
    Whole(Vec<u8>),
    /// No text, as its first block shows.
    Binary,
    /// More than is read.
    TooLarge,
}

/// Opens a file. What is no file is not opened: to open a pipe takes somebody who
/// writes into it. Beside the file stands its length.
fn open(path: &Path) -> io::Result<(File, u64)> {
    refuse_others(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    let found = file.metadata()?;
    refuse_others(&found)?;
    Ok((file, found.len()))
}

/// Reads at most `max` bytes of a file. Of one that is no text, only the first block
/// is read, unless `reads_binary`.
pub(crate) fn read(path: &Path, max: u64, reads_binary: bool) -> io::Result<Bytes> {
    let (mut file, len) = open(path)?;
    let mut bytes = Vec::new();
    if !reads_binary {
        // Without room for it, the block would be read in small pieces.
        bytes.reserve(FIRST_BLOCK + 1);
        (&mut file)
            .take(FIRST_BLOCK as u64)
            .read_to_end(&mut bytes)?;
        if is_binary(&bytes) {
            return Ok(Bytes::Binary);
        }
    }
    if len > max {
        return Ok(Bytes::TooLarge);
    }
    let expected = usize::try_from(len).map_err(|_| io::ErrorKind::OutOfMemory)?;
    bytes
        .try_reserve(expected.saturating_sub(bytes.len()) + 1)
        .map_err(|_| io::ErrorKind::OutOfMemory)?;
    read_up_to(file, max, bytes)
}

/// Reads the rest of `source` behind `bytes`, at most `max` bytes together.
pub(crate) fn read_up_to(source: impl Read, max: u64, mut bytes: Vec<u8>) -> io::Result<Bytes> {
    let left = max.saturating_sub(bytes.len() as u64);
    source
        .take(left.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max {
        return Ok(Bytes::TooLarge);
    }
    Ok(Bytes::Whole(bytes))
}

/// Reads a file of the linter itself: settings, a baseline.
pub(crate) fn read_own(path: &Path) -> io::Result<String> {
    match read(path, MAX_OWN, true)? {
        Bytes::Whole(bytes) => String::from_utf8(bytes)
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8")),
        Bytes::Binary | Bytes::TooLarge => Err(io::Error::other("it has more than 64 MiB")),
    }
}

/// Whether what begins with `block` cannot be text: it has a NUL, and no mark of an
/// encoding in which characters have one.
fn is_binary(block: &[u8]) -> bool {
    let is_wide = block.starts_with(b"\xff\xfe")
        || block.starts_with(b"\xfe\xff")
        || block.starts_with(b"\0\0\xfe\xff");
    !is_wide && block.contains(&0)
}

fn refuse_others(found: &Metadata) -> io::Result<()> {
    if found.is_file() {
        return Ok(());
    }
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let kind = kind(found);
    Err(io::Error::other(format!(
        "it is {kind}, not a file; `-` reads standard input"
    )))
}

#[cfg(unix)]
fn kind(found: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;

    match found.file_type() {
        kind if kind.is_fifo() => "a pipe",
        kind if kind.is_socket() => "a socket",
        kind if kind.is_char_device() || kind.is_block_device() => "a device",
        _ => "something else",
    }
}

#[cfg(not(unix))]
fn kind(_found: &Metadata) -> &'static str {
    "a device"
}

#[cfg(test)]
mod tests {
    use super::{Bytes, FIRST_BLOCK, is_binary, read, read_own, read_up_to};
    use std::fs;

    #[test]
    fn a_file_is_read_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, vec![b'x'; FIRST_BLOCK + 2]).unwrap();
        let max = FIRST_BLOCK as u64 + 2;
        for reads_binary in [false, true] {
            let whole = read(&path, max, reads_binary).unwrap();
            assert!(matches!(whole, Bytes::Whole(bytes) if bytes.len() as u64 == max));
            let larger = read(&path, max - 1, reads_binary).unwrap();
            assert!(matches!(larger, Bytes::TooLarge));
        }
        // Its length is not known.
        let endless = read_up_to(std::io::repeat(b'x'), 100, Vec::new()).unwrap();
        assert!(matches!(endless, Bytes::TooLarge));
    }

    #[test]
    fn a_nul_shows_what_is_no_text_unless_a_mark_comes_before() {
        assert!(is_binary(b"a\0"));
        assert!(is_binary(b"\xef\xbb\xbfa\0"));
        for text in [
            &b"a"[..],
            b"",
            b"\xff\xfea\0",
            b"\xfe\xff\0a",
            b"\xff\xfe\0\0a\0\0\0",
            b"\0\0\xfe\xff\0\0\0a",
        ] {
            assert!(!is_binary(text), "{text:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_and_never_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let socket = folder.path().join("socket");
        let _socket = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for (path, kind) in [
            (pipe.as_path(), "a pipe"),
            (&socket, "a socket"),
            ("/dev/zero".as_ref(), "a device"),
        ] {
            let error = read_own(path).unwrap_err().to_string();
            assert!(error.starts_with(&format!("it is {kind}")), "{error}");
        }
        let error = read_own(folder.path()).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::IsADirectory);
    }
}
