//! Tokens that turn out to be keys when a `:` follows them.

use super::Scanner;
use crate::diagnosis;
use crate::error::Result;
use crate::token::TokenKind;

/// Characters a key may take, up to its `:`, when no `?` announces it.
const KEY_LENGTH: usize = 1024;

/// A token that may turn out to be a key, and has a place for one before it.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The number of that place, counted from the first token of the stream.
    pub(super) number: usize,
    pub(super) level: usize,
    /// Nothing but a key can be where it is.
    pub(super) required: bool,
    pub(super) pos: usize,
    pub(super) line_start: usize,
    pub(super) column: usize,
}

impl Scanner<'_> {
    /// Forgets candidates that are on another line or too far back.
    #[inline]
    pub(super) fn drop_stale_candidates(&mut self) -> Result<()> {
        // Those of inner brackets come later: when one is not stale, none after it is.
        let fresh = |candidate| !self.is_stale(candidate);
        if self.candidates.first().is_none_or(fresh) {
            return Ok(());
        }
        let stale = self.candidates.iter().position(fresh);
        for candidate in self
            .candidates
            .drain(..stale.unwrap_or(self.candidates.len()))
        {
            if candidate.required {
                return missing_colon(self.cursor.text(), &candidate);
            }
            self.queue.settle(candidate.number, TokenKind::NoKey);
        }
        Ok(())
    }

    #[inline]
    fn is_stale(&self, candidate: &Candidate) -> bool {
        candidate.line_start != self.cursor.line_start()
            || self.cursor.is_longer(candidate.pos, KEY_LENGTH)
    }

    /// Notes that the token that comes next may be a key.
    pub(super) fn note_candidate(&mut self) -> Result<()> {
        if !self.key_allowed {
            return Ok(());
        }
        self.drop_candidate()?;
        let column = self.cursor.column();
        let number = self.queue.next_number();
        self.push(TokenKind::MaybeKey, self.cursor.here());
        self.candidates.push(Candidate {
            number,
            level: self.brackets.len(),
            required: !self.in_flow() && self.indent() == Some(column),
            pos: self.cursor.pos(),
            line_start: self.cursor.line_start(),
            column,
        });
        Ok(())
    }

    /// Takes the candidate of the innermost bracket.
    pub(super) fn take_candidate(&mut self) -> Option<Candidate> {
        let level = self.brackets.len();
        self.candidates.pop_if(|candidate| candidate.level == level)
    }

    /// Forgets the candidate of the innermost bracket.
    pub(super) fn drop_candidate(&mut self) -> Result<()> {
        match self.take_candidate() {
            Some(candidate) if candidate.required => missing_colon(self.text(), &candidate),
            Some(candidate) => {
                self.queue.settle(candidate.number, TokenKind::NoKey);
                Ok(())
            }
            None => Ok(()),
        }
    }
}

fn missing_colon(text: &str, candidate: &Candidate) -> Result<()> {
    let fault = diagnosis::missing_colon(text, candidate.pos, KEY_LENGTH);
    Err(Box::new(fault))
}
