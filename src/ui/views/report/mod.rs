//! 報告書 `#/report`: parts and words of the report are chosen on the left, its pages stand on the right as they will be on
//! paper. The same pages are printed; nothing is drawn a second time.

mod blocks;
mod cover;
mod inline;
mod measure;
mod model;
mod pages;
mod parts;
mod preview;
mod scope;
mod sentences;
mod table;

use leptos::prelude::*;

use crate::app::App;
use crate::query::View;
use crate::report::ReportOptions;
use crate::ui::deferred::after_paint;
use crate::ui::parts::{Breadcrumb, Button, ButtonLook, ButtonSize, Crumb};

use model::SetReport;

/// What a person chose, and the report that comes of it. `Copy`: it holds handles.
#[derive(Clone, Copy)]
struct ReportState {
    app: App,
    options: RwSignal<ReportOptions>,
    /// The report, worked out once it is asked for.
    worked_out: Memo<model::WorkedOut>,
    /// The report on its pages; the last one until the next is set.
    set: RwSignal<Option<SetReport>>,
}

impl ReportState {
    /// Changes what is chosen, and remembers it.
    fn choose(self, change: impl FnOnce(&mut ReportOptions)) {
        self.options.update(change);
        let chosen = self.options.get_untracked();
        self.app.preferences.remember_report(&chosen);
    }
}

/// The view.
#[component]
pub fn Report() -> impl IntoView {
    let app = App::get();
    let options = RwSignal::new(app.preferences.report_options());
    let worked_out = Memo::new(move |_| model::worked_out(app, &options.read()));
    let state = ReportState { app, options, worked_out, set: RwSignal::new(None) };
    let up = app.navigation.address_of(View::Collect);
    let print = Callback::new(move |()| app.page.print());
    let word = Callback::new(move |()| {
        if let Some(set) = state.set.get_untracked() {
            app.files.export_word(app.navigation.fy().get_untracked(), set.document);
        }
    });
    let is_setting = Signal::derive(move || state.set.read().is_none());
    view! {
        <div class="report">
            <div class="no-print">
                <Breadcrumb crumbs=vec![Crumb::link("取りまとめ", up), Crumb::here("報告書")] />
            </div>
            <div class="view-head no-print" data-ruled="">
                <h1 id="view-title" tabindex="-1">"報告書"</h1>
                <p class="view-head__note">
                    "選んだ部分を紙に組みます。記入は変わりません。" <br/>
                    "選んだ内容は、このブラウザが次回まで覚えています。"
                </p>
                <div class="view-head__actions">
                    <Button look=ButtonLook::Solid size=ButtonSize::Small blocked=is_setting on_press=print>
                        "印刷・PDFにする"
                    </Button>
                    <Button size=ButtonSize::Small blocked=is_setting on_press=word>
                        "Word（.docx）で書き出す"
                    </Button>
                </div>
            </div>
            <div class="columns report__desk" data-shape="report">
                <div class="no-print">
                    {scope::scope(app)} {parts::parts(state)} {cover::cover(state)}
                    {after_paint(app, move || sentences::sentences(state))}
                </div>
                {after_paint(app, move || preview::preview(state))}
            </div>
        </div>
    }
}
