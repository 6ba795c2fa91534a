//! What phrases say: a line of `words.txt`, understood.

use super::category::Category;

/// What a phrase says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// What it names.
    pub(super) names: Option<Naming>,
    /// The categories beside whose phrases it may stand, one bit each.
    around: u32,
    /// The roles it plays, one bit each.
    roles: u8,
}

/// What a phrase names, and when that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    pub(super) category: Category,
    pub(super) proof: Proof,
    /// Only in columns that hold no numbers.
    pub(super) textual: bool,
}

/// What a phrase does to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Someone, who owns what stands beside it.
    Person,
    /// Something, which owns what stands beside it.
    Thing,
    /// Something about data: like a thing in the name of a column, and silent
    /// in that of a table.
    Form,
    /// It makes the name one about an identifier.
    Turns,
    /// It says nothing.
    Link,
    /// Before a plural, it counts.
    Counts,
}

/// How much a phrase proves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// Enough, wherever it stands.
    Sure,
    /// Enough when what follows it is known.
    Head,
    /// Enough when what is around it is known.
    Alone,
    /// Enough when a person stands beside it.
    Owned,
    /// Enough when it is the whole name.
    Lone,
}

impl Meaning {
    /// Whether it plays `role`.
    pub(super) fn plays(self, role: Role) -> bool {
        self.roles & (1 << role as u8) != 0
    }

    /// Whether it may stand beside phrases of `category`.
    pub(super) fn goes_around(self, category: Category) -> bool {
        self.around & (1 << category as u32) != 0
    }

    /// Adds what `role`, the left side of a line of the list, says.
    pub(super) fn add(&mut self, role: &str) {
        let mut words = role.split(' ');
        let mut plays = |role: Role| self.roles |= 1 << role as u8;
        match words.next() {
            Some("person") => plays(Role::Person),
            Some("thing") => plays(Role::Thing),
            Some("form") => plays(Role::Form),
            Some("turns") => plays(Role::Turns),
            Some("link") => plays(Role::Link),
            Some("counts") => plays(Role::Counts),
            Some("around") => {
                if let Some(category) = words.next().and_then(Category::from_name) {
                    self.around |= 1 << category as u32;
                }
            }
            Some(name) => {
                let proof = match words.next() {
                    Some("sure") => Proof::Sure,
                    Some("head") => Proof::Head,
                    Some("alone") => Proof::Alone,
                    Some("owned") => Proof::Owned,
                    _ => Proof::Lone,
                };
                let textual = proof == Proof::Lone || words.next() == Some("text");
                if let Some(category) = Category::from_name(name) {
                    self.names.get_or_insert(Naming {
                        category,
                        proof,
                        textual,
                    });
                }
            }
            None => {}
        }
    }
}
