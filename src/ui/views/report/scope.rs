//! 範囲: which measures the report is about. The filter is the list's.

use leptos::prelude::*;

use crate::app::App;
use crate::query::{Criteria, View};
use crate::ui::parts::{FOUND_ID, explained, found_line};
use crate::wording::{conditions, dates};

pub(super) fn scope(app: App) -> AnyView {
    let found = move || {
        let (plan, scale, route) = (app.plan(), app.scale(), app.navigation.route().get());
        let (fy, count) = (app.navigation.fy().get(), app.search.found().read().len());
        let active = conditions::conditions(&plan, &scale, &route.criteria, fy);
        let set_criteria = Callback::new(move |criteria: Criteria| {
            app.navigation.set_criteria(|asked| *asked = criteria);
            request_animation_frame(move || app.page.focus(FOUND_ID));
        });
        view! {
            {found_line(count, plan.measures().count(), active, set_criteria)}
            <p><a href=route.switch(View::Measures).format()>"絞り込みを一覧で変える"</a></p>
        }
        .into_any()
    };
    let moment = move || format!("時点　{}", dates::full_moment(&app.page.moment().get()));
    let how = move || {
        explained(
            "報告書",
            vec![
                "件数と割合は、絞り込んだ個別取組について数えます。分母は表紙と各表に書きます。".to_owned(),
                "遅れは、課が記入した進捗評価によります。記録からの見通しは報告書に入れません。".to_owned(),
                "影響は、計画の「取組のステップ」をたどった後続の取組です。".to_owned(),
                app.records_source(),
            ],
        )
    };
    view! {
        <section class="section" aria-labelledby="report-scope">
            <div class="section__head">
                <h2 id="report-scope">"範囲"</h2>
                <p class="section__note">"一覧の絞り込みと同じ"</p>
            </div>
            <div class="found report__found">{found}</div>
            <p class="sub">{moment}</p>
            {how}
        </section>
    }
    .into_any()
}
