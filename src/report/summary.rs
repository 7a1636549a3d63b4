//! 要約: five figures, a bar, what they say in sentences, and what is late. The sentences are drafts: a person may change
//! them.

use std::collections::BTreeSet;

use crate::counted::{MEASURES, initiatives, measures};
use crate::filled::filled;
use crate::insight::compare::{Cause, ChangeKind};
use crate::insight::{self, Counted, State};
use crate::journal::{GradeKind, Status};
use crate::plan::InitiativeId;
use crate::plan::letters::visible_line;
use crate::wording;

use super::cross::share;
use super::source::{Reported, first_sentence, shown_states};
use super::{
    HeadingLevel, Inline, ReportBlock, ReportColumn, ReportOptions, ReportPaper, ReportPart, ReportRow, ReportSection,
    ReportSource, ReportTable, ReportTotal,
};

/// How many late measures stand on the summary's page; the others are counted under them.
const DELAYS_SHOWN: usize = 8;
/// How many letters of what happened stand beside each: a line and a half.
const LONGEST_SITUATION: usize = 48;
/// How many sentences are drafted at most.
const MOST_SENTENCES: usize = 6;
/// How many measures a sentence names.
const MEASURES_NAMED: usize = 8;

pub(super) fn summary(source: &ReportSource<'_>, options: &ReportOptions) -> ReportSection {
    let part = ReportPart::Summary;
    let reported = source.reported();
    let counts = ReportSource::counts(&reported);
    let since = source.previous.map(|previous| format!("増減は{}から。", previous.name)).unwrap_or_default();
    let states = shown_states(&[&counts]).into_iter().map(|state| (state, counts.state(state)));
    let edited = options.sentences.as_ref().map(|edited| lines(&edited.text));
    let mut blocks = vec![
        ReportBlock::Heading {
            level: HeadingLevel::Part,
            text: part.name().to_owned(),
            note: format!(
                "分母は個別取組{}。進捗{}。{since}",
                measures(counts.measures),
                wording::totals::rated(&counts)
            ),
        },
        ReportBlock::Totals(totals(source, &reported)),
        ReportBlock::States(states.collect()),
        section("進みぐあい", String::new()),
        ReportBlock::Sentences(edited.unwrap_or_else(|| sentences(source))),
    ];
    blocks.extend(delays(source));
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}

fn section(text: &str, note: String) -> ReportBlock {
    ReportBlock::Heading { level: HeadingLevel::Section, text: text.to_owned(), note }
}

/// The lines of an edited text, as sentences.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| visible_line(line.trim())).filter(|line| !line.is_empty()).collect()
}

fn totals(source: &ReportSource<'_>, reported: &[Reported<'_>]) -> Vec<ReportTotal> {
    let counts = ReportSource::counts(reported);
    let before = source.previous.map(|previous| &previous.comparison.counts.before);
    let since = |now: usize, then: Option<usize>| match (source.previous, then) {
        (Some(previous), Some(then)) => format!("{}から {}", previous.name, wording::difference(then, now)),
        _ => String::new(),
    };
    let graded = |kind: GradeKind| {
        let name = wording::conditions::kind_name(source.scale, kind);
        let count = counts.kind(kind);
        ReportTotal {
            name: format!("{name} {}", wording::conditions::kind_letters(source.scale, kind)),
            figure: count.to_string(),
            unit: MEASURES.to_owned(),
            note: since(count, before.map(|before| before.kind(kind))),
        }
    };
    let done = State::Recorded(Status::Done);
    let due: Vec<&Reported<'_>> =
        reported.iter().filter(|one| insight::due_in(source.plan, one.measure, source.fy)).collect();
    let late = due.iter().filter(|one| one.delay().is_some()).count();
    let entered = counts.total(Counted::Entered);
    let open = [State::NotEntered, State::Partial].into_iter().filter(|state| counts.state(*state) > 0);
    let open: Vec<String> =
        open.map(|state| format!("{} {}", wording::state(state), measures(counts.state(state)))).collect();
    vec![
        ReportTotal {
            name: "記入済み".to_owned(),
            figure: entered.part.to_string(),
            unit: format!("／{}", measures(entered.of)),
            note: open.join("・"),
        },
        ReportTotal {
            name: wording::state(done).to_owned(),
            figure: counts.state(done).to_string(),
            unit: MEASURES.to_owned(),
            note: since(counts.state(done), before.map(|before| before.state(done))),
        },
        graded(GradeKind::Late),
        graded(GradeKind::Behind),
        ReportTotal {
            name: wording::years(source.fy, source.fy) + "が期限",
            figure: due.len().to_string(),
            unit: MEASURES.to_owned(),
            note: format!("うち遅れ・やや遅れ {late}"),
        },
    ]
}

/// Drafts of what the figures say, each where there is something to say; no reason is guessed.
pub fn sentences(source: &ReportSource<'_>) -> Vec<String> {
    let reported = source.reported();
    let drafts = [
        whole(&reported),
        changed(source),
        delayed(source),
        due(source, &reported),
        stopped(&reported),
        open(&reported),
    ];
    drafts.into_iter().filter(|words| !words.is_empty()).take(MOST_SENTENCES).collect()
}

