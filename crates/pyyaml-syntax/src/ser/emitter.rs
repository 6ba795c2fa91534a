//! Where on the page things go: lines, indentation and indicators.

/// Spaces between a collection and what is in it.
pub(super) const INDENT: usize = 2;

/// The text being written, and what PyYAML's emitter knows about its end.
pub(super) struct Emitter {
    pub(super) out: String,
    /// Of the line being written. Everything written is ASCII.
    pub(super) column: usize,
    /// Where the lines of the innermost collection begin; `None` outside.
    pub(super) indent: Option<usize>,
    /// How many collections the next value is in.
    pub(super) depth: usize,
    /// Whether the end of the text separates, so that an indicator may follow.
    pub(super) spaced: bool,
    /// Whether the line has nothing but spaces, `-`, `?` and `:` so far.
    pub(super) only_indicators: bool,
    /// Whether the document is a plain scalar, which `...` has to end.
    pub(super) open_ended: bool,
}

impl Emitter {
    pub(super) const fn new() -> Self {
        Self {
            out: String::new(),
            column: 0,
            indent: None,
            depth: 0,
            spaced: true,
            only_indicators: true,
            open_ended: false,
        }
    }

    /// The text of the whole document.
    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        if self.open_ended {
            self.out.push_str("...\n");
        }
        self.out
    }

    /// Begins a block collection; a sequence that is the value of a key on the
    /// same line stays at the key's indentation.
    pub(super) fn begin_collection(&mut self, value_of_key: bool, sequence: bool) {
        let flush = sequence && value_of_key && !self.only_indicators;
        if !flush {
            self.indent = Some(self.indent.map_or(0, |indent| indent + INDENT));
        }
    }

    pub(super) fn begin_item(&mut self) {
        self.line();
        self.block_indicator("-");
    }

    /// Writes `[]` or `{}`.
    pub(super) fn empty_collection(&mut self, brackets: &str) {
        self.separate();
        self.push(brackets);
        self.only_indicators = false;
    }

    /// Writes `-`, `?` or `:` before something of a block collection.
    pub(super) fn block_indicator(&mut self, indicator: &str) {
        self.separate();
        self.push(indicator);
    }

    /// A space before what comes, unless there is one. What comes does not
    /// separate.
    pub(super) fn separate(&mut self) {
        if !self.spaced {
            self.push(" ");
        }
        self.spaced = false;
    }

    /// Goes to the indentation, on a new line unless this one has nothing yet.
    pub(super) fn line(&mut self) {
        let indent = self.indent.unwrap_or(0);
        if !self.only_indicators || self.column > indent || (self.column == indent && !self.spaced)
        {
            self.line_break();
        }
        for _ in self.column..indent {
            self.push(" ");
            self.spaced = true;
        }
    }

    pub(super) fn line_break(&mut self) {
        self.out.push('\n');
        self.column = 0;
        self.spaced = true;
        self.only_indicators = true;
    }

    pub(super) fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.len();
    }
}
