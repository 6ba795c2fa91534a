//! What is said about each fault: what is wrong, why that usually is, and what
//! to write instead.

mod grammar;
mod lexical;
mod meaning;

pub(crate) use grammar::*;
pub(crate) use lexical::*;
pub(crate) use meaning::*;