/// 個別取組63件のうち55件に記入があり、完了は6件（9.5%）、実施中は30件（47.6%）である。
fn whole(reported: &[Reported<'_>]) -> String {
    let counts = ReportSource::counts(reported);
    let all = counts.measures;
    if counts.recorded() == 0 {
        return format!("個別取組{}のうち、記入のあるものはまだない。", measures(all));
    }
    let told = |status: Status| {
        let count = counts.state(State::Recorded(status));
        format!("{}は{}（{}）", wording::status(status), measures(count), share(count, all))
    };
    format!(
        "個別取組{}のうち{}に記入があり、{}、{}である。",
        measures(all),
        measures(counts.recorded()),
        told(Status::Done),
        told(Status::Underway)
    )
}

/// 令和8（2026）年度と比べ、進捗評価が上がったのは6件、下がったのは3件である。新たに…
fn changed(source: &ReportSource<'_>) -> String {
    let Some(previous) = source.previous else { return String::new() };
    let comparison = previous.comparison;
    if comparison.counts.before.recorded() == 0 {
        return format!("{}の記入はなく、比べていない。", previous.name);
    }
    if comparison.counts.after.recorded() == 0 {
        return String::new();
    }
    let count = |kind| comparison.of_kind(kind).count();
    let mut words = format!(
        "{}と比べ、進捗評価が上がったのは{}、下がったのは{}である。",
        previous.name,
        measures(count(ChangeKind::Better(Cause::Rating))),
        measures(count(ChangeKind::Worse(Cause::Rating)))
    );
    let is_late = |rated: &insight::Rating| rated.kind() == Some(GradeKind::Late);
    let new = comparison.measures.iter().filter(|one| is_late(&one.after.rated) && !is_late(&one.before.rated));
    let names: Vec<String> = new
        .map(|one| {
            let (number, name) = wording::names::item(source.plan, &(&one.measure).into());
            format!("{name}（{number}）")
        })
        .collect();
    if !names.is_empty() && names.len() <= 2 {
        let late = wording::conditions::kind_name(source.scale, GradeKind::Late);
        words.extend(["新たに「", &late, "」となったのは、", &names.join("、"), "である。"]);
    }
    words
}

/// 遅れ2件・やや遅れ7件のうち4件は取組⑭⑮にあり、その後続5取組（①⑦⑧⑨⑩）に影響する可能性がある。
fn delayed(source: &ReportSource<'_>) -> String {
    let delayed = source.delayed();
    let count = |kind| delayed.iter().filter(|one| one.delay() == Some(kind)).count();
    let (late, behind) = (count(GradeKind::Late), count(GradeKind::Behind));
    if delayed.is_empty() {
        // Unknown is no good news: only what was rated is told.
        let rated = ReportSource::counts(&source.reported()).rated();
        return if rated == 0 {
            String::new()
        } else {
            format!("進捗評価のある{}に、遅れ・やや遅れはない。", measures(rated))
        };
    }
    let name = |kind| wording::conditions::kind_name(source.scale, kind);
    let told = format!("{}{}・{}{}", name(GradeKind::Late), measures(late), name(GradeKind::Behind), measures(behind));
    let waited: Vec<&Reported<'_>> =
        delayed.iter().filter(|one| !insight::followers(source.plan, &one.initiative.id).is_empty()).collect();
    if waited.is_empty() {
        return format!("{told}の取組には、後続の取組が計画に定められていない。");
    }
    let from: BTreeSet<&InitiativeId> = filled(waited.iter().map(|one| &one.initiative.id));
    let mut behind: Vec<&InitiativeId> = from.iter().flat_map(|id| insight::followers(source.plan, id)).collect();
    behind.sort_unstable();
    behind.dedup();
    format!(
        "{told}のうち{}は取組{}にあり、その後続{}（{}）に影響する可能性がある。",
        measures(waited.len()),
        source.circled(from.iter().copied()),
        initiatives(behind.len()),
        source.circled(behind.iter().copied())
    )
}

/// 令和9年度が期限の目標は7件で、6件は計画どおり以上、1件（7-1）はやや遅れている。
fn due(source: &ReportSource<'_>, reported: &[Reported<'_>]) -> String {
    let due: Vec<&Reported<'_>> =
        reported.iter().filter(|one| insight::due_in(source.plan, one.measure, source.fy)).collect();
    if due.is_empty() {
        return String::new();
    }
    let of = |kinds: &[GradeKind]| -> Vec<&Reported<'_>> {
        due.iter().copied().filter(|one| one.summary.rated.kind().is_some_and(|kind| kinds.contains(&kind))).collect()
    };
    let good = of(&[GradeKind::Ahead, GradeKind::OnPlan]);
    let bad = of(&[GradeKind::Behind, GradeKind::Late]);
    let rest = due.len() - good.len() - bad.len();
    let mut told = vec![format!("計画どおり以上が{}", measures(good.len()))];
    let numbers = if bad.is_empty() { String::new() } else { format!("（{}）", numbers(&bad)) };
    told.push(format!("やや遅れ・遅れが{}{numbers}", measures(bad.len())));
    if rest > 0 {
        told.push(format!("評価のないものが{}", measures(rest)));
    }
    format!(
        "{}が期限の目標は{}で、{}である。",
        wording::years(source.fy, source.fy),
        measures(due.len()),
        told.join("、")
    )
}

