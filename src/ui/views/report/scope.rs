//! 範囲: which measures the report is about. The filter is the list's.

use leptos::prelude::*;

use crate::app::App;
use crate::ui::asked;
use crate::ui::parts::explained;
use crate::wording::dates;

pub(super) fn scope(app: App) -> AnyView {
    let found = move || view! { {asked::found(app)} {asked::change(app)} };
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
            {move || asked::nothing(app)}
            <p class="sub">{moment}</p>
            {how}
        </section>
    }
    .into_any()
}
