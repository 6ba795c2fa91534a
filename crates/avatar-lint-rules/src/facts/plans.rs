//! The names of tables and columns in the plan of a former `input`, for what refers to them.

use super::declared::Declared;
use avatar_model::{
    Copy, DeclaredSchema, Fields, Model, Table, Text, planned_columns, source_tables,
};
use std::collections::{HashMap, HashSet};

/// The plan of one database.
pub(crate) struct Plan<'a> {
    /// What the run does with the database.
    pub(crate) copy: Copy<'a>,
    /// The schema that the plan is added to, if it is known.
    pub(crate) schema: Option<&'a DeclaredSchema<'a>>,
    /// Whether it is one of several, whose tables the schema calls `database.table`.
    is_one_of_several: bool,
    /// The tables that are planned.
    pub(crate) tables: Declared<'a>,
    /// The columns of the tables, planned or listed by the schema.
    columns: HashMap<&'a str, Declared<'a>>,
}

/// The plans that decide what becomes of tables and columns.
pub(crate) fn all<'a>(model: &'a Model<'a>) -> Vec<Plan<'a>> {
    let is_one_of_several = model.copies().nth(1).is_some();
    let plans = model
        .copies()
        .map(|copy| Plan::new(copy, model.planned_schema(), is_one_of_several));
    plans.filter(|plan| !plan.columns.is_empty()).collect()
}

impl<'a> Plan<'a> {
    fn new(
        copy: Copy<'a>,
        schema: Option<&'a DeclaredSchema<'a>>,
        is_one_of_several: bool,
    ) -> Self {
        let mut columns: HashMap<&'a str, Vec<Text<'a>>> = HashMap::new();
        for (name, fields) in copy.planned_tables() {
            let listed = listed(&copy, schema, is_one_of_several, name.value);
            let listed = listed.into_iter().flat_map(|table| &table.columns);
            let listed = listed.filter_map(|column| column.name);
            let own = columns.entry(name.value).or_default();
            own.extend(planned_columns(&fields).map(|(column, _)| column));
            own.extend(listed);
        }
        let columns = columns.into_iter();
        let columns = columns.map(|(table, columns)| (table, first_of_each(columns)));
        Self {
            copy,
            schema,
            is_one_of_several,
            tables: first_of_each(copy.planned_tables().map(|(name, _)| name)),
            columns: columns.collect(),
        }
    }

    /// The table as the schema lists it.
    pub(crate) fn listed(&self, table: &str) -> Option<&'a Table<'a>> {
        listed(&self.copy, self.schema, self.is_one_of_several, table)
    }

    /// Whether the schema calls the tables of this database as the plan does.
    pub(crate) fn shares_names(&self) -> bool {
        !self.is_one_of_several
    }

    /// The columns of a table.
    pub(crate) fn columns(&self, table: &str) -> Option<&Declared<'a>> {
        self.columns.get(table)
    }
}

/// A planned table as the schema lists it.
fn listed<'a>(
    copy: &Copy<'a>,
    schema: Option<&'a DeclaredSchema<'a>>,
    is_one_of_several: bool,
    table: &str,
) -> Option<&'a Table<'a>> {
    let schema = schema?;
    if is_one_of_several {
        schema.table(&copy.qualified(table)?).found()
    } else {
        schema.table(table).found()
    }
}

/// Where the plans have the keys of entities.
pub(crate) struct Places<'p, 'a> {
    plans: &'p [Plan<'a>],
    by_name: HashMap<&'a str, &'p Plan<'a>>,
}

/// A table that knows an entity, and its plan.
pub(crate) struct PlannedPlace<'p, 'a> {
    pub(crate) plan: &'p Plan<'a>,
    pub(crate) table: Text<'a>,
    /// The column that holds the key.
    pub(crate) key: Option<Text<'a>>,
}

impl<'p, 'a> Places<'p, 'a> {
    pub(crate) fn new(plans: &'p [Plan<'a>]) -> Self {
        let named = plans.iter().rev();
        let named = named.filter_map(|plan| Some((plan.copy.name()?.value, plan)));
        Self {
            plans,
            by_name: named.collect(),
        }
    }

    /// The tables that know the entity of a reference table. Of several databases, a table
    /// without a `source` may be in any.
    pub(crate) fn of(&self, reference: Fields<'a>) -> Vec<PlannedPlace<'p, 'a>> {
        if let [plan] = self.plans {
            let places = plan.copy.places(reference);
            return places
                .map(|(table, key)| PlannedPlace { plan, table, key })
                .collect();
        }
        let places = source_tables(reference).filter_map(|place| {
            let plan = *self.by_name.get(place.source?.value)?;
            Some(PlannedPlace {
                plan,
                table: place.table,
                key: place.key,
            })
        });
        places.collect()
    }
}

/// The first of each name, in the order of the text.
fn first_of_each<'a>(names: impl IntoIterator<Item = Text<'a>>) -> Declared<'a> {
    let mut seen = HashSet::new();
    let names = names.into_iter().filter(|name| seen.insert(name.value));
    let mut names: Vec<_> = names.collect();
    names.sort_by_key(|name| name.span().start());
    Declared::new(&names)
}
