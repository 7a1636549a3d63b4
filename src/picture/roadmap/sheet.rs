//! The roadmap as a picture, in one piece or in sheets of paper.

use crate::counted;
use crate::graph::Rect;
use crate::insight::MeasureSummaries;
use crate::journal::Scale;
use crate::picture::lettering::{Room, wrapped};
use crate::picture::mark::{StandingMark, draw_grade, draw_state};
use crate::picture::svg::{Ink, Picture, Svg};
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::{MeasureId, Plan};
use crate::query::{Grouping, RoadmapOptions};

use super::model::{When, groups, stand, when};
use super::rows::{
    DrawnGroup, DrawnPhase, DrawnRow, GAP, HEAD, LEADS, LINE, MARK, MARKS, NAME, NUMBER, PAD, RowSources,
};
use super::words::{SEVERAL_LEADS, no_today};

/// Room around the picture.
const MARGIN: i32 = 24;
/// Where the years begin.
const LEFT: i32 = MARGIN + NUMBER + NAME + LEADS + MARKS;
/// What the years share, and the least that one of them takes.
const YEARS: i32 = 840;
const LEAST_YEAR: i32 = 120;
/// Height of the heads of the columns.
const HEADS: i32 = 50;
/// Between the lines over the table, and their room down to its heads.
const STEP: i32 = 22;
/// From the upper edge of a row or a box to the base of its first line.
const BASE: i32 = 18;
/// Thickness of the bar that says what has passed.
const BAR: i32 = 4;
/// Behind the fiscal year of the records.
const GROUND: &str = "whitesmoke";
/// From a sample of the legend to the next.
const SAMPLE_STEP: usize = 200;
/// The months that quarters of a fiscal year begin with.
const QUARTERS: [&str; 4] = ["4月", "7月", "10月", "1月"];

/// All that the picture is made of.
#[derive(Debug, Clone, Copy)]
pub struct RoadmapSheet<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The scale of grades in force.
    pub scale: &'a Scale,
    /// How every measure stands.
    pub summaries: &'a MeasureSummaries,
    /// The measures that are shown.
    pub found: &'a [MeasureId],
    /// What the rows are grouped by, and whether quarters are told apart.
    pub options: RoadmapOptions,
    /// What was asked for, in words; empty where that is all.
    pub conditions: &'a str,
    /// The fiscal year of the records.
    pub fy: i32,
    /// The day, where it is known.
    pub today: Option<Date>,
    /// With what it is drawn.
    pub ink: Ink,
}

/// What stands below another.
enum Block<'a> {
    /// The head over a group's rows.
    Head(String),
    /// A measure.
    Row(&'a DrawnRow<'a>),
}

impl Block<'_> {
    fn height(&self) -> i32 {
        match self {
            Self::Head(_) => HEAD,
            Self::Row(row) => row.height,
        }
    }
}

