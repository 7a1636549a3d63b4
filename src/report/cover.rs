//! 表紙: what the report is, how all measures stand at a glance, and all that speaks against it: who is missing, what is
//! undecided.

use crate::counted::{departments, fields, initiatives, measures, places};
use crate::insight::{self, State};
use crate::plan::calendar::{Date, fiscal_year_long};
use crate::plan::letters::{visible, visible_line};
use crate::plan::{DeptId, Vision};
use crate::wording;

use super::source::Reported;
use super::{
    CircleGroup, CircleRow, CoverTitle, HeadingLevel, Inline, MeasureCircle, ReportBlock, ReportOptions, ReportPaper,
    ReportPart, ReportSection, ReportSource, Term,
};

/// How many cells in conflict are named.
const CONFLICTS_NAMED: usize = 6;

pub(super) fn cover(source: &ReportSource<'_>, options: &ReportOptions) -> ReportSection {
    let reported = source.reported();
    let blocks = vec![
        ReportBlock::Cover(title(source, options)),
        ReportBlock::Heading {
            level: HeadingLevel::UnderTitle,
            text: format!("個別取組{}の状態", measures(reported.len())),
            note: "円の一つが個別取組1件。下の数字は取組の番号".to_owned(),
        },
        ReportBlock::Circles(
            source.plan.visions.iter().filter_map(|vision| circles(source, vision, &reported)).collect(),
        ),
        ReportBlock::Paragraph(legend(source, &reported)),
        ReportBlock::Terms(facts(source, options, &reported)),
    ];
    ReportSection {
        part: ReportPart::Cover,
        title: ReportPart::Cover.name().to_owned(),
        paper: ReportPaper::A4Upright,
        blocks,
    }
}

fn title(source: &ReportSource<'_>, options: &ReportOptions) -> CoverTitle {
    let (plan, words) = (source.plan, &options.cover);
    let date = if words.date.trim().is_empty() {
        // The month of the report: what stands before the day.
        let day = source.today.map(Date::japanese).unwrap_or_default();
        day.split_once('月').map_or(day.clone(), |(month, _)| format!("{month}月"))
    } else {
        visible_line(words.date.trim())
    };
    let kind = [visible_line(words.kind.trim()), date];
    let nth = source.fy - plan.years.first + 1;
    let period = wording::years(plan.years.first, plan.years.last);
    let nth = if plan.years.contains(source.fy) { format!("の{nth}年目") } else { String::new() };
    CoverTitle {
        city: plan.city.clone(),
        kind: kind.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("　"),
        plan: plan.title.clone(),
        title: visible_line(words.title.trim()),
        year: fiscal_year_long(source.fy),
        period: format!("計画期間　{period}{nth}"),
    }
}

