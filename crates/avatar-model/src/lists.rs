//! The lists of names of a set.

use crate::schema::DeclaredSchema;
use crate::suggest::Names;
use crate::table::Table;
use crate::value::Text;
use hashbrown::HashMap;
use pyyaml_syntax::Span;
use std::cell::RefCell;
use std::rc::Rc;

/// The lists of names in which near ones are looked up, each prepared when it is first
/// asked for.
#[derive(Default)]
pub struct Lists<'n> {
    lists: RefCell<HashMap<Span, Rc<Names<'n>>>>,
}

impl<'n> Lists<'n> {
    /// The columns that a table lists.
    pub fn columns_of(&self, table: &Table<'n>) -> Rc<Names<'n>> {
        let names = table.columns.iter().filter_map(|column| column.name);
        self.at(table.fields.node.span(), names)
    }

    /// The tables of a schema.
    pub fn tables_of(&self, schema: &DeclaredSchema<'n>) -> Rc<Names<'n>> {
        let names = schema.tables.iter().filter_map(|table| table.name);
        self.at(schema.document.root.node.span(), names)
    }

    fn at(&self, place: Span, names: impl Iterator<Item = Text<'n>>) -> Rc<Names<'n>> {
        let mut lists = self.lists.borrow_mut();
        let list = lists.entry(place);
        let list = list.or_insert_with(|| Rc::new(Names::new(names.map(|name| name.value))));
        Rc::clone(list)
    }
}
