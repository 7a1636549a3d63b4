//! A line of a history: what changed, who and when, and the way to erase personal data.

use leptos::prelude::*;

use crate::insight::{PastLine, clock_is_doubtful};
use crate::journal::Scale;
use crate::plan::Plan;
use crate::plan::calendar::{Date, Moment};
use crate::plan::letters::visible_line;
use crate::ui::text::{self, said};

use super::{Button, ButtonSize, Icon, Shape};

/// The words of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PastWords {
    /// 4-1; may be empty.
    pub number: String,
    /// 状態
    pub field: String,
    /// 準備中 → 実施中
    pub what: String,
    /// 市民課　管理係　11月22日 14:32
    pub who: String,
    /// Its clock cannot be right.
    pub clock_is_doubtful: bool,
}

impl PastWords {
    /// A line of a history in full; the number stands without the year.
    pub fn of(
        plan: &Plan,
        scale: &Scale,
        line: &PastLine,
        file: Option<&str>,
        today: Option<Date>,
        now: &Moment,
    ) -> Self {
        let dept = line.cell.as_ref().map(|cell| said::dept(plan, cell)).unwrap_or_default();
        let (number, name) = line.cell.as_ref().map(|cell| said::item(plan, &cell.item)).unwrap_or_default();
        let who = said::who_when(&dept, &line.by, &line.at, today);
        Self {
            number: if number.is_empty() { name } else { number },
            field: line.cell.as_ref().map(|cell| text::field(&cell.field).into_owned()).unwrap_or_default(),
            what: said::change(plan, scale, line, today),
            who: format!("{who}　{}", file.map_or("この画面の記入".into(), visible_line)),
            clock_is_doubtful: clock_is_doubtful(&line.at, now, &plan.edition),
        }
    }

    /// What erasing it is called.
    pub fn erasure(&self) -> String {
        format!("{} {} の個人情報の消去", self.number, self.field)
    }
}

/// The line. With `on_erase` it offers to erase the text, and says first what that does.
#[component]
pub fn PastRow(
    /// Its words.
    words: PastWords,
    /// Erases the text.
    #[prop(optional_no_strip)]
    on_erase: Option<Callback<()>>,
) -> impl IntoView {
    let PastWords { number, field, what, who, clock_is_doubtful } = words;
    let doubt = clock_is_doubtful.then(|| {
        view! { <p class="past-row__doubt"><Icon shape=Shape::Warning/> "時計がずれている可能性があります。記入はそのまま残しています。"</p> }
    });
    let erase = on_erase.map(|on_erase| {
        let name = format!("：{number} {field}　{who}");
        view! {
            <details class="disclosure past-row__erase">
                <summary class="disclosure__summary">"個人情報を消す" <span class="visually-hidden">{name}</span></summary>
                <div class="disclosure__body">
                    <p>
                        "この記入の内容と記入者の名前を消します。ここと、これから書き出すファイルから消え、そのファイルを読み込んだ相手からも消えます。すでに渡したファイルの中には残ります。"
                    </p>
                    <p>"消したことと、消した人・日時は残ります。" <strong>"元に戻せません。"</strong></p>
                    <Button size=ButtonSize::Small on_press=on_erase>"この記入の内容を消す"</Button>
                </div>
            </details>
        }
    });
    view! {
        <li class="past-row">
            <p class="past-row__what">{number} " " <b>{field}</b> "　" {what}</p>
            <p class="past-row__who">{who}</p>
            {doubt} {erase}
        </li>
    }
    .into_any()
}
