//! A view and what is asked of it, as the text after `#` in the address.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::{DeptId, InitiativeId, MeasureId, Plan, Role, VisionNumber};

use super::{CompareOptions, Criteria, DueBand, GraphOptions, RoadmapOptions};

/// Characters that stand for themselves in an address; everything else is percent-encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How many things that an address missed are reported.
const MOST_REPORTS: usize = 5;

/// How much of an address a report repeats.
const MOST_REPEATED_CHARS: usize = 60;

/// A view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum View {
    /// 概況 `#/`
    #[default]
    Overview,
    /// 一覧 `#/measures`
    Measures,
    /// 取組 `#/initiatives/14`, by its printed number
    Initiative(u16),
    /// 依存関係 `#/graph`
    Graph,
    /// ロードマップ `#/roadmap`
    Roadmap,
    /// 比較 `#/compare`
    Compare,
    /// 報告書 `#/report`
    Report,
    /// 自分の課 `#/departments/shimin`; without a department where none was chosen yet.
    Department(Option<DeptId>),
    /// 自己点検 `#/workshop/shimin`
    Workshop(DeptId),
    /// 取りまとめ `#/collect`
    Collect,
    /// 保存と共有 `#/files`
    Files,
    /// 計画: the plans that this page can show.
    Plans,
    /// この計画について・使い方 `#/about`, or one of its sections: `#/about/keys`
    About(Option<Topic>),
}

/// A section of この計画について・使い方 that other views point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// 1年の流れ
    Year,
    /// 状態と評価の意味
    Meanings,
    /// 保存のしくみ
    Saving,
    /// キー操作の一覧
    Keys,
    /// 「DXは【手段】」
    Principles,
    /// 策定の背景
    Background,
    /// 重点取組
    Priority,
    /// 課と部署区分
    Departments,
    /// 原典注記
    Remarks,
    /// アクセシビリティ
    Accessibility,
    /// 出典とライセンス
    Sources,
}

impl Topic {
    /// All sections that can be pointed to.
    pub const ALL: [Self; 11] = [
        Self::Year,
        Self::Meanings,
        Self::Saving,
        Self::Keys,
        Self::Principles,
        Self::Background,
        Self::Priority,
        Self::Departments,
        Self::Remarks,
        Self::Accessibility,
        Self::Sources,
    ];

    /// The word in addresses; also the id of the section's heading.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Meanings => "meanings",
            Self::Saving => "saving",
            Self::Keys => "keys",
            Self::Principles => "principles",
            Self::Background => "background",
            Self::Priority => "priority",
            Self::Departments => "departments",
            Self::Remarks => "remarks",
            Self::Accessibility => "accessibility",
            Self::Sources => "sources",
        }
    }
}

/// How a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sort {
    /// 計画順
    #[default]
    Plan,
    /// 期限順
    Due,
    /// 更新順
    Updated,
}

impl Sort {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Due, Self::Updated];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Due => "due",
            Self::Updated => "updated",
        }
    }
}

/// All that an address says. Two routes with the same text show the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route {
    /// The view.
    pub view: View,
    /// The shared filter.
    pub criteria: Criteria,
    /// Sorting of lists.
    pub sort: Sort,
    /// The fiscal year of the records on screen; the current one where absent.
    pub fy: Option<i32>,
    /// What is selected in the view: an initiative in the graph, a measure in a department or on a sheet.
    pub selected: Option<String>,
    /// How the graph is looked at.
    pub graph: GraphOptions,
    /// How the roadmap is ruled.
    pub roadmap: RoadmapOptions,
    /// What is compared.
    pub compare: CompareOptions,
}

/// Something an address asked for that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnresolvedReference {
    /// No such view.
    View(String),
    /// No such initiative.
    Initiative(String),
    /// No such department in the plan.
    Department(String),
    /// The plan does not cover that fiscal year.
    FiscalYear(String),
    /// The selected thing is not in the plan.
    Selected(String),
    /// A criterion or value this version does not know.
    Criterion(String),
}

impl Route {
    /// A view with nothing else asked for.
    pub fn to(view: View) -> Self {
        Self { view, ..Self::default() }
    }

    /// Another view that keeps the filter, the sorting, the roadmap's ruling and the year.
    #[must_use]
    pub fn switch(&self, view: View) -> Self {
        Self {
            view,
            selected: None,
            graph: GraphOptions::default(),
            compare: CompareOptions::default(),
            ..self.clone()
        }
    }

    /// The same view with other criteria.
    #[must_use]
    pub fn with_criteria(&self, criteria: Criteria) -> Self {
        Self { criteria, ..self.clone() }
    }

