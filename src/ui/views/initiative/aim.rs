//! What the initiative is for, in the plan's own words.

use leptos::prelude::*;

use crate::plan::Initiative;

pub(super) fn aim(initiative: &Initiative) -> impl IntoView + use<> {
    let item = |part: Option<&'static str>, term: &'static str, words: &Option<String>| {
        words.clone().map(|words| {
            view! {
                <div class="sheet__aim-item" data-part=part>
                    <dt>{term}</dt>
                    <dd>{words}</dd>
                </div>
            }
        })
    };
    let items = (
        item(Some("outcome"), "アウトカムの視点（あるべき姿）", &initiative.outcome),
        item(None, "取組概要", &initiative.overview),
        item(None, "取組背景", &initiative.background),
    );
    let is_there = items.0.is_some() || items.1.is_some() || items.2.is_some();
    is_there.then(|| view! { <dl class="sheet__aim">{items}</dl> })
}