/// AI災害情報収集ツール（2-4）は、中止である。
fn stopped(reported: &[Reported<'_>]) -> String {
    let stopped: Vec<&Reported<'_>> =
        reported.iter().filter(|one| one.summary.state == State::Recorded(Status::Stopped)).collect();
    match stopped.as_slice() {
        [] => String::new(),
        [one] => format!("{}（{}）は、中止である。", one.measure.name, one.number()),
        all => format!("中止は{}（{}）である。", measures(all.len()), numbers(all)),
    }
}

/// 記入のない8件は「未記入」として数え、進んでいないとはみなしていない。
fn open(reported: &[Reported<'_>]) -> String {
    let counts = ReportSource::counts(reported);
    let (missing, partial) = (counts.state(State::NotEntered), counts.state(State::Partial));
    let mut words = String::new();
    if missing > 0 && counts.recorded() > 0 {
        words = format!(
            "記入のない{}は「未記入」として数え、進んでいるとも、いないともみなしていない。",
            measures(missing)
        );
    }
    if partial > 0 {
        words.extend(["主担当の課の一部だけが記入した", &measures(partial), "は、どの状態にも数えていない。"]);
    }
    words
}

fn numbers(these: &[&Reported<'_>]) -> String {
    let more = if these.len() > MEASURES_NAMED { " ほか" } else { "" };
    these.iter().take(MEASURES_NAMED).map(|one| one.number()).collect::<Vec<_>>().join("、") + more
}

/// The numbers of an edited text that stand nowhere in its draft, each once: they may be right, and nobody counted them.
pub fn strange_numbers(draft: &str, edited: &str) -> Vec<String> {
    let known = numbers_in(draft);
    let mut strange: Vec<String> = Vec::new();
    for number in numbers_in(edited) {
        if !known.contains(&number) && !strange.contains(&number) {
            strange.push(number);
        }
    }
    strange
}

/// Numbers in a text, whatever the width of their digits.
fn numbers_in(text: &str) -> Vec<String> {
    let narrow = |letter: char| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter),
        '．' => '.',
        other => other,
    };
    let text: String = text.chars().map(narrow).collect();
    let runs = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
    runs.map(|run| run.trim_matches('.').to_owned()).filter(|run| !run.is_empty()).collect()
}

/// What is late, as far as it fits on the page.
fn delays(source: &ReportSource<'_>) -> Vec<ReportBlock> {
    let delayed = source.delayed();
    if delayed.is_empty() {
        return Vec::new();
    }
    let row = |one: &Reported<'_>| {
        let sign = one.delay_sign(source.scale).map(|(kind, letter)| vec![Inline::Grade(kind, letter)]);
        let mut happened = vec![Inline::Strong(one.measure.name.clone())];
        if let Some(told) = super::delays::situation(source, one) {
            happened.extend([Inline::Break, Inline::Text(first_sentence(&told, LONGEST_SITUATION))]);
        }
        let followers = source.followers(&one.initiative.id);
        let followers =
            if followers.is_empty() { vec![Inline::Faint("—".to_owned())] } else { Inline::words(followers) };
        ReportRow::plain([
            Inline::strong(one.number()),
            sign.unwrap_or_default(),
            happened,
            source.leads(one.measure),
            followers,
        ])
    };
    let table = ReportTable {
        name: "遅れている個別取組".to_owned(),
        columns: vec![
            ReportColumn::words("番号", 7),
            ReportColumn::words("評価", 6),
            ReportColumn::words("個別取組と、起きていること", 53),
            ReportColumn::words("主担当", 21),
            ReportColumn::words("影響する後続の取組", 13),
        ],
        rows: delayed.iter().take(DELAYS_SHOWN).map(row).collect(),
    };
    let order = "遅れの大きい順。同じなら、後続・期限のあるものを先に".to_owned();
    let mut blocks =
        vec![section(&format!("遅れているもの　{}", measures(delayed.len())), order), ReportBlock::Table(table)];
    if delayed.len() > DELAYS_SHOWN {
        let rest = measures(delayed.len() - DELAYS_SHOWN);
        let more = format!("ほかの{rest}は「{}」に示す。", ReportPart::Delays.name());
        blocks.push(ReportBlock::Paragraph(Inline::words(more)));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::{measures, strange_numbers};

    #[test]
    fn a_number_that_nobody_counted_is_found_in_any_width() {
        let draft =
            format!("{}のうち{}に記入があり、完了は{}（9.5%）である。", measures(63), measures(55), measures(6));
        assert!(strange_numbers(&draft, "完了したのは６（9.5%）。").is_empty());
        assert_eq!(strange_numbers(&draft, "完了は7、または7（9.50%）。"), ["7", "9.50"]);
    }
}
