//! YAML of every shape that an edit must know.

/// A small generator of the same numbers everywhere (splitmix).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % bound as u64).unwrap()
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn choose<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    /// A string that may need quotes.
    pub(crate) fn string(&mut self) -> String {
        const PIECES: [&str; 24] = [
            "a", "b c", "é", "on", "1", "- ", ": ", ":", ",", "[", "}", " #", "'", "\"", "\\",
            "\n", "\t", "~", "*x", "&x", "---", "?", " ", "<<",
        ];
        let count = 1 + self.below(3);
        let pieces: Vec<_> = (0..count).map(|_| self.choose(&PIECES)).collect();
        format!("w{}", pieces.concat()).split_off(self.below(2))
    }
}

/// What is being written.
struct Writer<'d> {
    dice: &'d mut Dice,
    out: String,
    anchors: usize,
    keys: usize,
}

/// One text of some documents.
pub(crate) fn text(dice: &mut Dice) -> String {
    let documents = 1 + dice.below(3);
    let mut writer = Writer {
        dice,
        out: String::new(),
        anchors: 0,
        keys: 0,
    };
    for index in 0..documents {
        writer.document(index);
    }
    let mut out = writer.out;
    if dice.one_in(4) {
        out.truncate(out.trim_end_matches('\n').len());
    }
    if dice.one_in(8) {
        out.insert(0, '\u{feff}');
    }
    match dice.below(8) {
        0 => out.replace('\n', "\r\n"),
        1 => out.replace('\n', "\r"),
        2 => out.replacen('\n', "\u{85}", 2),
        3 => out.replacen('\n', "\u{2028}", 3),
        _ => out,
    }
}

