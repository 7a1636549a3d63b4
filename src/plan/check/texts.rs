//! The rules of texts: no text that is there is empty, since an empty name cannot be clicked and an empty reason explains
//! nothing; and no text reads differently to people than to a search.

use crate::plan::letters::first_hidden;
use crate::plan::problems::Problems;
use crate::plan::{BackgroundBlock, Goal, Initiative, Measure, Plan, Target};

/// Checks every text. Titles of background lists may be empty; nothing else may.
pub(super) fn present(plan: &Plan, problems: &mut Problems) {
    let mut texts = Texts { problems };
    head(plan, &mut texts);
    introduction(plan, &mut texts);
    parties(plan, &mut texts);
    for (i, of) in plan.initiatives.iter().enumerate() {
        initiative(&format!("initiatives[{i}]"), of, &mut texts);
    }
    for (g, grade) in plan.scale.iter().enumerate() {
        texts.demand(format!("scale[{g}].letter"), &grade.letter);
        texts.demand(format!("scale[{g}].name"), &grade.name);
        texts.demand(format!("scale[{g}].criterion"), &grade.criterion);
    }
    for (r, remark) in plan.remarks.iter().enumerate() {
        texts.demand(format!("remarks[{r}].printed"), &remark.printed);
        texts.demand(format!("remarks[{r}].shown"), &remark.shown);
        texts.demand(format!("remarks[{r}].reason"), &remark.reason);
    }
}

/// Demands texts, one or many.
struct Texts<'a> {
    problems: &'a mut Problems,
}

impl Texts<'_> {
    fn demand(&mut self, place: impl Into<String>, text: &str) {
        if text.trim().is_empty() {
            self.problems.empty_text(place);
        } else {
            self.visible(place, text);
        }
    }

    /// Demands that nothing hides in a text that may be empty.
    fn visible(&mut self, place: impl Into<String>, text: &str) {
        if let Some(hidden) = first_hidden(text) {
            self.problems.hidden_character(place, hidden);
        }
    }

    /// What the source does not print is left out; a text that is there is demanded.
    fn given(&mut self, place: impl Into<String>, text: Option<&str>) {
        if let Some(text) = text {
            self.demand(place, text);
        }
    }

    fn demand_each(&mut self, place: &str, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            self.demand(format!("{place}[{index}]"), text);
        }
    }
}

fn head(plan: &Plan, texts: &mut Texts<'_>) {
    texts.demand("edition", &plan.edition);
    texts.demand("city", &plan.city);
    texts.demand("title", &plan.title);
    texts.demand("source.title", &plan.source.title);
    texts.demand("source.publisher", &plan.source.publisher);
    texts.given("source.published", plan.source.published.as_deref());
    texts.demand_each("source.cover", &plan.source.cover);
}

fn introduction(plan: &Plan, texts: &mut Texts<'_>) {
    if let Some(principles) = &plan.principles {
        texts.demand("principles.heading", &principles.heading);
        texts.demand_each("principles.lead", &principles.lead);
        for (p, principle) in principles.items.iter().enumerate() {
            texts.demand(format!("principles.items[{p}].title"), &principle.title);
            texts.demand_each(&format!("principles.items[{p}].text"), &principle.text);
        }
    }
    for (s, section) in plan.background.iter().enumerate() {
        texts.demand(format!("background[{s}].heading"), &section.heading);
        for (b, block) in section.blocks.iter().enumerate() {
            match block {
                BackgroundBlock::Text(text) => texts.demand(format!("background[{s}].blocks[{b}].text"), text),
                BackgroundBlock::List { title, points } => {
                    texts.visible(format!("background[{s}].blocks[{b}].list.title"), title);
                    texts.demand_each(&format!("background[{s}].blocks[{b}].list.points"), points);
                }
            }
        }
    }
    for (n, note) in plan.notes.iter().enumerate() {
        texts.demand(format!("notes[{n}].text"), &note.text);
    }
    for (v, vision) in plan.visions.iter().enumerate() {
        texts.demand(format!("visions[{v}].name"), &vision.name);
    }
}

fn parties(plan: &Plan, texts: &mut Texts<'_>) {
    for (d, department) in plan.departments.iter().enumerate() {
        texts.demand(format!("departments[{d}].name"), &department.name);
        texts.demand_each(&format!("departments[{d}].aliases"), &department.aliases);
    }
    for (g, group) in plan.groups.iter().enumerate() {
        texts.demand(format!("groups[{g}].name"), &group.name);
    }
}

fn initiative(place: &str, of: &Initiative, texts: &mut Texts<'_>) {
    texts.demand(format!("{place}.name"), &of.name);
    texts.given(format!("{place}.overview"), of.overview.as_deref());
    texts.given(format!("{place}.background"), of.background.as_deref());
    texts.given(format!("{place}.outcome"), of.outcome.as_deref());
    texts.demand_each(&format!("{place}.notes"), &of.notes);
    for (m, of) in of.measures.iter().enumerate() {
        measure(&format!("{place}.measures[{m}]"), of, texts);
    }
}

fn measure(place: &str, of: &Measure, texts: &mut Texts<'_>) {
    texts.demand(format!("{place}.name"), &of.name);
    texts.demand_each(&format!("{place}.tags"), &of.tags);
    texts.given(format!("{place}.indicator"), of.indicator.as_deref());
    if let Some(of) = &of.target {
        target(&format!("{place}.target"), of, texts);
    }
    for (p, phase) in of.phases.iter().enumerate() {
        texts.demand(format!("{place}.phases[{p}].text"), &phase.text);
    }
    texts.demand_each(&format!("{place}.notes"), &of.notes);
}

fn target(place: &str, of: &Target, texts: &mut Texts<'_>) {
    texts.demand(format!("{place}.text"), &of.text);
    match &of.goal {
        Goal::Number { unit, base, .. } => {
            texts.demand(format!("{place}.goal.unit"), unit);
            texts.given(format!("{place}.goal.base"), base.as_deref());
        }
        Goal::Range { unit, .. } | Goal::Direction { unit, .. } => texts.demand(format!("{place}.goal.unit"), unit),
        Goal::NotSet { reason } => texts.demand(format!("{place}.goal.reason"), reason),
        Goal::InPlace | Goal::Unset | Goal::Words => {}
    }
    for (year, of_year) in &of.years {
        texts.demand(format!("{place}.years.{year}.text"), &of_year.text);
    }
}
