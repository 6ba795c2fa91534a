//! What becomes of each column, all documents considered. It is the only place
//! that says so.
//!
//! A word that protects counts only if it reaches the engine (`run.rs` says
//! when). A word that exposes always counts.

use crate::column::{Column, Pseudonymization};
use crate::schema::DeclaredSchema;
use crate::table::{Link, Table};
use crate::value::{Fields, Text, Word};
use crate::{Extract, Model, Unread};
use avatar_format::{ColumnAction, Kind, PlannedAction, Treatment};

/// What becomes of the values of a column.
#[derive(Clone, Copy, Debug)]
pub enum ColumnFate<'m, 'a> {
    /// They take part in the run as they are: what comes out is as private as
    /// the method of the table makes it.
    Kept,
    /// The column is not read.
    Dropped,
    /// They are replaced, as the schema says, or the plan of a former `input`.
    Pseudonymized(Pseudonymization<'a>),
    /// They are the key of the shared entity of that name, or something known of
    /// it, and are replaced with it.
    Entity(Option<Text<'a>>),
    /// They are the key of a parent, whose replacement they follow.
    Inherited {
        /// The parent.
        parent: &'m Table<'a>,
        /// The link that says so.
        link: &'m Link<'a>,
        /// How the parent's key is replaced.
        pseudonymization: Pseudonymization<'a>,
    },
    /// The table takes no part in the run: by its treatment, or because it
    /// belongs to another group than the one that this set runs.
    LeftOut(Text<'a>),
    /// They pass through as they are: `freeze` of the column, or `copy` of its
    /// table.
    Verbatim(Text<'a>),
}

impl ColumnFate<'_, '_> {
    /// Whether no original value of the column comes out.
    pub fn hides_values(&self) -> bool {
        !matches!(self, Self::Kept | Self::Verbatim(_))
    }
}

impl<'a> Model<'a> {
    /// Why no row of `table` takes part in the run, if none does: the treatment
    /// or the group that says so.
    pub fn left_out(&self, table: &Table<'a>) -> Option<Text<'a>> {
        self.run.left_out(table.key()?)
    }

    /// Whether this set avatarizes `table`, or copies it with the others.
    pub fn takes_part(&self, table: &Table<'a>) -> bool {
        self.left_out(table).is_none()
    }

    /// Whether an extraction that has a fault, which another rule reports, may leave
    /// `table` out.
    pub fn may_be_left_out(&self, table: &Table<'a>) -> bool {
        let has_plan = || table.fields.has("treatment") || table.fields.has("group");
        let is_hidden = self.extract().is_none() && self.may_hide_a(Kind::Extract);
        self.run.may_be_left_out(table) || is_hidden && has_plan()
    }

    /// Why the reader takes the table of that name out of the set, so that
    /// nothing else may speak of it.
    pub fn removed(&self, table: &str) -> Option<Text<'a>> {
        self.run.removed(table)
    }

    /// Why nothing reads what `schema` says of `table` for a database run: its
    /// treatment, its group, and the actions of its columns. `None` when it is
    /// read.
    pub fn unread(&self, schema: &DeclaredSchema<'a>, table: &Table<'a>) -> Option<Unread<'a>> {
        let is_it = |other: &DeclaredSchema<'a>| std::ptr::eq(other, schema);
        self.run.unread(self.schemas.iter().position(is_it), table)
    }

    /// The job that reads the source of a database run: of several, the first
    /// that names one, as the engine reads them.
    pub fn extract(&self) -> Option<Extract<'a>> {
        self.run.extract()
    }

    /// The groups of the tables that the extraction reads from the database.
    pub fn groups(&self) -> impl Iterator<Item = Text<'a>> {
        let read = self.run.source_schema().and_then(|it| self.schemas.get(it));
        let tables = read.into_iter().flat_map(|schema| &schema.tables);
        tables.filter_map(|table| table.group.filter(|_| table.data().is_none()))
    }

    /// Whether a fault that another rule reports leaves open which schema a database run
    /// reads, or whether the set is one.
    pub fn extraction_is_in_doubt(&self) -> bool {
        let is_read = |document| crate::run::is_read(&document, &self.schemas_by_name);
        self.may_hide_a(Kind::Extract) || !self.of(Kind::Extract).all(is_read)
    }

    /// Whether an extraction names nothing that it reads, in neither shape, which another rule
    /// reports.
    pub fn extraction_lacks_source(&self) -> bool {
        let is_named = |source: Text<'_>| !source.value.is_empty();
        self.of(Kind::Extract).any(|job| {
            let is_former = job.spec().is_some_and(|spec| spec.has("input"));
            !is_former && !job.text("source").is_some_and(is_named)
        })
    }

    /// What becomes of the values of `column`.
    pub fn fate<'m>(
        &'m self,
        schema: &'m DeclaredSchema<'a>,
        table: &'m Table<'a>,
        column: &Column<'a>,
    ) -> ColumnFate<'m, 'a> {
        let (Some(key), Some(name)) = (table.key(), column.name) else {
            return own(column).unwrap_or(ColumnFate::Kept);
        };
        let place = (key, name.value);
        if let Some(word) = self.run.left_out(place.0) {
            return ColumnFate::LeftOut(word);
        }
        // The reader keeps one table of each name, and of a table that it takes
        // out the plan alone comes back.
        let kept = self.kept(place.0).unwrap_or((schema, table));
        let is_removed = self.run.removed(place.0).is_some();
        let declared = if std::ptr::eq(kept.1, table) {
            // What the engine merges is the same on all columns of one name.
            Some(column)
        } else {
            kept.1.column(place.1).found()
        };
        let declared = declared.filter(|_| !is_removed);
        if declared.is_some_and(|column| column.roles.dropped) {
            return ColumnFate::Dropped;
        }
        if let Some(&entity) = self.run.entity(place.0, place.1) {
            return ColumnFate::Entity(entity);
        }
        let planned = self.run.action(place.0, place.1);
        let own = column.action.map(planned_action);
        let is_frozen = |action: &Word<'_, PlannedAction>| action.is(PlannedAction::Freeze);
        if let Some(word) = own.filter(is_frozen).or(planned.filter(is_frozen)) {
            return ColumnFate::Verbatim(word.text());
        }
        let declared = declared.and_then(|column| column.pseudonymization);
        if let Some(strategy) = declared.or_else(|| self.run.strategy(place.0, place.1)) {
            return ColumnFate::Pseudonymized(strategy);
        }
        self.inherited(kept.0, place.0, place.1)
            .unwrap_or_else(|| self.copied(schema, table, column))
    }

