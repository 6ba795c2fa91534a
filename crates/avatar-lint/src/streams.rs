//! Standard output and standard error.

use crate::notice::{self, Notice};
use std::io::{self, BufWriter, Write};

/// Writes to standard output. When its reader has gone away (`… | head`),
/// there is nobody left to tell.
pub(crate) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> notice::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Notice::new(format!(
            "cannot write to standard output: {error}"
        ))),
        _ => Ok(()),
    }
}

/// Writes to standard error, where a failure to write could not be reported.
pub(crate) fn tell(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let mut out = BufWriter::new(io::stderr().lock());
    let _ = write(&mut out).and_then(|()| out.flush());
}
