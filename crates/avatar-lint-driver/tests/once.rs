//! How much work a file takes: each text is read and checked once.

#![allow(clippy::unwrap_used, reason = "tests fail by it")]

use avatar_lint_driver::{Change, FileSettings, Fixing, Input, Job};
use avatar_lint_rules::baseline::Baseline;
use avatar_lint_rules::config::{FailOn, MAX_FILE_SIZE};
use avatar_lint_rules::count::{self, Work};
use avatar_lint_rules::{Options, Safety};
use std::fs;
use std::sync::Arc;

const FAULTY: &str = "\
kind: AvatarParameters
metadata: {name: run}
spec:
  schema: clinic
  seed: '7'
";

/// The work that `text` takes.
fn work(text: &str, fixing: Option<Fixing<'_>>, baseline: Option<Baseline>) -> Work {
    work_with(Options::default(), text, fixing, baseline)
}

fn work_with(
    options: Options,
    text: &str,
    fixing: Option<Fixing<'_>>,
    baseline: Option<Baseline>,
) -> Work {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.yaml");
    fs::write(&path, text).unwrap();
    let job = Job {
        input: Input::named(&path),
        name: Some("run.yaml".to_owned()),
        settings: FileSettings {
            options,
            fail_on: FailOn::Never,
            max_file_size: MAX_FILE_SIZE,
        },
        baseline: baseline.map(Arc::new),
    };
    let (outcome, work) = count::of(|| job.check(fixing));
    outcome.unwrap();
    work
}

#[test]
fn a_check_reads_and_checks_a_file_once() {
    assert_eq!(
        work(FAULTY, None, None),
        Work {
            read: 1,
            checked: 1,
            named: 1
        }
    );
}

#[test]
fn what_every_version_of_pyyaml_reads_alike_is_read_once() {
    for versions in ["6.0.2", "6.0.4", ">=6.0.2"] {
        let mut options = Options::default();
        options.engine.pyyaml = versions.parse().unwrap();
        let work = work_with(options, FAULTY, None, None);
        assert_eq!((work.read, work.checked), (1, 1), "{versions}");
    }
}

#[test]
fn fixes_read_and_check_what_was_there_and_what_each_round_makes() {
    let clean = FAULTY.replace("'7'", "7");
    for fixing in [Fixing::Write, Fixing::Show] {
        let fixing = Some(fixing(Change::Fix(Safety::Safe)));
        assert_eq!(
            work(FAULTY, fixing, None),
            Work {
                read: 2,
                checked: 2,
                named: 1
            }
        );
        assert_eq!(
            work(&clean, fixing, None),
            Work {
                read: 1,
                checked: 1,
                named: 1
            }
        );
    }
}

#[test]
fn a_baseline_costs_no_second_look_at_the_findings() {
    let baseline = Some(Baseline::default());
    let work = work(FAULTY, None, baseline);
    assert_eq!((work.checked, work.named), (1, 1));
}