impl Writer<'_> {
    fn document(&mut self, index: usize) {
        self.anchors = 0;
        if index > 0 || self.dice.one_in(3) {
            let ends = index > 0 && self.dice.one_in(4);
            if ends {
                self.out.push_str("...\n");
            }
            if (index == 0 || ends) && self.dice.one_in(4) {
                self.out.push_str("%YAML 1.1\n");
            }
            self.out.push_str("---");
            self.trailing_comment();
            self.out.push('\n');
        }
        self.own_line_comment(0);
        let indent = if self.dice.one_in(8) { 2 } else { 0 };
        match self.dice.below(8) {
            0 => self.block_sequence(indent, 0),
            1 => {
                self.flow(0);
                self.line_end();
            }
            _ => self.block_mapping(indent, 0),
        }
    }

    fn block_mapping(&mut self, indent: usize, depth: usize) {
        for index in 0..=self.dice.below(4) {
            if index > 0 {
                self.own_line_comment(indent);
            }
            self.out.push_str(&" ".repeat(indent));
            self.entry(indent, depth);
        }
    }

    /// An entry of a block mapping, on a line that is indented already.
    fn entry(&mut self, indent: usize, depth: usize) {
        if self.dice.one_in(12) && self.anchors > 0 && depth > 0 {
            let anchor = 1 + self.dice.below(self.anchors);
            self.out.push_str(&format!("other{depth}: *a{anchor}"));
            self.line_end();
            return;
        }
        if self.dice.one_in(8) {
            self.out.push_str("? ");
            self.key();
            self.trailing_comment();
            self.out.push('\n');
            if self.dice.one_in(6) {
                return;
            }
            self.out.push_str(&" ".repeat(indent));
            self.out.push(':');
        } else {
            self.key();
            if self.dice.one_in(10) {
                self.out.push(' ');
            }
            self.out.push(':');
        }
        self.value(indent, depth);
    }

    fn key(&mut self) {
        self.keys += 1;
        let number = self.keys;
        let key = match self.dice.below(9) {
            0 => format!("'k {number}'"),
            1 => format!("\"k\\t{number}\""),
            2 => format!("{number}"),
            3 => format!("clé {number}?"),
            _ => format!("key{number}"),
        };
        self.out.push_str(&key);
    }

    /// What follows a colon or a dash, to the end of its last line.
    fn value(&mut self, indent: usize, depth: usize) {
        if self.dice.one_in(7) {
            self.anchors += 1;
            let anchor = self.anchors;
            self.out.push_str(&format!(" &a{anchor}"));
        }
        match self.dice.below(if depth > 2 { 8 } else { 12 }) {
            0 => self.line_end(),
            1 => {
                self.out.push(' ');
                self.flow(0);
                self.line_end();
            }
            2 => self.block_scalar(indent),
            3 => {
                let first = self.scalar(false);
                let multi = self.dice.choose(&["a long", "two words", "plain"]);
                self.out
                    .push_str(&format!(" {multi}\n{}more", " ".repeat(indent + 2)));
                drop(first);
                self.line_end();
            }
            4..=7 => {
                let scalar = self.scalar(false);
                self.out.push_str(&format!(" {scalar}"));
                self.line_end();
            }
            8 | 9 => {
                self.line_end();
                let step = 1 + self.dice.below(3);
                self.own_line_comment(indent + step);
                self.block_mapping(indent + step, depth + 1);
            }
            _ => {
                self.line_end();
                let step = 2 * self.dice.below(2) + usize::from(self.out.is_empty());
                self.block_sequence(indent + step.max(1), depth + 1);
            }
        }
    }

    fn block_sequence(&mut self, indent: usize, depth: usize) {
        for index in 0..=self.dice.below(3) {
            if index > 0 {
                self.own_line_comment(indent);
            }
            self.out.push_str(&" ".repeat(indent));
            self.out.push('-');
            match self.dice.below(3) {
                0 if depth < 3 => {
                    let gap = 1 + self.dice.below(3);
                    self.out.push_str(&" ".repeat(gap));
                    self.entry(indent + 1 + gap, depth + 1);
                    if self.dice.one_in(2) {
                        self.own_line_comment(indent + 1 + gap);
                        self.block_mapping(indent + 1 + gap, depth + 1);
                    }
                }
                _ => self.value(indent, depth + 1),
            }
        }
    }

    fn block_scalar(&mut self, indent: usize) {
        let header = self.dice.choose(&["|", ">", "|-", ">-", "|+", ">+", "|2"]);
        self.out.push_str(&format!(" {header}"));
        self.trailing_comment();
        self.out.push('\n');
        for _ in 0..self.dice.below(3) {
            let line = self
                .dice
                .choose(&["text", "# no comment", "a: b", "'x", "- y  "]);
            self.out
                .push_str(&format!("{}{line}\n", " ".repeat(indent + 2)));
            if self.dice.one_in(5) {
                self.out.push('\n');
            }
        }
        if self.dice.one_in(4) {
            self.out.push('\n');
        }
    }

    fn scalar(&mut self, flow: bool) -> String {
        let scalar = self.dice.choose(&[
            "1",
            "on",
            "text",
            "two words",
            "'single ''quotes'",
            "\"double \\\" \"",
            "~",
            "1e3",
            "2024-01-01",
            "'# no'",
            "a#b",
            "!!str 5",
            "x-",
            "y ?",
            "u -",
            "''",
            "é",
        ]);
        if flow && scalar.contains('?') {
            "plain".to_owned()
        } else {
            scalar.to_owned()
        }
    }

    /// A flow collection, perhaps over lines, with comments in it.
    fn flow(&mut self, depth: usize) {
        let is_mapping = self.dice.one_in(2);
        self.out.push(if is_mapping { '{' } else { '[' });
        let count = self.dice.below(4);
        for index in 0..count {
            self.flow_space();
            if is_mapping {
                self.key_mark();
                self.key();
                if !self.dice.one_in(8) {
                    self.out.push(':');
                    if !self.dice.one_in(8) {
                        self.out.push(' ');
                        self.flow_value(depth);
                    }
                }
            } else if self.dice.one_in(8) {
                self.key_mark();
                self.key();
                self.out.push_str(": ");
                self.flow_value(depth);
            } else {
                self.flow_value(depth);
            }
            self.flow_space();
            if index + 1 < count || self.dice.one_in(5) {
                self.out.push(',');
            }
        }
        self.flow_space();
        self.out.push(if is_mapping { '}' } else { ']' });
    }

    fn key_mark(&mut self) {
        if self.dice.one_in(8) {
            self.out.push_str("? ");
        }
    }

    fn flow_value(&mut self, depth: usize) {
        if depth < 2 && self.dice.one_in(4) {
            self.flow(depth + 1);
        } else {
            let scalar = self.scalar(true);
            self.out.push_str(&scalar);
        }
    }

    fn flow_space(&mut self) {
        match self.dice.below(8) {
            0 => self.out.push_str("\n     "),
            1 => self.out.push_str(" # in a flow\n      "),
            2..=4 => self.out.push(' '),
            _ => {}
        }
    }

    fn line_end(&mut self) {
        self.trailing_comment();
        self.out.push('\n');
    }

    fn trailing_comment(&mut self) {
        match self.dice.below(8) {
            0 => self.out.push_str("  # trailing"),
            1 => self.out.push_str(" \t# tab"),
            2 => self.out.push_str("  "),
            _ => {}
        }
    }

    fn own_line_comment(&mut self, indent: usize) {
        match self.dice.below(10) {
            0 => self
                .out
                .push_str(&format!("{}# own line\n", " ".repeat(indent))),
            1 => self.out.push_str("# at the margin\n"),
            2 => self.out.push('\n'),
            _ => {}
        }
    }
}
