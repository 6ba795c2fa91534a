//! `figures-of-originals`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::Kind;
use avatar_model::Section;

/// Figures that show originals, in results that leave the organization.
pub(crate) static RULE: Rule = Rule {
    name: "figures-of-originals",
    group: Group::Privacy,
    level: Level::Info,
    raised_when_exposed: true,
    summary: "figures of time series, or unlimited plots, when the data leaves",
    criteria: &[Criterion::SinglingOut, Criterion::Inference],
    options: &["compute_figures", "max_distribution_plots", "datarecipient"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("figures_of_originals.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let Some(recipient) = model.leaves_to() else {
        return;
    };
    for run in &model.parameters {
        let document = &run.document;
        if document.kind != Kind::Parameters {
            continue;
        }
        let figures = document.flag("compute_figures");
        if figures.is_some_and(|figures| !figures.value) {
            continue;
        }
        let series = run.section(Section::TimeSeries).next();
        let plots = document.results();
        let plots = plots.and_then(|results| results.0.integer("max_distribution_plots"));
        let plots = plots.filter(|plots| plots.value < 0);
        let (span, message, help) = match (figures.zip(series), plots) {
            (Some((figures, _)), _) => (
                figures.span(),
                "The figures of this run draw time series of the original data: a curve of one \
                 person can be recognized.",
                "Write `compute_figures: false`, or keep the figures out of what is handed on.",
            ),
            (None, Some(plots)) => (
                plots.span(),
                "The run draws a plot of every column, from original data as well: rare values \
                 show in them.",
                "Write the number of plots that are needed, or 0 for none, or keep the plots out of what \
                 is handed on.",
            ),
            (None, None) => continue,
        };
        findings.push(
            Finding::new(&RULE, span, message)
                .related(recipient.span(), "the recipient")
                .help(help),
        );
    }
}
