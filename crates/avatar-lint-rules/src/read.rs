//! The one way in for a text, so that a test can hold everybody to reading it once.

use pyyaml_syntax::{Options, PyYamlVersion, Stream};

/// Reads `text`.
pub fn read(text: &str) -> Stream<'_> {
    read_as(text, PyYamlVersion::default())
}

/// Reads `text` as one version of PyYAML does.
pub(crate) fn read_as(text: &str, version: PyYamlVersion) -> Stream<'_> {
    #[cfg(feature = "count")]
    count::add(|work| work.read += 1);
    pyyaml_syntax::parse_with(text, &Options::new().version(version))
}

/// How much work has been done on this thread.
#[cfg(feature = "count")]
pub mod count {
    use std::cell::Cell;

    /// Work that has been done.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Work {
        /// How often a text was read.
        pub read: usize,
        /// How often a text was checked.
        pub checked: usize,
        /// How often the findings of a text were named.
        pub named: usize,
    }

    thread_local! {
        static WORK: Cell<Work> = const { Cell::new(Work { read: 0, checked: 0, named: 0 }) };
    }

    /// What `work` takes.
    pub fn of<R>(work: impl FnOnce() -> R) -> (R, Work) {
        WORK.set(Work::default());
        let result = work();
        (result, WORK.get())
    }

    pub(crate) fn add(one: impl FnOnce(&mut Work)) {
        let mut work = WORK.get();
        one(&mut work);
        WORK.set(work);
    }
}
