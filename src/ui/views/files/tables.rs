//! ほかのソフトで使う表: each as CSV, all of them as one Excel workbook.

use leptos::prelude::*;

use crate::app::{App, TableScope};
use crate::tables::TableId;
use crate::ui::parts::{Button, ButtonSize, Column, table};

/// What is given out here, in this order. A comparison is given out where its sides are chosen.
const DATA: [TableId; 8] = [
    TableId::Measures,
    TableId::Leads,
    TableId::Phases,
    TableId::Tags,
    TableId::Records,
    TableId::History,
    TableId::Replaced,
    TableId::Received,
];

const COLUMNS: [Column; 3] = [("表", false), ("ファイル", false), ("入っているもの", false)];

/// The heading that names the list.
const TITLE_ID: &str = "files-tables";

/// The section.
#[component]
pub(super) fn Tables(app: App) -> impl IntoView {
    let whole = move |()| {
        app.files.export_workbook(
            "ほかのソフトで使う表",
            Some(app.navigation.fy().get_untracked()),
            move || {
                let data = DATA.map(|id| app.table(id, TableScope::Whole)).into();
                app.with_definitions(data, TableScope::Whole)
            },
        );
    };
    let rows = DATA.into_iter().chain(TableId::BESIDE).map(|id| row(app, id)).collect();
    view! {
        <section class="section no-print" aria-labelledby=TITLE_ID>
            <div class="section__head">
                <h2 id=TITLE_ID>"ほかのソフトで使う表"</h2>
                <p class="section__note">"国の「行政データにおける機械可読性ルール」に沿った形です"</p>
            </div>
            <p>
                "このブラウザにある計画と記入を、表計算や統計のソフトで使う形にします。あゆみには取り込めません。ほかの課へ渡すときは、上の「ファイルを作る」を使ってください。"
            </p>
            <div class="row files__whole">
                <Button on_press=whole attr:aria-describedby="files-tables-whole">"全ての表を1つのExcelファイルにする"</Button>
                <p class="sub" id="files-tables-whole">"表ごとに1シート。項目定義・コード表・出典も入ります。"</p>
            </div>
            {table(TITLE_ID, &COLUMNS, 0, rows, None)}
            <p class="sub">"比べた表は「比較」、絞り込んだ表は「一覧」から作れます。"</p>
        </section>
    }
}

fn row(app: App, id: TableId) -> Vec<AnyView> {
    let csv = move |()| {
        let table = untrack(|| app.table(id, TableScope::Whole));
        app.files.export_csv(id.name(), Some(app.navigation.fy().get_untracked()), &table);
    };
    let button = view! {
        <Button size=ButtonSize::Small on_press=csv>
            "CSV" <span class="visually-hidden">{format!("：{}", id.name())}</span>
        </Button>
    };
    vec![id.name().into_any(), button.into_any(), id.about().into_any()]
}
