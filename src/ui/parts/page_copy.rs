//! A plan's page as a file: the button, what was written, and whether a file that comes back is the same.

use leptos::prelude::*;

use super::{Button, FileInput, Shape, icon};
use crate::exchange::{MadePage, ReturnedPage};

/// Where the making of a plan's page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageCopyState {
    /// It was not asked for.
    Idle,
    /// It is being written.
    Writing,
    /// It was given out.
    Made(MadePage),
    /// There is none, and why.
    Failed(String),
}

/// Offers a page of a plan.
#[component]
pub fn PageCopy(
    /// The plan's title.
    #[prop(into)]
    title: String,
    /// Its edition: 2026-04.
    #[prop(into)]
    edition: String,
    /// The version of the program that goes into the page.
    version: &'static str,
    /// The id of the field that takes the file back: one of its own wherever this stands.
    input_id: &'static str,
    /// How far the page is.
    #[prop(into)]
    state: Signal<PageCopyState>,
    /// What the file was that came back.
    #[prop(into)]
    returned: Signal<Option<ReturnedPage>>,
    /// Writes the page.
    #[prop(into)]
    on_make: Callback<()>,
    /// A file was chosen in the field of that id.
    #[prop(into)]
    on_return: Callback<&'static str>,
) -> impl IntoView {
    let writing = Signal::derive(move || *state.read() == PageCopyState::Writing);
    let said = move || match state.get() {
        PageCopyState::Idle => ().into_any(),
        PageCopyState::Writing => view! { <p>"⌛ 作っています"</p> }.into_any(),
        PageCopyState::Failed(words) => {
            view! { <p class="page-copy__failed">{icon(Shape::Failure)} <span>{words}</span></p> }.into_any()
        }
        PageCopyState::Made(made) => details(&made).into_any(),
    };
    let is_made = Memo::new(move |_| matches!(*state.read(), PageCopyState::Made(_)));
    let note_id = format!("{input_id}-note");
    view! {
        <div class="page-copy">
            <dl class="page-copy__facts">
                <div><dt>"計画"</dt><dd>{title}</dd></div>
                <div><dt>"計画の版"</dt><dd>{edition}</dd></div>
                <div><dt>"プログラムの版"</dt><dd>{format!("あゆみ {version}")}</dd></div>
            </dl>
            <div class="row">
                <Button blocked=writing on_press=on_make attr:aria-describedby=note_id.clone()>
                    "この計画を組み込んだHTMLファイルを作る"
                </Button>
                <p class="sub" id=note_id>
                    "記入・設定・後から追加した部署は入りません。作ったファイルの版は、後から変わりません。"
                </p>
            </div>
            <div role="status">{said}</div>
            {move || is_made.get().then(|| view! { <ReturnField input_id returned on_return/> })}
        </div>
    }
    .into_any()
}

/// Name, size and digest of what was given out.
fn details(made: &MadePage) -> impl IntoView + use<> {
    view! {
        <dl class="page-copy__facts">
            <div><dt>"ファイル"</dt><dd>{made.file.clone()}</dd></div>
            <div><dt>"大きさ"</dt><dd>{format!("{}バイト", grouped(made.bytes))}</dd></div>
            <div><dt>"SHA-256"</dt><dd class="page-copy__digest">{made.sha256.clone()}</dd></div>
        </dl>
    }
}

/// 1,643,209
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Takes the file back from where it was saved, and says whether it is the one that was given out.
#[component]
fn ReturnField(
    input_id: &'static str,
    returned: Signal<Option<ReturnedPage>>,
    on_return: Callback<&'static str>,
) -> impl IntoView {
    let support_id = format!("{input_id}-support");
    view! {
        <div class="page-copy__return">
            <label class="page-copy__label" for=input_id>"届いたファイルを確かめる"</label>
            <p class="sub" id=support_id.clone()>
                "保存したファイルや、渡した先で開く前のファイルを選ぶと、作ったものと同じかを比べます。ファイルは取り込みません。"
            </p>
            <FileInput id=input_id accept=".html,text/html" described_by=support_id on_choose=on_return/>
            <div role="status">{move || returned.get().map(verdict)}</div>
        </div>
    }
}

/// What the file is, in words and with a sign.
fn verdict(returned: ReturnedPage) -> AnyView {
    const AGAIN: &str = "作り直して、もう一度渡してください。";
    let (kind, shape, words) = match returned {
        ReturnedPage::Same => ("same", Shape::Check, "作ったファイルと同じです。壊れていません。".to_owned()),
        ReturnedPage::Changed => (
            "other",
            Shape::Failure,
            format!("作ったファイルと違います。大きさは同じですが、中が書き換わっています。{AGAIN}"),
        ),
        ReturnedPage::Shorter => (
            "other",
            Shape::Failure,
            format!("作ったファイルと違います。大きさが足りません。途中で切れているか、別のファイルです。{AGAIN}"),
        ),
        ReturnedPage::Longer => (
            "other",
            Shape::Failure,
            format!("作ったファイルと違います。大きさが余分です。書き足されているか、別のファイルです。{AGAIN}"),
        ),
        ReturnedPage::Unreadable => (
            "other",
            Shape::Failure,
            "ファイルを読めませんでした。ほかのソフトで開いていないかを確かめて、もう一度選んでください。".to_owned(),
        ),
    };
    view! { <p class="page-copy__verdict" data-kind=kind>{icon(shape)} <span>{words}</span></p> }.into_any()
}
