//! The grammar of the generated sets, as `tests/published/README.md` describes it.

use std::collections::HashMap;

/// The alternatives of each rule, by its name.
pub(crate) struct Grammar(HashMap<String, Vec<Vec<Part>>>);

/// A line of an alternative.
enum Part {
    /// Nothing but the name of a rule: its lines, perhaps none.
    Lines(String),
    /// Text, each piece followed by the name of a rule, if one follows.
    Line(Vec<(String, Option<String>)>),
}

impl Grammar {
    pub(crate) fn read(text: &str) -> Self {
        let mut rules = HashMap::new();
        let (mut rule, mut weight, mut lines) = (String::new(), 0, Vec::new());
        for line in text.lines().chain(["@"]) {
            if let Some(name) = line.strip_prefix('@') {
                add(&mut rules, &rule, weight, &lines);
                (rule, weight) = (name.to_owned(), 0);
                lines.clear();
            } else if let Some(number) = line.strip_prefix("% ") {
                add(&mut rules, &rule, weight, &lines);
                weight = number.parse().unwrap();
                lines.clear();
            } else if weight > 0 && !line.is_empty() {
                lines.push(line);
            }
        }
        Self(rules)
    }

    /// The set of that number.
    pub(crate) fn generate(&self, number: u64) -> String {
        let mut lines = Vec::new();
        self.expand("set", &mut Choices(number), &mut lines);
        lines.join("\n") + "\n"
    }

    fn expand(&self, rule: &str, choices: &mut Choices, lines: &mut Vec<String>) {
        let alternatives = &self.0[rule];
        for part in &alternatives[choices.below(alternatives.len())] {
            match part {
                Part::Lines(name) => self.expand(name, choices, lines),
                Part::Line(parts) => {
                    let mut line = String::new();
                    for (text, name) in parts {
                        line += text;
                        if let Some(name) = name {
                            let mut inner = Vec::new();
                            self.expand(name, choices, &mut inner);
                            line += &inner.join("\n");
                        }
                    }
                    lines.push(line);
                }
            }
        }
    }
}

fn add(rules: &mut HashMap<String, Vec<Vec<Part>>>, rule: &str, weight: usize, lines: &[&str]) {
    let alternatives = rules.entry(rule.to_owned()).or_default();
    for _ in 0..weight {
        alternatives.push(lines.iter().map(|line| part(line)).collect());
    }
}

fn part(line: &str) -> Part {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'.');
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        text += before;
        if let Some((name, after)) = after.split_once('>').filter(|(name, _)| is_name(name)) {
            parts.push((std::mem::take(&mut text), Some(name.to_owned())));
            rest = after;
        } else {
            text.push('<');
            rest = after;
        }
    }
    text += rest;
    match parts.as_slice() {
        [(before, Some(name))] if before.is_empty() && text.is_empty() => Part::Lines(name.clone()),
        _ => {
            parts.push((text, None));
            Part::Line(parts)
        }
    }
}

/// `SplitMix64`.
struct Choices(u64);

impl Choices {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(count).unwrap()).unwrap()
    }
}

/// The digest of a text.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |state, &byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
