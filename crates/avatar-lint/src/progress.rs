//! A line that says how far a long run has come.

use crate::terminal;
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long a run may take before anything is said.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is renewed.
const PERIOD: Duration = Duration::from_millis(100);

/// Does `work` on `total` files, which counts those it has done. On a terminal
/// a line on standard error follows it once it takes long; it is gone when the
/// work is done.
pub(crate) fn follow<R>(total: usize, wanted: bool, work: impl FnOnce(&AtomicUsize) -> R) -> R {
    let done = AtomicUsize::new(0);
    if !wanted || !terminal::is_capable(&io::stderr()) {
        return work(&done);
    }
    thread::scope(|scope| {
        let (finished, waits) = mpsc::channel::<()>();
        let done = &done;
        scope.spawn(move || {
            let mut period = PATIENCE;
            while waits.recv_timeout(period) == Err(RecvTimeoutError::Timeout) {
                show(&format!(
                    "Checked {} of {total} files…",
                    done.load(Ordering::Relaxed)
                ));
                period = PERIOD;
            }
            if period == PERIOD {
                show("");
            }
        });
        let result = work(done);
        drop(finished);
        result
    })
}

/// Replaces the line; nothing depends on whether that works.
fn show(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "\r\x1b[K{text}").and_then(|()| stderr.flush());
}
