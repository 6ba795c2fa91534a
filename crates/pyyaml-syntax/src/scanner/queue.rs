//! Tokens that are read and not taken yet.

use crate::token::{Token, TokenKind};

/// How many taken tokens are kept before their room is used again.
const ROOM: usize = 4096;

/// First in, first out, with numbers that stay when tokens are taken.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    tokens: Vec<Token>,
    /// How many of them are taken.
    taken: usize,
    /// Number of the first.
    base: usize,
}

impl Queue {
    #[inline]
    pub(crate) fn push(&mut self, token: Token) {
        self.tokens.push(token);
    }

    /// The number of the token that is pushed next.
    pub(crate) fn next_number(&self) -> usize {
        self.base + self.tokens.len()
    }

    #[inline]
    pub(crate) fn front(&self) -> Option<&Token> {
        self.tokens.get(self.taken)
    }

    #[inline]
    pub(crate) fn front_mut(&mut self) -> Option<&mut Token> {
        self.tokens.get_mut(self.taken)
    }

    #[inline]
    pub(crate) fn pop(&mut self) {
        self.taken += 1;
        if self.taken >= self.tokens.len() {
            self.clear();
        } else if self.taken == ROOM {
            self.tokens.drain(..ROOM);
            self.base += ROOM;
            self.taken = 0;
        }
    }

    #[inline]
    pub(crate) fn clear(&mut self) {
        self.base += self.tokens.len();
        self.tokens.clear();
        self.taken = 0;
    }

    /// Decides what the [`TokenKind::MaybeKey`] of a number is.
    pub(crate) fn settle(&mut self, number: usize, kind: TokenKind) {
        let index = number.checked_sub(self.base);
        if let Some(token) = index.and_then(|index| self.tokens.get_mut(index)) {
            token.kind = kind;
        }
    }

    /// Decides that no place is that of a key.
    pub(crate) fn settle_all(&mut self) {
        for token in &mut self.tokens {
            if token.kind == TokenKind::MaybeKey {
                token.kind = TokenKind::NoKey;
            }
        }
    }
}
