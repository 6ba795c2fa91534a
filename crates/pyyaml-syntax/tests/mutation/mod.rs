//! Changes to real configurations, the same for a seed wherever they are made.

use std::path::{Path, PathBuf};

/// How many cases are recorded.
pub(crate) const CASES: usize = 24_000;

/// What is put into texts: what means something to YAML, and what looks alike.
#[rustfmt::skip]
const PIECES: [&str; 98] = [
    " ", "  ", "    ", "\t", "\n", "\n\n", "\n ", "\n  ", "\r", "\r\n", "\u{85}", "\u{2028}",
    "\u{2029}", ":", ": ", " :", "::", "-", "- ", "--", "?", "? ", ",", ", ", "[", "]", "{", "}",
    "[]", "{}", "{{", "}}", "#", " #", " # x", "&", "&a ", "&b ", "*", "*a", "*b ", "!", "! ", "!!",
    "!!str ", "!!int ", "!!map ", "!!seq ", "!!set ", "!!omap ", "!!binary ", "!x ",
    "!<tag:yaml.org,2002:str> ", "|", "|\n", ">-\n", "|2\n", "|+", "'", "''", "\"", "\\", "\\n",
    "\\x41", "\\u00e9", "\\ud800", "\\q", "%", "%YAML 1.1\n", "%TAG ! tag:x,1:\n", "@", "`", "---",
    "\n---\n", "---\n", "\n...\n", "...", "=", "<<", "<<: ", "<<: *a\n", "~", "null", "yes", "0x",
    "08", "1:30", "1e3", "1.5", ".inf", "2024-02-30", "2024-01-01", "é", "日本", "😀", "\u{feff}",
    "\u{7f}", "\u{0}",
];

/// The configurations that are changed, in the order of their names.
pub(crate) fn corpus() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut files: Vec<PathBuf> = ["valid", "faulty"]
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).expect("the corpus is there"))
        .map(|entry| entry.expect("a file of the corpus").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a file of the corpus");
        (path, text)
    };
    files.into_iter().map(read).collect()
}

/// The cases of a seed.
pub(crate) fn cases(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let corpus = corpus();
    let mut random = Random(seed);
    (0..count).map(move |_| {
        let (_, text) = random.choose(&corpus);
        mutate(text, &mut random)
    })
}

fn mutate(text: &str, random: &mut Random) -> String {
    // Mostly a part: more of it is near the changes then.
    let documents: Vec<&str> = text.split("\n---\n").collect();
    let first = random.below(documents.len());
    let chosen = match random.below(8) {
        0 => documents.as_slice(),
        1..=3 => documents.get(first..first + 2).unwrap_or(&documents),
        _ => &documents[first..=first],
    };
    let text = chosen.join("\n---\n");
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for _ in 0..[1, 1, 1, 2, 2, 3][random.below(6)] {
        if random.below(2) == 0 {
            change_lines(&mut lines, random);
        } else {
            let at = random.below(lines.len());
            let changed = change_text(&lines[at], random);
            lines[at] = changed;
        }
    }
    let end = match random.below(12) {
        0 => "\r\n",
        1 => "\r",
        2 => "\u{85}",
        _ => "\n",
    };
    let mut text = lines.join(end);
    if random.below(10) == 0 {
        text = change_text(&text, random);
    }
    text
}

fn change_lines(lines: &mut Vec<String>, random: &mut Random) {
    let at = random.below(lines.len());
    let other = random.below(lines.len());
    match random.below(11) {
        0 => lines[at].insert(0, ' '),
        1 => lines[at].insert_str(0, "  "),
        2 => {
            lines[at] = lines[at]
                .strip_prefix("  ")
                .unwrap_or(&lines[at])
                .to_owned();
        }
        3 => lines[at].insert_str(0, "- "),
        4 if lines.len() > 1 => drop(lines.remove(at)),
        5 => lines.insert(at, lines[other].clone()),
        6 => lines.swap(at, other),
        7 if at > 0 => {
            let line = lines.remove(at);
            lines[at - 1].push_str(&line);
        }
        8 => {
            let line = lines[at].trim_start().to_owned();
            let indent = lines[other].len() - lines[other].trim_start().len();
            lines[at] = " ".repeat(indent) + &line;
        }
        9 => {
            // A value becomes one of several lines.
            if let Some((key, value)) = lines[at].split_once(": ") {
                let sign = random.choose(&["", "|", ">", "|-", "&a", "!!str", "["]);
                lines[at] = format!("{key}: {sign}\n{}    {value}", " ".repeat(random.below(9)));
            }
        }
        _ => {
            let line = lines[at].trim().to_owned();
            let quote = random.choose(&["'", "\"", "[", "{", "# ", "? ", "! "]);
            lines[at] = lines[at].replace(&line, &format!("{quote}{line}"));
        }
    }
}

fn change_text(text: &str, random: &mut Random) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = random.below(chars.len() + 1);
    let piece = random.choose(&PIECES);
    let skip = match random.below(3) {
        0 => 0,
        1 => 1,
        _ => 1 + random.below(5),
    };
    let piece = if random.below(4) == 0 { "" } else { piece };
    let before = chars.iter().take(at);
    let after = chars.iter().skip(at + skip);
    before
        .copied()
        .chain(piece.chars())
        .chain(after.copied())
        .collect()
}

/// `SplitMix64`: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `end`; 0 if that is 0.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).expect("a length");
        usize::try_from(self.next() % end).expect("less than a length")
    }

    fn choose<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }
}
