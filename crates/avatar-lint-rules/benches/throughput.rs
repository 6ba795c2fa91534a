//! How fast large texts are read and checked, beside a parser that makes events
//! of them and nothing else.
//!
//!     cargo bench -p avatar-lint-rules --bench throughput -- configurations
//!
//! Each shape of text is parsed by `granit-parser` (its events alone, which are
//! dropped), read by `pyyaml-syntax` (the tree, values and places), and checked
//! with all default rules. What counts is the ratio of the rates in one run:
//! machines differ and are noisy.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement ends where something is not as expected"
)]

use avatar_lint_rules::{Options, lint};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use granit_parser::Parser;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;

/// Bytes of each text, about.
const SIZE: usize = 4_000_000;

criterion_group!(benches, throughput);
criterion_main!(benches);

/// One way in which texts are written.
struct Shape {
    name: &'static str,
    /// The texts, each on its own.
    texts: Vec<String>,
}

fn throughput(criterion: &mut Criterion) {
    for Shape { name, texts } in &shapes() {
        // Each does the whole work: none stops at what it takes for a fault.
        for text in texts {
            assert!(pyyaml_syntax::parse(text).errors().is_empty());
            assert!(Parser::new_from_str(text).all(|event| event.is_ok()));
        }

        let mut group = criterion.benchmark_group(*name);
        group.sample_size(10);
        let size: usize = texts.iter().map(String::len).sum();
        group.throughput(Throughput::Bytes(size as u64));
        group.bench_function("granit-parser", |bencher| {
            bencher.iter(|| {
                for text in texts {
                    black_box(Parser::new_from_str(text).count());
                }
            });
        });
        group.bench_function("read", |bencher| {
            bencher.iter(|| {
                for text in texts {
                    black_box(pyyaml_syntax::parse(text));
                }
            });
        });
        group.bench_function("check", |bencher| {
            let options = Options::default();
            bencher.iter(|| {
                for text in texts {
                    black_box(lint(text, &options));
                }
            });
        });
        group.finish();
    }
}

fn shapes() -> [Shape; 5] {
    let shape = |name, texts| Shape { name, texts };
    let table = |start, column, end| vec![table(start, column, end)];
    let files = configurations();
    // All sets in one declare the same names again and again: a finding every
    // 130 bytes.
    let stream = format!("---\n{}", files.join("---\n"));
    [
        shape("configurations", files),
        shape("one stream", vec![stream]),
        shape("one table", table("name: t\n    columns:\n", column, "")),
        shape(
            "flow",
            table("{name: t, columns: [\n", flow_column, "  ]}\n"),
        ),
        shape(
            "not ASCII",
            table("name: t\n    columns:\n", foreign_column, ""),
        ),
    ]
}

/// The real configurations, over and over.
fn configurations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/valid");
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|path| fs::read_to_string(path).unwrap());
    let texts = texts.map(|text| text.trim_start_matches("---\n").to_owned());
    let texts: Vec<_> = texts.collect();
    let size: usize = texts.iter().map(String::len).sum();
    vec![texts; SIZE.div_ceil(size)].concat()
}

/// One table with as many columns as it takes.
fn table(start: &str, column: fn(&mut String, usize), end: &str) -> String {
    let mut text =
        format!("kind: AvatarSchema\nmetadata:\n  name: schema\nspec:\n  tables:\n  - {start}");
    for number in 0.. {
        column(&mut text, number);
        if text.len() > SIZE {
            break;
        }
    }
    text + end
}

fn column(text: &mut String, number: usize) {
    let _ = write!(
        text,
        "    - field: measure_{number}\n      type: category\n      identifier: false\n"
    );
}

fn flow_column(text: &mut String, number: usize) {
    let _ = writeln!(
        text,
        "    {{field: measure_{number}, type: category, identifier: false}},"
    );
}

fn foreign_column(text: &mut String, number: usize) {
    let _ = write!(
        text,
        "    - field: größe_der_prüfung_測定値_{number}\n      type: category\n      identifier: false\n"
    );
}
