//! Names that are near to another one, found among many without comparing all.

use super::{LONGEST, folded, nearest};
use hashbrown::HashMap;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Three letters of a name in a row, its ends included.
type Piece = [char; 3];

/// What stands before and after the letters of a name.
const END: char = '\0';

/// Of so many names all are compared.
const FEW: usize = 64;

/// How many names that share a piece with the one asked for are looked at: those
/// that share the rarest pieces first.
const MAX_LOOKS: usize = 600;

/// How many of those that were looked at are compared letter by letter.
const MAX_COMPARED: usize = 12;

/// Names that exist, by the pieces they are made of. To ask for a near one takes the
/// same time whatever their number.
#[derive(Debug)]
pub struct Names<'n> {
    names: Vec<&'n str>,
    /// Made when somebody first asks.
    index: OnceLock<Index>,
}

/// Where the pieces of names are.
#[derive(Debug, Default)]
struct Index {
    /// The pieces of each name.
    pieces: Vec<Vec<Piece>>,
    /// The names with each piece, by their places, the short ones first.
    by_piece: HashMap<Piece, Vec<usize>>,
}

impl<'n> Names<'n> {
    /// Prepares names; those that nobody can misspell are left out.
    pub fn new(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().filter(|name| name.len() <= LONGEST);
        Self {
            names: names.collect(),
            index: OnceLock::new(),
        }
    }

    /// The name that was probably meant; see [`nearest`].
    pub fn nearest(&self, written: &str) -> Option<&'n str> {
        nearest(written, self.near(written))
    }

    /// The names that may be near to `written`, in their order: all that are, unless
    /// very many are alike.
    pub fn near(&self, written: &str) -> Vec<&'n str> {
        if written.len() > LONGEST {
            return Vec::new();
        }
        if self.names.len() <= FEW {
            return self.names.clone();
        }
        let index = self.index.get_or_init(|| Index::new(&self.names));
        let own = pieces(written);
        let mut scored: Vec<_> = index
            .looked_at(&own)
            .into_iter()
            .filter_map(|place| {
                let pieces = index.pieces.get(place)?;
                Some((
                    differing(&own, pieces),
                    own.len().abs_diff(pieces.len()),
                    place,
                ))
            })
            .collect();
        scored.sort_unstable();
        scored.truncate(MAX_COMPARED);
        scored.sort_unstable_by_key(|&(_, _, place)| place);
        let names = scored.iter().filter_map(|(_, _, it)| self.names.get(*it));
        names.copied().collect()
    }
}

impl Index {
    fn new(names: &[&str]) -> Self {
        let mut index = Self {
            pieces: names.iter().map(|name| pieces(name)).collect(),
            by_piece: HashMap::new(),
        };
        let mut places: Vec<_> = names.iter().zip(&index.pieces).enumerate().collect();
        // Among many that are alike the order they are written in decides nothing.
        places.sort_by_key(|(_, (name, pieces))| (pieces.len(), **name));
        for (place, (_, pieces)) in places {
            for piece in pieces {
                index.by_piece.entry(*piece).or_default().push(place);
            }
        }
        index
    }

    /// The names that share the rarest pieces, by their places: of many with one piece
    /// those that are about as long.
    fn looked_at(&self, own: &[Piece]) -> BTreeSet<usize> {
        let shared = own.iter().filter_map(|piece| self.by_piece.get(piece));
        let mut shared: Vec<&Vec<usize>> = shared.collect();
        shared.sort_by_key(|places| places.len());
        let mut looked = BTreeSet::new();
        let mut left = MAX_LOOKS;
        for places in shared {
            let length = |place: &usize| self.pieces.get(*place).map_or(0, Vec::len);
            let half = left / 2;
            let middle = places.partition_point(|place| length(place) < own.len());
            let same = places.partition_point(|place| length(place) <= own.len());
            let middle = middle.midpoint(same).max(half);
            let first = middle
                .saturating_sub(half)
                .min(places.len().saturating_sub(left));
            let about = places.iter().skip(first).take(left);
            left -= about.len();
            looked.extend(about.copied());
        }
        looked
    }
}

/// The pieces of a name, without case and separators, in order and each once.
fn pieces(name: &str) -> Vec<Piece> {
    let ends = [END, END];
    let letters: Vec<char> = ends
        .into_iter()
        .chain(folded(name).chars())
        .chain(ends)
        .collect();
    let pieces = letters.windows(3);
    let mut pieces: Vec<Piece> = pieces.filter_map(|piece| piece.try_into().ok()).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// How many pieces only one of two names has.
fn differing(own: &[Piece], others: &[Piece]) -> usize {
    let mut others_left = others.iter().peekable();
    let mut shared = 0;
    for piece in own {
        while others_left.next_if(|other| *other < piece).is_some() {}
        shared += usize::from(others_left.next_if_eq(&piece).is_some());
    }
    own.len() + others.len() - 2 * shared
}

#[cfg(test)]
mod tests {
    use super::super::nearest;
    use super::Names;
    use proptest::prelude::*;

    #[test]
    fn a_misspelt_name_is_found_among_many_that_are_alike() {
        let many: Vec<String> = (0..20_000)
            .map(|number| format!("column_{number}"))
            .collect();
        let names = Names::new(many.iter().map(String::as_str));
        for number in [0, 7, 42, 150, 1_999, 12_345, 19_999] {
            let meant = format!("column_{number}");
            for written in [
                format!("colunm_{number}"),
                format!("Column{number}"),
                format!("colum_{number}"),
                format!("coulmn_{number}"),
            ] {
                assert_eq!(names.nearest(&written), Some(meant.as_str()), "{written}");
            }
        }
        assert_eq!(names.nearest("column_7"), None, "it exists");
        assert_eq!(names.nearest("diagnosis"), None);
    }

    #[test]
    fn the_order_of_names_decides_nothing() {
        let many: Vec<String> = (0..2_000)
            .map(|number| format!("mesure_{number}"))
            .collect();
        let forth = Names::new(many.iter().map(String::as_str));
        let back = Names::new(many.iter().rev().map(String::as_str));
        for number in 0..2_000 {
            let written = format!("mesrue_{number}");
            assert_eq!(forth.nearest(&written), back.nearest(&written), "{written}");
        }
    }

    proptest! {
        #[test]
        fn one_letter_more_less_or_other_is_found(
            names in prop::collection::btree_set("[a-z]{5,9}(_[a-z]{2,6})?", 30..200),
            index in any::<prop::sample::Index>(),
            at in any::<prop::sample::Index>(),
            letter in "[a-z]",
            edit in 0..3,
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let meant = *index.get(&names);
            let mut written: Vec<char> = meant.chars().collect();
            let at = at.index(written.len());
            let letter = letter.chars().next().unwrap();
            match edit {
                0 => written.insert(at, letter),
                1 => _ = written.remove(at),
                _ => *written.get_mut(at).unwrap() = letter,
            }
            let written: String = written.into_iter().collect();
            let known = Names::new(names.iter().copied());
            prop_assert_eq!(known.nearest(&written), nearest(&written, names.iter().copied()));
        }
    }
}