impl RoadmapSheet<'_> {
    /// All of it as one picture.
    pub fn picture(&self) -> Picture {
        let sections = self.sections();
        let mut blocks = Vec::new();
        for section in &sections {
            blocks.push(Block::Head(section.head.clone()));
            blocks.extend(section.rows.iter().map(Block::Row));
        }
        self.drawn(&blocks, "")
    }

    /// The same in sheets that are no higher than that, each with the heads of the columns; a group that goes on has its
    /// head again. A measure that is higher by itself has a sheet of its own.
    pub fn sheets(&self, most_height: i32) -> Vec<Picture> {
        let sections = self.sections();
        let room = most_height - self.table_top() - HEADS - MARGIN;
        let (mut sheets, mut sheet, mut height) = (Vec::new(), Vec::new(), 0);
        for section in &sections {
            for (nth, row) in section.rows.iter().enumerate() {
                let head = if nth == 0 { HEAD } else { 0 };
                if !sheet.is_empty() && height + head + row.height > room {
                    sheets.push(std::mem::take(&mut sheet));
                    height = 0;
                }
                if nth == 0 || sheet.is_empty() {
                    let goes_on = if nth == 0 { "" } else { "（続き）" };
                    sheet.push(Block::Head([&section.head, goes_on].concat()));
                    height += HEAD;
                }
                sheet.push(Block::Row(row));
                height += row.height;
            }
        }
        sheets.push(sheet);
        let count = sheets.len();
        let place = |at: usize| if count > 1 { format!("（{}／{count}）", at + 1) } else { String::new() };
        sheets.iter().enumerate().map(|(at, blocks)| self.drawn(blocks, &place(at))).collect()
    }

    fn sections(&self) -> Vec<DrawnGroup<'_>> {
        let &Self { plan, scale, summaries, .. } = self;
        let sources = RowSources { plan, scale, summaries, year: self.year() };
        let groups = groups(plan, self.found.to_vec(), self.options.by);
        groups.iter().map(|group| sources.section(group)).collect()
    }

    fn drawn(&self, blocks: &[Block<'_>], place: &str) -> Picture {
        let top = self.table_top();
        let rows: i32 = blocks.iter().map(Block::height).sum();
        let bottom = top + HEADS + if blocks.is_empty() { HEAD } else { rows };
        let title = format!("{}　ロードマップ{place}", self.plan.title);
        let mut told = vec![self.as_of() + "。", self.found_words()];
        told.extend(blocks.iter().filter_map(|block| match block {
            Block::Head(_) => None,
            Block::Row(row) => Some(row.told.clone()),
        }));
        let mut svg = Svg::new((self.right() + MARGIN, bottom + MARGIN), title, told);
        self.draw_head(&mut svg, place);
        self.draw_years(&mut svg, top, bottom);
        if blocks.is_empty() {
            svg.text((MARGIN, top + HEADS + BASE), "示す個別取組はありません。", "");
        }
        let mut y = top + HEADS;
        for block in blocks {
            match block {
                Block::Head(words) => self.draw_group(&mut svg, y, words),
                Block::Row(row) => self.draw_row(&mut svg, y, row),
            }
            y += block.height();
        }
        svg.finish()
    }

    /// Which records, as of when.
    fn as_of(&self) -> String {
        let day = self.today.map(|today| format!("・{}現在", today.japanese())).unwrap_or_default();
        format!("計画（{}版）・{}年度の記録{day}", self.plan.edition, fiscal_year_short(self.fy))
    }

    /// 個別取組63件／全63件。
    fn found_words(&self) -> String {
        let all = counted::measures(self.plan.measures().count());
        let asked = if self.conditions.is_empty() { String::new() } else { format!("条件：{}。", self.conditions) };
        let twice = if self.options.by == Grouping::Lead { SEVERAL_LEADS } else { "" };
        format!("個別取組{}／全{all}の工程。{asked}{twice}", counted::measures(self.found.len()))
    }

    /// The lines over the table.
    fn head_lines(&self) -> Vec<String> {
        let no_today = no_today(self.plan, self.stand());
        let lines = [self.as_of(), self.found_words() + &no_today];
        let room = Room { width: self.right() - MARGIN, size: 12 };
        lines.iter().flat_map(|line| wrapped(line, room, 4)).collect()
    }

    fn draw_head(&self, svg: &mut Svg, place: &str) {
        let room = Room { width: self.right() - MARGIN, size: 16 };
        let title = format!("{}　ロードマップ{place}", self.plan.title);
        for line in wrapped(&title, room, 1) {
            svg.text((MARGIN, MARGIN + 14), &line, " font-size=\"16\" font-weight=\"bold\"");
        }
        let mut y = MARGIN + 14 + STEP;
        for line in self.head_lines() {
            svg.text((MARGIN, y), &line, "");
            y += STEP;
        }
        self.draw_legend(svg, y);
    }

    /// What frames, bars and lines mean; today's only where there is one among the plan's years.
    fn draw_legend(&self, svg: &mut Svg, y: i32) {
        let mut samples: Vec<(&str, String)> = vec![("fy", "記録の年度".to_owned())];
        if let Some(today) = self.today.filter(|_| no_today(self.plan, self.stand()).is_empty()) {
            samples.push(("now", "現在の工程（太い枠）".to_owned()));
            samples.push(("passed", "経過した期間".to_owned()));
            samples.push(("today", format!("今日（{}）", today.japanese())));
        }
        for (x, (kind, words)) in (MARGIN..).step_by(SAMPLE_STEP).zip(samples) {
            let frame = Rect { x, y: y - 12, width: 36, height: 16 };
            match kind {
                "fy" => svg.rect(frame, GROUND, "darkgray", 1),
                "now" => svg.rect(frame, "white", self.ink.of("darkslateblue"), 2),
                "passed" => svg.path(&format!("M{x} {}h36", y - 4), self.ink.of("darkslateblue"), BAR, "none"),
                _ => svg.path(&format!("M{} {}v18", x + 18, y - 13), self.ink.of("darkmagenta"), 2, "4 3"),
            }
            svg.text((x + 44, y), &words, "");
        }
    }

    /// The heads of the columns, the year of the records and the lines between years, down to the bottom.
    fn draw_years(&self, svg: &mut Svg, top: i32, bottom: i32) {
        let (year, down) = (self.year(), bottom - top);
        let base = top + 20;
        let own = [(MARGIN, "個別取組"), (MARGIN + NUMBER + NAME, "主担当"), (LEFT - MARKS, "状態・評価")];
        for (x, words) in own {
            svg.text((x, base), words, "");
        }
        for (fy, x) in self.years() {
            if fy == self.fy {
                svg.ground(Rect { x, y: top, width: year, height: down }, GROUND);
            }
        }
        for (fy, x) in self.years() {
            svg.path(&format!("M{x} {top}v{down}"), "darkgray", 1, "none");
            let words = format!("{}年度（{fy}）", fiscal_year_short(fy));
            svg.text((x + GAP / 2, base), &words, " font-weight=\"bold\"");
            if !self.options.years {
                for (quarter, words) in (0..).zip(QUARTERS) {
                    svg.text((x + GAP / 2 + year * quarter / 4, base + STEP), words, " fill=\"dimgray\"");
                }
            }
        }
        if let Some(today) = self.stand().filter(|_| no_today(self.plan, self.stand()).is_empty()) {
            svg.path(&format!("M{:.1} {top}v{down}", self.x_at(today)), self.ink.of("darkmagenta"), 2, "4 3");
        }
        let right = self.right() - MARGIN;
        svg.path(&format!("M{MARGIN} {top}h{right}"), "black", 2, "none");
        svg.path(&format!("M{MARGIN} {}h{right}", top + HEADS), "black", 1, "none");
    }

    fn draw_group(&self, svg: &mut Svg, y: i32, words: &str) {
        let room = Room { width: self.right() - MARGIN, size: 14 };
        // Over what runs down behind it.
        svg.ground(Rect { x: MARGIN, y: y + 1, width: room.width, height: HEAD - 2 }, "white");
        for line in wrapped(words, room, 1) {
            svg.text((MARGIN, y + 26), &line, " font-size=\"14\" font-weight=\"bold\"");
        }
        svg.path(&format!("M{MARGIN} {}h{}", y + HEAD - 1, room.width), "dimgray", 1, "none");
    }

    fn draw_row(&self, svg: &mut Svg, y: i32, row: &DrawnRow<'_>) {
        svg.text((MARGIN, y + BASE), &row.number, "");
        draw_lines(svg, (MARGIN + NUMBER, y + BASE), &row.name, " font-weight=\"bold\"");
        draw_lines(svg, (MARGIN + NUMBER + NAME, y + BASE), &row.leads, "");
        let x = LEFT - MARKS;
        let mut base = y + BASE;
        for (mark, lines) in &row.marks {
            let beside = match mark {
                StandingMark::State(state, _) => {
                    draw_state(svg, (x, base - 13), *state, self.ink);
                    MARK
                }
                StandingMark::Grade(kind, letter, _) => {
                    draw_grade(svg, (x, base - 13), *kind, letter, self.ink);
                    MARK
                }
                StandingMark::Words(_) => 0,
            };
            draw_lines(svg, (x + beside, base), lines, "");
            base += LINE * i32::try_from(lines.len().max(1)).unwrap_or(1) + 4;
        }
        let mut lane = y;
        for (height, cells) in &row.lanes {
            for cell in cells {
                self.draw_cell(svg, lane, *height, cell);
            }
            lane += height;
        }
        svg.path(&format!("M{MARGIN} {}h{}", y + row.height, self.right() - MARGIN), "lightgray", 1, "none");
    }

    /// A phase in its box with what has passed of it, or the words that there is none.
    fn draw_cell(&self, svg: &mut Svg, y: i32, height: i32, cell: &DrawnPhase<'_>) {
        let stretch = &cell.stretch;
        let start = f64::from(stretch.first - self.plan.years.first);
        let (x, right) = (self.x_of(stretch.first) + 5, self.x_of(stretch.last + 1) - 5);
        if stretch.phase.is_none() {
            draw_lines(svg, (x + 2, y + BASE + PAD / 2), &cell.lines, " fill=\"dimgray\"");
            return;
        }
        let when = self.stand().map(|today| when(today, start, f64::from(stretch.years())));
        let frame = Rect { x, y: y + PAD / 2, width: right - x, height: height - PAD };
        let (colour, thick, passed) = match when {
            Some(When::Past) => ("dimgray", 1, Some(f64::from(right))),
            Some(When::Now(part)) => {
                (self.ink.of("darkslateblue"), 2, Some(self.x_at(start + part * f64::from(stretch.years()))))
            }
            Some(When::Later) | None => ("dimgray", 1, None),
        };
        svg.rect(frame, "white", colour, thick);
        if let Some(end) = passed.map(|end| end.clamp(f64::from(x), f64::from(right))) {
            let bar = format!("M{x} {}H{end:.1}", frame.y + frame.height - BAR / 2);
            svg.path(&bar, colour, BAR, "none");
        }
        draw_lines(svg, (x + GAP - 4, y + BASE + PAD / 2), &cell.lines, "");
    }

    /// Width of a fiscal year in px.
    fn year(&self) -> i32 {
        let years = self.plan.years;
        (YEARS / (years.last - years.first + 1).max(1)).max(LEAST_YEAR)
    }

    /// The plan's years with their left edges.
    fn years(&self) -> impl Iterator<Item = (i32, i32)> {
        self.plan.years.years().map(|fy| (fy, self.x_of(fy)))
    }

    /// The right edge of the last year.
    fn right(&self) -> i32 {
        self.x_of(self.plan.years.last + 1)
    }

    /// Where the table begins.
    fn table_top(&self) -> i32 {
        let lines = i32::try_from(self.head_lines().len()).unwrap_or(0);
        MARGIN + 14 + (lines + 1) * STEP + PAD + STEP / 2
    }

    /// Where today stands among the plan's years.
    fn stand(&self) -> Option<f64> {
        self.today.map(|day| stand(self.plan.years, day))
    }

    /// Where a fiscal year begins.
    fn x_of(&self, fy: i32) -> i32 {
        LEFT + (fy - self.plan.years.first) * self.year()
    }

    /// So many years after the plan's beginning.
    fn x_at(&self, years: f64) -> f64 {
        f64::from(LEFT) + years * f64::from(self.year())
    }
}

/// Lines below each other, from the base of the first.
fn draw_lines(svg: &mut Svg, (x, y): (i32, i32), lines: &[String], look: &str) {
    for (down, line) in (0..).zip(lines) {
        svg.text((x, y + LINE * down), line, look);
    }
}