    /// The same view, looked at in another way.
    #[must_use]
    pub fn with_graph(&self, graph: GraphOptions) -> Self {
        Self { graph, ..self.clone() }
    }

    /// The same view with other sides compared.
    #[must_use]
    pub fn with_compare(&self, compare: CompareOptions) -> Self {
        Self { compare, ..self.clone() }
    }

    /// The same view with something selected.
    #[must_use]
    pub fn with_selected(&self, selected: impl Into<String>) -> Self {
        Self { selected: Some(selected.into()), ..self.clone() }
    }

    /// Reads an address, with or without `#`. What does not exist leads to the nearest view and is reported.
    pub fn parse(text: &str, plan: &Plan) -> (Self, Vec<UnresolvedReference>) {
        let text = text.strip_prefix('#').unwrap_or(text);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let mut missing = Vec::new();
        let mut route = Self::to(parse_view(path, plan, &mut missing));
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            route.read_member(&decode(name), &decode(value), plan, &mut missing);
        }
        let criteria = &mut route.criteria;
        if criteria.dept.is_none() {
            // Roles say something of a department only.
            criteria.roles.clear();
            criteria.via_group = false;
        }
        (route, reported(missing))
    }

    /// The address, with `#`. Members in fixed order, so that equal routes have equal addresses.
    pub fn format(&self) -> String {
        // Writing to a String cannot fail.
        let mut out = String::from("#/");
        match &self.view {
            View::Overview => {}
            View::Measures => out.push_str("measures"),
            View::Initiative(number) => {
                let _ = write!(out, "initiatives/{number}");
            }
            View::Graph => out.push_str("graph"),
            View::Roadmap => out.push_str("roadmap"),
            View::Compare => out.push_str("compare"),
            View::Report => out.push_str("report"),
            View::Department(None) => out.push_str("departments"),
            View::Department(Some(id)) => {
                out.push_str("departments/");
                out.extend(utf8_percent_encode(id.as_str(), ENCODED));
            }
            View::Workshop(id) => {
                out.push_str("workshop/");
                out.extend(utf8_percent_encode(id.as_str(), ENCODED));
            }
            View::Collect => out.push_str("collect"),
            View::Files => out.push_str("files"),
            View::Plans => out.push_str("plans"),
            View::About(None) => out.push_str("about"),
            View::About(Some(topic)) => {
                out.push_str("about/");
                out.push_str(topic.word());
            }
        }
        let mut separator = '?';
        for (name, value) in self.members() {
            // Writing to a String cannot fail.
            let _ = write!(
                out,
                "{separator}{name}={}",
                utf8_percent_encode(&value, ENCODED).to_string().replace("%2C", ",")
            );
            separator = '&';
        }
        out
    }

    fn members(&self) -> Vec<(&'static str, String)> {
        let Criteria { dept, roles, via_group, visions, priority, states, kinds, due, words } = &self.criteria;
        let join = |words: Vec<&str>| Some(words.join(",")).filter(|text| !text.is_empty());
        let flag = |set: bool| set.then(|| "1".to_owned());
        let visions: Vec<String> = visions.iter().map(ToString::to_string).collect();
        [
            ("dept", dept.as_ref().map(ToString::to_string)),
            ("role", join(roles.iter().map(|role| role.word()).collect())),
            ("group", flag(*via_group)),
            ("vision", join(visions.iter().map(String::as_str).collect())),
            ("priority", flag(*priority)),
            ("state", join(states.iter().map(|state| state.word()).collect())),
            ("rating", join(kinds.iter().map(|kind| kind.word()).collect())),
            ("due", join(due.iter().map(|band| band.word()).collect())),
            ("q", Some(words.clone()).filter(|words| !words.is_empty())),
            ("sort", Some(self.sort.word().to_owned()).filter(|_| self.sort != Sort::Plan)),
            ("fy", self.fy.map(|fy| fy.to_string())),
            ("sel", self.selected.clone()),
        ]
        .into_iter()
        .chain(self.graph.members())
        .chain(self.roadmap.members())
        .chain(self.compare.members())
        .filter_map(|(name, value)| value.map(|value| (name, value)))
        .collect()
    }

    fn read_member(&mut self, name: &str, value: &str, plan: &Plan, missing: &mut Vec<UnresolvedReference>) {
        let criteria = &mut self.criteria;
        let mut read = |known: bool| {
            if !known {
                missing.push(UnresolvedReference::Criterion(clipped(&format!("{name}={value}"))));
            }
        };
        match name {
            "dept" => match plan.department(&DeptId::new(value)) {
                Some(department) => criteria.dept = Some(department.id.clone()),
                None => missing.push(UnresolvedReference::Department(clipped(value))),
            },
            "role" => read(read_set(value, &mut criteria.roles, |word| {
                Role::ALL.into_iter().find(|role| role.word() == word)
            })),
            "group" => read(read_flag(value, &mut criteria.via_group)),
            "vision" => read(read_set(value, &mut criteria.visions, |word| {
                word.parse::<VisionNumber>().ok().filter(|number| plan.vision(*number).is_some())
            })),
            "priority" => read(read_flag(value, &mut criteria.priority)),
            "state" => read(read_set(value, &mut criteria.states, State::of_word)),
            "rating" => read(read_set(value, &mut criteria.kinds, |word| {
                GradeKind::ALL.into_iter().find(|kind| kind.word() == word)
            })),
            "due" => read(read_set(value, &mut criteria.due, DueBand::of_word)),
            "q" => value.clone_into(&mut criteria.words),
            "sort" => match Sort::ALL.into_iter().find(|sort| sort.word() == value) {
                Some(sort) => self.sort = sort,
                None => read(false),
            },
            "fy" => match value.parse().ok().filter(|fy| plan.years.contains(*fy)) {
                Some(fy) => self.fy = Some(fy),
                None => missing.push(UnresolvedReference::FiscalYear(clipped(value))),
            },
            "sel" => {
                let known = plan.initiative(&InitiativeId::new(value)).is_some()
                    || plan.measure(&MeasureId::new(value)).is_some();
                if known {
                    self.selected = Some(value.to_owned());
                } else {
                    missing.push(UnresolvedReference::Selected(clipped(value)));
                }
            }
            "by" | "cut" => read(self.roadmap.read(name, value)),
            "before" | "after" => read(self.compare.read(name, value, plan.years)),
            _ => read(self.graph.read(name, value, plan)),
        }
    }
}

