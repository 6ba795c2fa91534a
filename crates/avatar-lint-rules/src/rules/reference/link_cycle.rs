//! `link-cycle`

use crate::page::page;
use crate::rules::links;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use avatar_model::{DeclaredSchema, Link};

/// Links that lead back to where they start.
pub(crate) static RULE: Rule = Rule {
    name: "link-cycle",
    group: Group::Reference,
    level: Level::Error,
    summary: "links from a table back to itself through other tables",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("link_cycle.md"),
    ..Rule::BASE
};

/// How many tables of a circle a message names, and how many of its links are
/// pointed at.
const MAX_NAMED: usize = 8;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        let mut walk = Walk {
            schema,
            states: vec![State::New; schema.tables.len()],
            path: Vec::new(),
            findings,
        };
        for start in 0..schema.tables.len() {
            walk.from(start);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// On the path, at this place.
    Open(usize),
    Done,
}

/// One step of the path: a table, and how many of its links have been followed.
struct Step {
    table: usize,
    followed: usize,
}

/// A walk along the links, depth first: a link back to a table of the path
/// closes a circle.
struct Walk<'w, 'a> {
    schema: &'w DeclaredSchema<'a>,
    states: Vec<State>,
    path: Vec<Step>,
    findings: &'w mut Vec<Finding>,
}

impl<'a> Walk<'_, 'a> {
    fn from(&mut self, start: usize) {
        if self.state(start) != Some(State::New) {
            return;
        }
        self.enter(start);
        while let Some(step) = self.path.last_mut() {
            let table = step.table;
            let link = self
                .schema
                .tables
                .get(table)
                .and_then(|table| table.links.get(step.followed));
            step.followed += 1;
            let Some(link) = link else {
                self.set(table, State::Done);
                self.path.pop();
                continue;
            };
            match self
                .child(table, link)
                .and_then(|child| Some((child, self.state(child)?)))
            {
                // A table linked to itself is for `self-link` to say.
                Some((child, _)) if child == table => {}
                Some((child, State::New)) => self.enter(child),
                Some((_, State::Open(place))) => self.report(place, link),
                Some((_, State::Done)) | None => {}
            }
        }
    }

    fn enter(&mut self, table: usize) {
        self.set(table, State::Open(self.path.len()));
        self.path.push(Step { table, followed: 0 });
    }

    /// The table that a link leads to. One that is written on the child is a fault of its own.
    fn child(&self, table: usize, link: &Link<'a>) -> Option<usize> {
        let parent = self.schema.tables.get(table)?;
        let child = self.schema.table_index(link.child?.value);
        child.filter(|_| !links::is_reversed(self.schema, parent, link))
    }

    fn state(&self, table: usize) -> Option<State> {
        self.states.get(table).copied()
    }

    fn set(&mut self, table: usize, state: State) {
        if let Some(own) = self.states.get_mut(table) {
            *own = state;
        }
    }

    /// Reports the circle of the path's tables from `place` on, which `closing`
    /// closes.
    fn report(&mut self, place: usize, closing: &Link<'a>) {
        let circle = self.path.get(place..).unwrap_or_default();
        let tables = circle
            .iter()
            .filter_map(|step| self.schema.tables.get(step.table));
        let mut names: Vec<_> = tables
            .clone()
            .take(MAX_NAMED)
            .map(|table| wording::quoted(table.label()))
            .collect();
        if circle.len() > MAX_NAMED {
            names.push("…".to_owned());
        }
        names.extend(names.first().cloned());
        let message = format!(
            "This link closes a cycle, which the engine rejects: {}.",
            names.join(" → ")
        );
        let mut finding = Finding::new(&RULE, closing.span(), message);
        // Each other link of the circle is the one that the path followed last.
        let others = circle.split_last().map_or(&[][..], |(_, others)| others);
        for (step, table) in others.iter().zip(tables).take(MAX_NAMED) {
            let followed = step.followed.checked_sub(1);
            if let Some(link) = followed.and_then(|link| table.links.get(link)) {
                finding = finding.related(link.span(), "this link is part of the cycle");
            }
        }
        self.findings.push(finding.help(
            "Remove the least important link, and `identifier: true` of the column it leads to.",
        ));
    }
}
