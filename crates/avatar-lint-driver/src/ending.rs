//! Signals that end the process. While files are written they wait, so that no file is
//! left half done, nor another one beside it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

/// Whether no file is being written.
static IS_IDLE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| Arc::new(AtomicBool::new(true)));

/// The signal that has asked the process to end while a file was written; else 0.
static ASKED: LazyLock<Arc<AtomicUsize>> = LazyLock::new(Arc::default);

/// How many files are being written.
static WRITING: Mutex<usize> = Mutex::new(0);

/// A file is being written as long as this lives.
pub(crate) struct Writing(());

impl Writing {
    /// Begins to write a file; never returns when the process has been asked to end.
    pub(crate) fn begin() -> Self {
        let mut writing = count();
        IS_IDLE.store(false, Ordering::SeqCst);
        *writing += 1;
        drop(writing);
        let begun = Self(());
        if ASKED.load(Ordering::SeqCst) == 0 {
            return begun;
        }
        drop(begun);
        loop {
            // The last one who writes ends the process.
            std::thread::park();
        }
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        let mut writing = count();
        *writing -= 1;
        if *writing == 0 {
            IS_IDLE.store(true, Ordering::SeqCst);
            let asked = ASKED.load(Ordering::SeqCst);
            if asked != 0 {
                end(asked);
            }
        }
    }
}

fn count() -> MutexGuard<'static, usize> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
pub use unix::Patience;
#[cfg(unix)]
use unix::end;

#[cfg(unix)]
mod unix {
    use super::{ASKED, IS_IDLE};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::low_level::{emulate_default_handler, unregister};
    use signal_hook::{SigId, flag};
    use std::sync::Arc;

    /// As long as this lives, signals that end the process wait until the files that are
    /// being written are done.
    #[derive(Debug)]
    pub struct Patience(Vec<SigId>);

    impl Patience {
        /// Begins to wait. Where that cannot be, files are written as well, and nearly
        /// as safely.
        pub fn begin() -> Self {
            let mut actions = Vec::new();
            for signal in [SIGHUP, SIGINT, SIGTERM] {
                let at_once = flag::register_conditional_default(signal, Arc::clone(&IS_IDLE));
                let number = usize::try_from(signal).unwrap_or_default();
                let later = flag::register_usize(signal, Arc::clone(&ASKED), number);
                actions.extend(at_once.into_iter().chain(later));
            }
            Self(actions)
        }
    }

    impl Drop for Patience {
        fn drop(&mut self) {
            self.0.drain(..).for_each(|action| {
                unregister(action);
            });
        }
    }

    /// Ends the process as the signal would have.
    pub(super) fn end(signal: usize) -> ! {
        let signal = i32::try_from(signal).unwrap_or(SIGTERM);
        let _ = emulate_default_handler(signal);
        std::process::exit(128 + signal)
    }
}

/// Nothing: elsewhere a process that is ended is not asked.
#[cfg(not(unix))]
#[derive(Debug)]
pub struct Patience(());

#[cfg(not(unix))]
impl Patience {
    /// Begins to wait, where there is something to wait for.
    pub fn begin() -> Self {
        Self(())
    }
}

#[cfg(not(unix))]
fn end(_signal: usize) -> ! {
    std::process::exit(1)
}
