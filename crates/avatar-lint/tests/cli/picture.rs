//! The picture of the terminal, which the README shows, is what the command prints.
//! `INSTA_UPDATE=always` renews it, as it does the snapshots.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

const COLUMNS: usize = 109;
const COLUMN: usize = 8;
const ROW: usize = 18;
const MARGIN: usize = 18;

/// How letters look, as a terminal is told.
#[derive(Clone, Copy, Default, PartialEq)]
struct Style {
    bold: bool,
    color: Option<&'static str>,
}

#[test]
fn the_picture_of_the_terminal_is_what_the_command_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let command = ["check", "survey.yaml"];
    let output = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
        .args(command)
        .args(["--no-config", "--color", "always"])
        .current_dir(root.join("tests/readme"))
        .env_remove("FORCE_HYPERLINK")
        .output()
        .unwrap();
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8(printed).unwrap();
    let picture = picture(&format!(
        "\u{1b}[1m$ avatar-lint {}\u{1b}[0m\n{printed}",
        command.join(" ")
    ));
    let path = root.join("docs/src/terminal.svg");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, &picture).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert!(
        committed == picture,
        "docs/src/terminal.svg is stale: INSTA_UPDATE=always cargo test -p avatar-lint --test cli picture"
    );
}

/// A terminal that shows `text`.
fn picture(text: &str) -> String {
    let rows: Vec<Vec<(Style, char)>> = text.lines().flat_map(rows).collect();
    let (width, height) = (COLUMNS * COLUMN + 2 * MARGIN, rows.len() * ROW + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n\
         <title>avatar-lint check survey.yaml</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16181d\"/>\n\
         <g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"13\" fill=\"#d7dae0\" xml:space=\"preserve\">\n"
    );
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let y = MARGIN + number * ROW + 13;
        let length = row.len() * COLUMN;
        write!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{y}\" textLength=\"{length}\">"
        )
        .unwrap();
        for part in row.chunk_by(|(one, _), (other, _)| one == other) {
            let letters: String = part.iter().map(|(_, letter)| escaped(*letter)).collect();
            let mut attributes = String::new();
            if let Some(color) = part[0].0.color {
                write!(attributes, " fill=\"{color}\"").unwrap();
            }
            if part[0].0.bold {
                attributes.push_str(" font-weight=\"bold\"");
            }
            if attributes.is_empty() {
                svg.push_str(&letters);
            } else {
                write!(svg, "<tspan{attributes}>{letters}</tspan>").unwrap();
            }
        }
        svg.push_str("</text>\n");
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// A line as a terminal shows it: in as many rows as it needs.
fn rows(line: &str) -> Vec<Vec<(Style, char)>> {
    let mut style = Style::default();
    let mut letters = Vec::new();
    let mut parts = line.split("\u{1b}[");
    letters.extend(parts.next().unwrap().chars().map(|letter| (style, letter)));
    for part in parts {
        let (codes, text) = part.split_once('m').unwrap();
        for code in codes.split(';') {
            match code {
                "0" => style = Style::default(),
                "1" => style.bold = true,
                "31" => style.color = Some("#ff6b6b"),
                "32" => style.color = Some("#7bd88f"),
                "33" => style.color = Some("#f5c26b"),
                "34" => style.color = Some("#6cb6ff"),
                "36" => style.color = Some("#5ad4e6"),
                other => panic!("a color that no picture has shown yet: {other}"),
            }
        }
        letters.extend(text.chars().map(|letter| (style, letter)));
    }
    if letters.is_empty() {
        return vec![Vec::new()];
    }
    letters.chunks(COLUMNS).map(<[_]>::to_vec).collect()
}

fn escaped(letter: char) -> String {
    match letter {
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '&' => "&amp;".to_owned(),
        // Renderers drop spaces at the start of a line.
        ' ' => "\u{a0}".to_owned(),
        letter => letter.to_string(),
    }
}
