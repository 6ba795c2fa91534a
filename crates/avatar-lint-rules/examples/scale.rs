//! How the time of a check grows with the set: 50, 500 and 5 000 tables of 100
//! columns, each linked to the one before.
//!
//! `cargo run --release -p avatar-lint-rules --example scale`

use avatar_lint_rules::{Options, lint};
use std::fmt::Write;
use std::time::Instant;

const COLUMNS: usize = 100;

fn main() {
    println!(
        "{:>7} {:>9} {:>9} {:>10} {:>9}",
        "tables", "MB", "findings", "ms", "MB/s"
    );
    for tables in [50, 500, 5_000] {
        let text = set(tables);
        let start = Instant::now();
        let findings = lint(&text, &Options::default()).len();
        let seconds = start.elapsed().as_secs_f64();
        #[allow(clippy::cast_precision_loss, reason = "sizes of texts are small")]
        let megabytes = text.len() as f64 / 1e6;
        println!(
            "{tables:>7} {megabytes:>9.2} {findings:>9} {:>10.1} {:>9.1}",
            seconds * 1e3,
            megabytes / seconds
        );
    }
}

/// A set of linked tables with parameters for each of them.
fn set(tables: usize) -> String {
    let mut text = "kind: AvatarSchema\nmetadata:\n  name: schema\nspec:\n  tables:\n".to_owned();
    for table in 0..tables {
        schema_of(&mut text, table, table + 1 < tables);
    }
    text.push_str("---\nkind: AvatarParameters\nmetadata:\n  name: standard\n");
    text.push_str("spec:\n  schema: schema\n  avatarization:\n");
    for table in 0..tables {
        let _ = write!(
            text,
            "    table_{table}:\n      k: 20\n      exclude_variables:\n        variable_names:\n\
             \x20       - column_7\n        - colunm_8\n        - unheard_of\n\
             \x20       replacement_strategy: coordinate_similarity\n"
        );
    }
    text
}

fn schema_of(text: &mut String, table: usize, is_parent: bool) {
    let _ = write!(
        text,
        "  - name: table_{table}\n    data:\n      volume: input\n      file: table_{table}.csv\n\
         \x20   individual_level: {}\n    columns:\n    - field: id\n      type: int\n\
         \x20     primary_key: true\n    - field: parent_id\n      type: int\n\
         \x20     identifier: true\n",
        table == 0
    );
    for column in 2..COLUMNS {
        let _ = write!(text, "    - field: column_{column}\n      type: float\n");
    }
    if is_parent {
        let _ = write!(
            text,
            "    links:\n    - field: id\n      to:\n        table: table_{}\n\
             \x20       field: parent_id\n      method: linear_sum_assignment\n",
            table + 1
        );
    }
}
