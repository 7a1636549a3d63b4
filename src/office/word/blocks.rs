//! Every block of the report as paragraphs and tables.

use crate::report::{
    CircleRow, CoverTitle, HeadingLevel, InitiativeTitle, Inline, ReportBlock, ReportPaper, ReportPicture,
    ReportSection, ReportTotal,
};
use crate::wording;

use super::inline::{grade, run, runs, sign, sized, vision};
use super::paragraph::{ParagraphStyle, paragraph, set};
use super::table::{WordCell, WordTable, head, table};
use super::xml::{Xml, valued, xml};
use super::{measure, paper};

/// The figures of a row of figures, in half points.
const FIGURE: u16 = 32;

/// The document while it is written.
#[derive(Default)]
pub(super) struct Body {
    content: Vec<Xml>,
    /// How many lists there are so far.
    lists: usize,
    /// The years over the phases of the sheets below.
    years: Vec<(String, bool)>,
    /// Whether a part's heading stands above in this section: what heads a section of it stands below.
    has_part: bool,
}

impl Body {
    /// Writes a section. All but the last end with a paragraph that carries their paper; the document carries the last
    /// one's.
    pub(super) fn section(&mut self, section: &ReportSection, paper: Xml, is_last: bool) {
        self.has_part = false;
        self.years.clear();
        for block in &section.blocks {
            self.block(block, section.paper);
        }
        if is_last {
            self.content.push(paper);
        } else {
            self.content.push(set(ParagraphStyle::Gap, vec![paper], []));
        }
    }

    /// How many lists it has.
    pub(super) fn lists(&self) -> usize {
        self.lists
    }

    /// The whole.
    pub(super) fn document(self) -> Xml {
        paper::root("w:document").child(xml("w:body").children(self.content))
    }

    fn block(&mut self, block: &ReportBlock, paper: ReportPaper) {
        let room = paper::room(paper);
        match block {
            ReportBlock::Cover(title) => self.content.extend(cover(title)),
            ReportBlock::Heading { level, text, note } => self.heading(*level, text, note),
            ReportBlock::Paragraph(words) => self.content.push(paragraph(ParagraphStyle::Body, runs(words, false))),
            ReportBlock::Sentences(all) => self.sentences(all),
            ReportBlock::Totals(all) => self.content.extend(totals(all, room)),
            ReportBlock::States(counts) => self.content.extend(states(counts, room)),
            ReportBlock::Circles(rows) => self.content.extend(rows.iter().flat_map(|row| circles(row, room))),
            ReportBlock::Terms(all) => self.content.extend(measure::terms(all, room)),
            ReportBlock::Table(one) => self.content.extend(table(one, room)),
            ReportBlock::Picture(picture) => self.content.extend(told(picture)),
            ReportBlock::Initiative(title) => self.initiative(title),
            ReportBlock::Years(years) => self.years.clone_from(years),
            ReportBlock::Measure(sheet) => self.content.extend(measure::sheet(sheet, &self.years, room)),
        }
    }

    fn heading(&mut self, level: HeadingLevel, text: &str, note: &str) {
        let style = match level {
            HeadingLevel::Part => {
                self.has_part = true;
                ParagraphStyle::Heading1
            }
            HeadingLevel::Section if self.has_part => ParagraphStyle::Heading2,
            HeadingLevel::UnderTitle | HeadingLevel::Section => ParagraphStyle::Heading1,
        };
        self.content.push(paragraph(style, [run(text, false)]));
        if !note.is_empty() {
            self.content.push(set(ParagraphStyle::Note, vec![xml("w:keepNext")], [run(note, false)]));
        }
    }

    /// Each list counts from one.
    fn sentences(&mut self, all: &[String]) {
        self.lists += 1;
        let number = xml("w:numPr").child(valued("w:ilvl", 0)).child(valued("w:numId", self.lists));
        let item = |text: &String| set(ParagraphStyle::ListNumber, vec![number.clone()], [run(text, false)]);
        self.content.extend(all.iter().map(item));
    }

    fn initiative(&mut self, title: &InitiativeTitle) {
        self.has_part = true;
        let name = format!("個票　取組{}　{}", wording::circled(title.number), title.name);
        self.content.push(paragraph(ParagraphStyle::Heading1, [run(&name, false)]));
        let mut facts =
            vec![run(&format!("{} Vision{}　{}", vision(title.vision), title.vision, title.vision_name), false)];
        if title.is_priority {
            facts.extend([run("　", false), run(wording::PRIORITY, true)]);
        }
        facts.extend([run("　　", false), run(&title.note, false)]);
        self.content.push(set(ParagraphStyle::Note, vec![xml("w:keepNext")], facts));
    }
}

