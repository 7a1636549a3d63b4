//! この計画について・使い方: what people may rely on.

use std::collections::BTreeSet;
use std::fs;

use ayumi::app::App;
use ayumi::insight::State;
use ayumi::journal::{Scale, Status};
use ayumi::plan::BackgroundBlock;
use ayumi::query::Topic;
use ayumi::ui::shell::Shell;
use ayumi::ui::views::about::libraries;
use ayumi::wording;
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage;

fn page(address: &str) -> String {
    stage::render(address, |app: App| view! { <Shell app=app/> }).replace("<!>", "")
}

/// As HTML writes a text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn pages_to_look_at() {
    stage::show("about", &page("#/about"));
    stage::show("about-keys", &page("#/about/keys"));
}

#[test]
fn every_text_of_the_plan_that_stands_on_no_sheet_stands_here_verbatim() {
    let (plan, html) = (city_plan(), page("#/about"));
    let principles = plan.principles.as_ref().unwrap();
    let mut texts: Vec<String> =
        vec![principles.heading.clone(), plan.title.clone(), plan.source.published.clone().unwrap()];
    texts.extend(principles.lead.clone());
    for principle in &principles.items {
        texts.push(principle.title.clone());
        texts.extend(principle.text.clone());
    }
    for background in &plan.background {
        texts.push(background.heading.clone());
        for block in &background.blocks {
            match block {
                BackgroundBlock::Text(text) => texts.push(text.clone()),
                BackgroundBlock::List { title, points } => texts.extend(points.iter().chain([title]).cloned()),
            }
        }
    }
    texts.extend(plan.notes.iter().map(|note| note.text.clone()));
    texts.extend(plan.source.cover.clone());
    for remark in &plan.remarks {
        texts.extend([remark.printed.clone(), remark.shown.clone(), remark.reason.clone()]);
    }
    texts.extend(plan.departments.iter().map(|department| department.name.clone()));
    texts.extend(plan.groups.iter().map(|group| group.name.clone()));
    for text in texts {
        assert!(html.contains(&escaped(&text)), "{text}");
    }
}

#[test]
fn every_section_has_an_address_a_heading_and_a_line_in_the_contents() {
    for topic in Topic::ALL {
        let html = page(&format!("#/about/{}", topic.word()));
        let heading = format!("<h2 id=\"{}\" tabindex=\"-1\">", topic.word());
        assert_eq!(html.matches(&heading).count(), 1, "{heading}");
        let current = format!("href=\"#/about/{}\" aria-current=\"true\"", topic.word());
        assert_eq!(html.matches(&current).count(), 1, "{current}");
    }
}

#[test]
fn every_state_and_grade_is_explained() {
    let html = page("#/about/meanings");
    for status in Status::ALL {
        assert!(html.contains(&format!("{}の一覧", wording::status(status))));
    }
    for state in [State::NotEntered, State::InConflict] {
        assert!(html.contains(&format!("#/measures?state={}", state.word())));
    }
    for grade in Scale::default().grades {
        assert!(html.contains(&grade.criterion), "{}", grade.name);
    }
}

#[test]
fn departments_are_counted_by_name() {
    let html = page("#/about/departments");
    assert!(html.contains("計画に名前のある19の課"));
    let (_, after) = html.split_once("href=\"#/measures?dept=joho&amp;role=lead\"").unwrap();
    assert!(after.split_once('>').unwrap().1.starts_with("17件<"));
    assert!(html.contains("まだ選んだ課がありません"));
}

#[test]
fn the_libraries_named_are_those_inside() {
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
    let mut inside = BTreeSet::new();
    let mut counts = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let (parent, name) = table.rsplit_once("dependencies").unwrap_or((".", ""));
            // What stands under "not wasm32" runs natively only.
            counts = !parent.ends_with("dev-") && parent != "." && !parent.contains("not(");
            if counts && !name.is_empty() {
                inside.insert(name.trim_start_matches('.').to_owned());
                counts = false;
            }
        } else if let Some((name, _)) = line.split_once(" = ").filter(|(name, _)| counts && !name.starts_with('#')) {
            inside.insert(name.to_owned());
        }
    }
    assert_eq!(inside, libraries().map(|(name, _)| name.to_owned()).collect::<BTreeSet<_>>());
}
