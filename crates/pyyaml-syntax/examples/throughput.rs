//! How fast texts of several shapes and sizes are read.
//!
//!     cargo run --release -p pyyaml-syntax --example throughput [MEGABYTES [SHAPE]]

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a tool that stops at what it does not expect"
)]

use std::time::Instant;

#[path = "../tests/mutation/mod.rs"]
#[allow(dead_code, reason = "only the corpus is wanted here")]
mod mutation;

/// Time on the processor where Linux tells it, else on the wall.
struct Clock(Instant, Option<u64>);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), processor_nanoseconds())
    }

    #[allow(clippy::cast_precision_loss, reason = "less than a minute")]
    fn seconds(&self) -> f64 {
        match (self.1, processor_nanoseconds()) {
            (Some(start), Some(end)) => (end - start) as f64 / 1e9,
            _ => self.0.elapsed().as_secs_f64(),
        }
    }
}

fn processor_nanoseconds() -> Option<u64> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split(' ').next()?.parse().ok()
}

fn main() {
    let most: usize = match std::env::args().nth(1) {
        Some(argument) => argument.parse().expect("a number of megabytes"),
        None => 16,
    };
    let files: Vec<String> = mutation::corpus()
        .into_iter()
        .filter(|(path, _)| {
            path.parent()
                .is_some_and(|folder| folder.ends_with("valid"))
        })
        .map(|(_, text)| text)
        .collect();
    let columns = "    - field: patient_age\n      type: int\n      primary_key: false\n";
    let shapes: [(&str, String, &str); 7] = [
        (
            "configurations",
            String::new(),
            &(files.join("\n---\n") + "\n---\n"),
        ),
        (
            "one table",
            "kind: AvatarSchema\nspec:\n  tables:\n  - columns:\n".to_owned(),
            columns,
        ),
        ("plain list", String::new(), "- patient\n"),
        ("flow", "[".to_owned(), "{field: age, type: int}, "),
        (
            "quoted",
            String::new(),
            "- \"a\\tvalue with escapes\"\n- 'it''s'\n",
        ),
        (
            "block text",
            "text: |\n".to_owned(),
            "  A line of text in a block scalar.\n",
        ),
        ("not ASCII", String::new(), "- prénom: Zoé\n  âge: 日本\n"),
    ];
    let only = std::env::args().nth(2);
    let wanted = |name: &str| only.as_ref().is_none_or(|only| only == name);
    for (name, start, unit) in shapes.into_iter().filter(|(name, ..)| wanted(name)) {
        for megabytes in [1, most] {
            let mut text = start.clone();
            while text.len() < megabytes << 20 {
                text.push_str(unit);
            }
            if start == "[" {
                text.push(']');
            }
            let clock = Clock::start();
            let stream = pyyaml_syntax::parse(&text);
            let seconds = clock.seconds();
            let errors = stream.errors().len();
            let nodes = stream
                .documents()
                .filter_map(pyyaml_syntax::Document::root)
                .count();
            #[allow(clippy::cast_precision_loss, reason = "a rate to print")]
            let rate = text.len() as f64 / 1e6 / seconds;
            println!(
                "{name:>15} {megabytes:>4} MiB {rate:>7.0} MB/s  ({nodes} documents, {errors} errors)"
            );
        }
    }
}