fn circles(source: &ReportSource<'_>, vision: &Vision, reported: &[Reported<'_>]) -> Option<CircleRow> {
    let own: Vec<&Reported<'_>> = reported.iter().filter(|one| one.initiative.vision == vision.number).collect();
    let mut groups: Vec<CircleGroup> = Vec::new();
    for one in &own {
        let number = one.initiative.number;
        if groups.last().is_none_or(|group| group.number != number) {
            groups.push(CircleGroup { number, circles: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            let (state, delay) = (one.summary.state, one.delay_sign(source.scale));
            group.circles.push(MeasureCircle { number: one.number(), state, delay });
        }
    }
    let counts = ReportSource::counts(own.iter().copied());
    let note =
        format!("{}・{}　うち記入あり {}", initiatives(groups.len()), measures(own.len()), measures(counts.recorded()));
    (!own.is_empty()).then(|| CircleRow { vision: vision.number, name: vision.name.clone(), note, groups })
}

/// Every sign that stands above, with its word.
fn legend(source: &ReportSource<'_>, reported: &[Reported<'_>]) -> Vec<Inline> {
    let mut words = Vec::new();
    let states = super::source::shown_states(&[&ReportSource::counts(reported)]);
    for state in states {
        words.push(Inline::State(state));
        words.push(Inline::Text(format!("{}　", wording::state(state))));
    }
    words.push(Inline::Break);
    for grade in source.scale.grades.iter().filter(|grade| grade.kind.is_delay()) {
        words.push(Inline::Grade(grade.kind, grade.letter.clone()));
        words.push(Inline::Text(format!("{}　", grade.name)));
    }
    words.push(Inline::Text("ほかの進捗評価は、集計表と個票に示す".to_owned()));
    words
}

fn facts(source: &ReportSource<'_>, options: &ReportOptions, reported: &[Reported<'_>]) -> Vec<Term> {
    let plan = source.plan;
    let counts = ReportSource::counts(reported);
    let scope = if source.is_whole() {
        format!(
            "計画の全部：{}のVision・{}・個別取組{}",
            plan.visions.len(),
            initiatives(plan.initiatives.len()),
            measures(reported.len())
        )
    } else {
        format!(
            "{}：個別取組{}（計画の全部は{}）",
            source.conditions,
            measures(reported.len()),
            measures(plan.measures().count())
        )
    };
    let latest = reported.iter().filter_map(|one| one.summary.latest.as_ref());
    let latest = latest.max_by(|one, other| one.as_str().cmp(other.as_str()));
    let latest = latest.map(|at| format!("　最新の記入 {}", wording::dates::full_moment(at)));
    let denominators = format!(
        "状態は{}（記入あり {}・未記入 {}）。進捗{}",
        measures(counts.measures),
        measures(counts.recorded()),
        measures(counts.state(State::NotEntered)),
        wording::totals::rated(&counts),
    );
    let mut terms = vec![
        Term::new("範囲", scope),
        Term::new("時点", wording::dates::full_moment(source.now) + &latest.unwrap_or_default()),
        Term::new("分母", denominators),
        Term::new("もとの記録", records(source, reported)),
        Term::new("決めていない食い違い", conflicts(reported)),
    ];
    let maker = visible(options.cover.maker.trim());
    let program = format!("あゆみ {}", env!("CARGO_PKG_VERSION"));
    terms.push(Term::new(
        "作成",
        [maker, program].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("　"),
    ));
    terms
}

/// Which departments the records come from, and by name those whose records are missing.
fn records(source: &ReportSource<'_>, reported: &[Reported<'_>]) -> String {
    let spoke =
        |dept: &DeptId| reported.iter().any(|one| one.summary.reports.iter().any(|report| report.dept == *dept));
    let asked = |dept: &DeptId| reported.iter().any(|one| one.summary.answering.due.contains(dept));
    let departments_asked: Vec<_> = source.plan.departments.iter().filter(|one| asked(&one.id)).collect();
    let silent: Vec<&str> =
        departments_asked.iter().filter(|one| !spoke(&one.id)).map(|one| one.name.as_str()).collect();
    let all = departments_asked.len();
    let mut words = format!("主担当の{}のうち、記入のある課は{}。", departments(all), departments(all - silent.len()));
    if !silent.is_empty() {
        words.extend(["記入のない", &departments(silent.len()), "：", &silent.join("・"), "。"]);
    }
    let uncounted = insight::uncounted(source.plan, source.ledger, source.fy);
    if uncounted > 0 {
        words.extend(["この計画にない課や番号の記入", &fields(uncounted), "は数えない。"]);
    }
    words
}

fn conflicts(reported: &[Reported<'_>]) -> String {
    let cells: Vec<String> = reported
        .iter()
        .flat_map(|one| {
            one.summary.conflicts.iter().map(|cell| format!("{} {}", one.number(), wording::field(&cell.field)))
        })
        .collect();
    if cells.is_empty() {
        return "なし".to_owned();
    }
    let more = if cells.len() > CONFLICTS_NAMED { " ほか" } else { "" };
    let named = cells.iter().take(CONFLICTS_NAMED).map(String::as_str).collect::<Vec<_>>().join("、");
    format!("{}（{named}{more}）。どちらにも数えない", places(cells.len()))
}