fn cover(title: &CoverTitle) -> [Xml; 4] {
    let line = |style, first: &str, second: &str| {
        let gap = if first.is_empty() || second.is_empty() { "" } else { "　　" };
        paragraph(style, [run(first, true), run(gap, false), run(second, false)])
    };
    [
        line(ParagraphStyle::Body, &title.city, &title.kind),
        paragraph(ParagraphStyle::Subtitle, [run(&title.plan, false)]),
        paragraph(ParagraphStyle::Title, [run(&title.title, false)]),
        line(ParagraphStyle::Subtitle, &title.year, &title.period),
    ]
}

/// What a picture shows, in words: Word wants points where it may not draw lines, and those the browser alone paints.
fn told(picture: &ReportPicture) -> impl Iterator<Item = Xml> + '_ {
    let how = "図は「依存関係」の画面の「PNGで保存」で作り、ここに貼れます。図が示すことは、次のとおりです。";
    let head = set(ParagraphStyle::Body, vec![xml("w:keepNext")], [run(&picture.name, true)]);
    let sentences = picture.description.iter().map(|text| paragraph(ParagraphStyle::Body, [run(text, false)]));
    [head, paragraph(ParagraphStyle::Note, [run(how, false)])].into_iter().chain(sentences)
}

/// A row of figures: names, figures, notes.
fn totals(totals: &[ReportTotal], room: u32) -> [Xml; 2] {
    let names = head(totals.iter().map(|one| one.name.as_str()));
    let figure = |one: &ReportTotal| WordCell::words([sized(&one.figure, FIGURE), run(&one.unit, false)]);
    let note = |one: &ReportTotal| WordCell::words([run(&one.note, false)]);
    WordTable::new("主な数", room, &vec![1; totals.len()], names)
        .row(totals.iter().map(figure).collect())
        .row(totals.iter().map(note).collect())
        .made()
}

/// The bar of states in figures, with the whole that they make.
fn states(states: &[(crate::insight::State, usize)], room: u32) -> [Xml; 2] {
    let all: usize = states.iter().map(|(_, count)| count).sum();
    let row = |words: &str, count: usize, is_sum: bool| {
        let share = wording::percent(count, all).unwrap_or_default();
        let figures = [count.to_string(), share].map(|text| WordCell::number([run(&text, is_sum)]));
        [WordCell::words([run(words, is_sum)])].into_iter().chain(figures).collect()
    };
    let names = vec![
        WordCell::words([run("状態", true)]),
        WordCell::number([run("件数", true)]),
        WordCell::number([run("割合", true)]),
    ];
    let grid = WordTable::new("状態ごとの件数", room, &[60, 20, 20], names);
    let of_state = |grid: WordTable, (state, count): &(_, usize)| {
        grid.row(row(&format!("{} {}", sign(*state), wording::state(*state)), *count, false))
    };
    states.iter().fold(grid, of_state).row(row("計", all, true)).made()
}

/// The circles of a Vision: every measure by number, with state and rating.
fn circles(row: &CircleRow, room: u32) -> [Xml; 3] {
    let name = format!("{} Vision{}　{}", vision(row.vision), row.vision, row.name);
    let above = [run(&name, true), run("　", false), run(&row.note, false)];
    let grid = WordTable::new(
        format!("Vision{}の個別取組の状態", row.vision),
        room,
        &[10, 90],
        head(["取組", "個別取組の状態"]),
    );
    let grid = row.groups.iter().fold(grid, |grid, group| {
        let mut words = Vec::new();
        for circle in &group.circles {
            let gap = if words.is_empty() { "" } else { "、" };
            let state =
                format!("{gap}{}\u{a0}{}\u{a0}{}", circle.number, sign(circle.state), wording::state(circle.state));
            words.push(Inline::Text(state));
            words.extend(circle.delay.as_ref().map(|(_, letter)| Inline::Strong(format!("\u{a0}{}", grade(letter)))));
        }
        let number = wording::circled(group.number);
        grid.row(vec![WordCell::words([run(&number, true)]), WordCell::words(runs(&words, false))])
    });
    let [table, gap] = grid.made();
    [set(ParagraphStyle::Body, vec![xml("w:keepNext")], above), table, gap]
}