    /// What becomes of values of which nothing but their table's treatment decides.
    fn copied<'m>(
        &self,
        schema: &DeclaredSchema<'a>,
        table: &Table<'a>,
        column: &Column<'a>,
    ) -> ColumnFate<'m, 'a> {
        let place = table.key().zip(column.name);
        let planned = place.and_then(|(table, name)| self.run.action(table, name.value));
        let is_decided = |action: Option<Word<'_, PlannedAction>>| {
            action.is_some_and(|action| !action.is(PlannedAction::Keep))
        };
        if column.is_key() || is_decided(column.action.map(planned_action)) || is_decided(planned) {
            return ColumnFate::Kept;
        }
        self.copied_by(schema, table)
            .map_or(ColumnFate::Kept, ColumnFate::Verbatim)
    }

    /// The word that has a table copied as it is, if one does: its treatment in the schema or
    /// in the plan, or its place among the tables of a run whose plan lacks it.
    pub fn copied_by(&self, schema: &DeclaredSchema<'a>, table: &Table<'a>) -> Option<Text<'a>> {
        let treatment = self.treatment_of(schema, table);
        treatment
            .filter(|treatment| treatment.is(Treatment::Copy))
            .map(Word::text)
            .or_else(|| self.run.copied(table.key()?))
    }

    /// The place of a table among those of a run whose plan lacks it.
    pub fn unplanned(&self, table: &Table<'a>) -> Option<Text<'a>> {
        self.run.unplanned(table.key()?)
    }

    /// The treatment of a table, or the default of its schema: for what exposes,
    /// since no published package reads the default.
    pub fn treatment_of(
        &self,
        schema: &DeclaredSchema<'a>,
        table: &Table<'a>,
    ) -> Option<Word<'a, Treatment>> {
        table.treatment.or(schema.default_treatment())
    }

    /// The schema and the table that the reader keeps of all tables of one name.
    fn kept(&self, table: &str) -> Option<(&DeclaredSchema<'a>, &Table<'a>)> {
        let (schema, table) = self.run.kept(table)?;
        let schema = self.schemas.get(schema)?;
        Some((schema, schema.tables.get(table)?))
    }

    /// The replacement that a child's key takes over from its parent's, if it
    /// is one. The parent is of the same schema, and both take part.
    fn inherited<'m>(
        &'m self,
        schema: &'m DeclaredSchema<'a>,
        table: &'m str,
        column: &'m str,
    ) -> Option<ColumnFate<'m, 'a>> {
        let takes_part = |table: &str| self.run.removed(table).is_none();
        let mut links = schema.links_to(table, column);
        links.find_map(|(parent, link)| {
            let name = parent.name?.value;
            let (of, kept) = self.kept(name)?;
            if !takes_part(table) || !takes_part(name) || !std::ptr::eq(of, schema) {
                return None;
            }
            let key = link.field?.value;
            let strategy = kept.column(key).found()?.pseudonymization;
            Some(ColumnFate::Inherited {
                parent: kept,
                link,
                pseudonymization: strategy.or_else(|| self.run.strategy(name, key))?,
            })
        })
    }
}

