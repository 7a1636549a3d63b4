//! What stands on the two sides, and what they say together.

use leptos::prelude::*;

use crate::app::{App, ComparedFile};
use crate::exchange::FileError;
use crate::insight::compare::{ComparedSide, Comparison};
use crate::journal::Ledger;
use crate::plan::DeptId;
use crate::plan::calendar::{Date, fiscal_year_long};
use crate::plan::letters::visible_line;
use crate::query::{CompareOptions, CompareSource};
use crate::wording::comparison::NOW;
use crate::wording::rounds;

/// Both sides, or why there is nothing to compare yet.
pub type Compared = Result<ComparedSides, Unready>;

/// Both sides and the comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedSides {
    /// もと
    pub before: NamedSide,
    /// 比べる先
    pub after: NamedSide,
    /// What they say together.
    pub comparison: Comparison,
}

/// A side, as people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSide {
    /// Where it comes from.
    pub source: CompareSource,
    /// 令和8（2026）年度, 11月1日, a file's name.
    pub name: String,
    /// The fiscal year of its records.
    pub fy: i32,
}

/// Why a side has nothing to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unready {
    /// No file was chosen for it.
    NoFile,
    /// Its file is being read.
    Reading,
    /// It is a round that is not there, not closed, or closed on two days.
    NoRound,
    /// Its day has not come.
    Future(Date),
    /// Its file cannot be read.
    Unreadable {
        /// The file's name.
        name: String,
        /// Why.
        error: FileError,
    },
}

impl Unready {
    /// What happened, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::NoFile => "比べるファイルを選んでください。中を読むだけで、取り込みません。".to_owned(),
            Self::Reading => "ファイルを読んでいます。".to_owned(),
            Self::NoRound => {
                "この調査回は、確定されていないか、このブラウザにないため、比べられません。取りまとめの「調査回」で確かめてください。".to_owned()
            }
            Self::Future(day) => format!("{}はまだ来ていないため、比べられません。", day.japanese()),
            Self::Unreadable { name, error } => {
                format!("「{}」は比べられません。{}{}", visible_line(name), error.what(), error.hint())
            }
        }
    }
}

/// What the address asks for, and where it leaves a side open, what the view begins with.
pub(super) fn asked(app: App) -> [CompareSource; 2] {
    let CompareOptions { before, after } = app.navigation.route().read().compare;
    let begin = || {
        let (fy, rounds) = (app.navigation.fy().get(), app.records.rounds());
        CompareSource::usual_before(app.plan().years, fy, app.page.today().get(), rounds.last_closed(fy))
    };
    [before.unwrap_or_else(begin), after.unwrap_or(CompareSource::Now)]
}

impl ComparedSides {
    /// Reads both sides.
    ///
    /// # Errors
    /// A side's file is missing or cannot be read.
    pub fn of(app: App) -> Compared {
        let [before, after] = asked(app);
        let (plan, scale) = (app.growing_plan(), app.scale());
        let (one, two) = (read(app, before, 0)?, read(app, after, 1)?);
        let here = app.records.ledger().read();
        let (before, after) = (named(app, before, 0), named(app, after, 1));
        let side = |ledger, named: &NamedSide| {
            let is_whole = named.source != CompareSource::File;
            ComparedSide { ledger, fy: named.fy, scale: &scale, is_whole }
        };
        let comparison = Comparison::of(
            &plan,
            side(one.as_deref().unwrap_or(&here), &before),
            side(two.as_deref().unwrap_or(&here), &after),
            &app.search.found().read(),
        );
        Ok(Self { before, after, comparison })
    }

    /// How many measures each side has records of, and of how many departments.
    pub(super) fn recorded(&self, after: bool) -> (usize, usize) {
        let counts = &self.comparison.counts;
        let measures = if after { counts.after.recorded() } else { counts.before.recorded() };
        let mut depts: Vec<&DeptId> = Vec::new();
        for one in &self.comparison.measures {
            let summary = if after { &one.after } else { &one.before };
            depts.extend(summary.reports.iter().map(|report| &report.dept));
        }
        depts.sort_unstable();
        depts.dedup();
        (measures, depts.len())
    }
}

/// The records of a side; `None` where they are those on screen.
fn read(app: App, source: CompareSource, side: usize) -> Result<Option<std::sync::Arc<Ledger>>, Unready> {
    match source {
        CompareSource::Now | CompareSource::Year(_) => Ok(None),
        CompareSource::Day(day) if app.page.today().get().is_some_and(|today| day > today) => Err(Unready::Future(day)),
        CompareSource::Day(_) => Ok(app.records.at(source).map(Into::into)),
        CompareSource::Round(_) => app.records.at(source).map(|closed| Some(closed.into())).ok_or(Unready::NoRound),
        CompareSource::File => match app.files.compared(side).get() {
            ComparedFile::None => Err(Unready::NoFile),
            ComparedFile::Reading => Err(Unready::Reading),
            ComparedFile::Read { found: Ok(snapshot), .. } => Ok(Some(snapshot.ledger)),
            ComparedFile::Read { name, found: Err(error) } => Err(Unready::Unreadable { name, error }),
        },
    }
}

fn named(app: App, source: CompareSource, side: usize) -> NamedSide {
    let shown = app.navigation.fy().get();
    let (name, fy) = match source {
        CompareSource::Now => (NOW.to_owned(), shown),
        CompareSource::Day(day) => (day.japanese(), day.fiscal_year()),
        CompareSource::Year(fy) => (fiscal_year_long(fy), fy),
        CompareSource::Round(id) => {
            let rounds = app.records.rounds();
            let round = rounds.all().iter().find(|round| round.id == id);
            (round.and_then(rounds::closed_on).unwrap_or_else(|| rounds::usual_name(id)), id.fy)
        }
        CompareSource::File => {
            let name = app.files.compared(side).with(|file| visible_line(file.name().unwrap_or_default()));
            (format!("ファイル「{name}」"), shown)
        }
    };
    NamedSide { source, name, fy }
}
