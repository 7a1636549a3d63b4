//! What the initiative is for, in the plan's own words.

use leptos::prelude::*;

use crate::plan::Initiative;

pub(super) fn aim(initiative: &Initiative) -> impl IntoView + use<> {
    view! {
        <dl class="sheet__aim">
            <div class="sheet__aim-item" data-part="outcome">
                <dt>"アウトカムの視点（あるべき姿）"</dt>
                <dd>{initiative.outcome.clone()}</dd>
            </div>
            <div class="sheet__aim-item">
                <dt>"取組概要"</dt>
                <dd>{initiative.overview.clone()}</dd>
            </div>
            <div class="sheet__aim-item">
                <dt>"取組背景"</dt>
                <dd>{initiative.background.clone()}</dd>
            </div>
        </dl>
    }
}