/// The first few reports, each once: an address of a thousand wrong members shall not fill the page.
fn reported(missing: Vec<UnresolvedReference>) -> Vec<UnresolvedReference> {
    let mut reports: Vec<UnresolvedReference> = Vec::new();
    for report in missing {
        if reports.len() < MOST_REPORTS && !reports.contains(&report) {
            reports.push(report);
        }
    }
    reports
}

/// What a report repeats of an address: its beginning is enough to know it by.
fn clipped(text: &str) -> String {
    match text.char_indices().nth(MOST_REPEATED_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Reads `1`; false for anything else.
fn read_flag(value: &str, flag: &mut bool) -> bool {
    *flag |= value == "1";
    value == "1"
}

/// Reads comma-separated words into a set; false when one is unknown.
fn read_set<T: Ord>(value: &str, set: &mut BTreeSet<T>, of_word: impl Fn(&str) -> Option<T>) -> bool {
    let words: Vec<Option<T>> = value.split(',').map(of_word).collect();
    let all_known = words.iter().all(Option::is_some);
    set.extend(words.into_iter().flatten());
    all_known
}

fn parse_view(path: &str, plan: &Plan, missing: &mut Vec<UnresolvedReference>) -> View {
    let path = path.trim_matches('/');
    let (head, rest) = path.split_once('/').map_or((path, None), |(head, rest)| (head, Some(decode(rest))));
    match (head, rest) {
        ("", _) => View::Overview,
        ("measures", None) => View::Measures,
        ("graph", None) => View::Graph,
        ("roadmap", None) => View::Roadmap,
        ("compare", None) => View::Compare,
        ("report", None) => View::Report,
        ("collect", None) => View::Collect,
        ("files", None) => View::Files,
        ("plans", None) => View::Plans,
        ("about", None) => View::About(None),
        ("about", Some(word)) => {
            let topic = Topic::ALL.into_iter().find(|topic| topic.word() == word);
            if topic.is_none() {
                missing.push(UnresolvedReference::View(clipped(path)));
            }
            View::About(topic)
        }
        // A workshop needs a department: without one, it is chosen first.
        ("departments" | "workshop", None) => View::Department(None),
        ("departments" | "workshop", Some(id)) => {
            // The address may bear another id of it.
            match plan.department(&DeptId::new(&id)).map(|department| department.id.clone()) {
                None => {
                    missing.push(UnresolvedReference::Department(clipped(&id)));
                    View::Department(None)
                }
                Some(dept) if head == "workshop" => View::Workshop(dept),
                Some(dept) => View::Department(Some(dept)),
            }
        }
        ("initiatives", Some(number)) => {
            if let Some(number) = number.parse().ok().filter(|number| plan.initiative_numbered(*number).is_some()) {
                View::Initiative(number)
            } else {
                missing.push(UnresolvedReference::Initiative(clipped(&number)));
                View::Measures
            }
        }
        _ => {
            missing.push(UnresolvedReference::View(clipped(path)));
            View::Overview
        }
    }
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