/// The action of a column as a plan has it.
fn planned_action(action: Word<'_, ColumnAction>) -> Word<'_, PlannedAction> {
    action.map(|action| action.map(PlannedAction::from))
}

/// What a column without a name says of itself.
fn own<'m, 'a>(column: &Column<'a>) -> Option<ColumnFate<'m, 'a>> {
    if column.roles.dropped {
        return Some(ColumnFate::Dropped);
    }
    column.pseudonymization.map(ColumnFate::Pseudonymized)
}

/// What a database run plans for a column.
#[derive(Clone, Copy, Debug)]
pub struct PlannedColumn<'m, 'a> {
    /// The name of its table.
    pub table: &'m str,
    /// The treatment of its table, if one is written.
    pub treatment: Option<Word<'a, Treatment>>,
    /// Its name.
    pub name: &'a str,
    /// The action that is planned.
    pub action: Word<'a, PlannedAction>,
    /// The column as the plan of a former `input` has it, where that has the action.
    pub plan: Option<Fields<'a>>,
    /// The entity that is said to replace it, in the plan of a former `input`.
    pub reference: Option<Text<'a>>,
    /// The column as the schema declares it, which the plan of a former `input`
    /// need not do.
    pub column: Option<&'m Column<'a>>,
    /// What becomes of it.
    pub fate: ColumnFate<'m, 'a>,
}

impl<'a> Model<'a> {
    /// The actions of columns that reach the engine.
    pub fn planned_columns<'m>(&'m self) -> Vec<PlannedColumn<'m, 'a>> {
        let former = self.run.input_actions().into_iter();
        let former = former.map(|(table, name, action)| {
            let kept = self.kept(table);
            let found = kept.and_then(|(schema, kept)| {
                let column = kept.column(name).found()?;
                Some((column, self.fate(schema, kept, column)))
            });
            PlannedColumn {
                table,
                treatment: self.run.treatment(table),
                name,
                action,
                plan: self.run.planned_column(table, name),
                reference: self.run.reference(table, name),
                column: found.map(|(column, _)| column),
                fate: found.map_or_else(|| self.undeclared(table, name), |(_, fate)| fate),
            }
        });
        let schemas = self.schemas.iter().enumerate();
        let of_schemas = schemas.flat_map(|(index, schema)| {
            let tables = schema.kept_tables();
            let read = tables.filter(move |table| self.run.unread(Some(index), table).is_none());
            read.flat_map(move |table| {
                table.distinct_columns().filter_map(move |column| {
                    Some(PlannedColumn {
                        table: table.name?.value,
                        treatment: table.treatment,
                        name: column.name?.value,
                        action: planned_action(column.action?),
                        plan: None,
                        reference: None,
                        column: Some(column),
                        fate: self.fate(schema, table, column),
                    })
                })
            })
        });
        former.chain(of_schemas).collect()
    }

    /// A column as the plan of a former `input` has it.
    pub fn planned_column(&self, table: &str, column: &str) -> Option<Fields<'a>> {
        self.run.planned_column(table, column)
    }

    /// What becomes of a column that no schema lists.
    fn undeclared<'m>(&self, table: &str, column: &str) -> ColumnFate<'m, 'a> {
        let left_out = self.run.left_out(table).map(ColumnFate::LeftOut);
        left_out
            .or_else(|| {
                self.run
                    .entity(table, column)
                    .copied()
                    .map(ColumnFate::Entity)
            })
            .or_else(|| {
                self.run
                    .strategy(table, column)
                    .map(ColumnFate::Pseudonymized)
            })
            .unwrap_or(ColumnFate::Kept)
    }
}
