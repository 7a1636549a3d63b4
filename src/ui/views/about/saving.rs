//! 保存のしくみ: where records are, what may take them away, and what to do then.

use leptos::prelude::*;

use crate::app::{App, Saving};
use crate::counted::changes;
use crate::query::{Route, Topic, View};
use crate::vault::StoreName;

use super::Section;

#[component]
pub(super) fn HowSaving() -> impl IntoView {
    let files = move || App::get().navigation.address_of(View::Files);
    view! {
        <Section topic=Topic::Saving>
            <Now/>
            <h3 class="about__sub">"どこに保存されるか"</h3>
            <ul class="about__points">
                <li>"記入は、このパソコンの、このブラウザの中にだけ保存します。ネットワークには何も送りません。"</li>
                <li>"計画ごとに分けて保存します。ほかの計画の html ファイルを同じブラウザで開いても、互いの記入は見えず、作るファイルにも混ざりません。"</li>
                <li>"ブラウザの中の二つの場所に、同じ記入を保存します。片方が消えたり壊れたりしても、次に開いたときにもう片方から元に戻し、そのことを知らせます。"</li>
                <li>"ほかのパソコンやほかのブラウザ（EdgeとChromeなど）からは見えません。渡すときはファイルを作ります。"</li>
                <li>"アドレス欄に入るのは画面と絞り込みの条件だけです。記入した文や名前は入りません。"</li>
                <li>"Firefoxでは、このファイルを別の場所に移すと記入が見えなくなります。移す前にファイルを作り、移した先で取り込んでください。"</li>
            </ul>
            <h3 class="about__sub">"いつ保存されるか"</h3>
            <ul class="about__points">
                <li>"選ぶたび、書くたびに自動で保存します。保存のボタンはありません。終わると画面の上に「保存しました」と時刻が出ます。"</li>
                <li>"「保存できません」と出たときは、記入は画面の中にだけあります。閉じる前にファイルを作ってください。"</li>
                <li>"ブラウザの保存領域がいっぱいに近づくと、70%と90%で知らせます。"</li>
                <li>"記入と取込みは「元に戻す」（Ctrl+Z）で取り消せます。前の値は消えず、履歴に残ります。"</li>
                <li>"個人情報を書いてしまったときは、個票の「履歴」から、その文を消せます。同じ文のあるほかの欄や書きかけの文も、示したうえで一緒に消します。これは元に戻せません。"</li>
            </ul>
            <h3 class="about__sub">"ファイルの作成と取込み"</h3>
            <ul class="about__points">
                <li>
                    <a class="about__link" href=files>"保存と共有"</a>
                    "で作ったファイルを、メールや共有フォルダーで渡せます。控えにもなります。"
                </li>
                <li>"取込みは、今の記入に足すだけです。上書きも削除もしません。何が増えるかを見てから決められ、取り込んだあとも元に戻せます。"</li>
                <li>"同じファイルを二度取り込んでも、順番が違っても、結果は同じです。"</li>
                <li>"同じ項目に異なる記入があるときは「食い違い」として両方を残し、人が選ぶまでどちらも採りません。"</li>
            </ul>
            <h3 class="about__sub">"記入が失われるとき"</h3>
            <ul class="about__points">
                <li>
                    "ブラウザの「閲覧履歴データの削除」でサイトのデータを消したとき、パソコンを替えたときは、ブラウザの中の記入は戻りません。作ったファイルを取り込めば、そのときの記入に戻ります。"
                </li>
                <li>"プライベートウィンドウ（InPrivate・シークレット）での記入は、閉じると消えます。閉じる前にファイルを作ってください。"</li>
                <li>"共用のパソコンでは、終わりに必ずファイルを作ってください。"</li>
            </ul>
            <h3 class="about__sub">"ブラウザの翻訳機能"</h3>
            <p class="about__text">
                "この画面は翻訳の対象から外しています。翻訳すると、数字や状態が古いまま残ることがあるためです。拡張機能などで翻訳されたときは、そのことを画面の下に示します。翻訳を止めて再読み込みすると、正しい表示に戻ります。記入した内容は変わりません。"
            </p>
            <h3 class="about__sub">"複数のタブで開いたとき"</h3>
            <p class="about__text">
                "同じブラウザの別のタブの記入は、すぐにこのタブにも現れます。互いの記入を消すことはありません。同じ項目を同時に変えたときは食い違いとして示します。"
            </p>
        </Section>
    }
}

/// How it stands at this moment.
#[component]
fn Now() -> impl IntoView {
    let app = App::get();
    let place = move || match app.records.saving().get() {
        Saving::Starting => "記入を読み込んでいます。".to_owned(),
        Saving::Writing => "保存しています。".to_owned(),
        Saving::Failed { .. } => "保存できません。最後の記入は、この画面の中だけにあります。".to_owned(),
        Saving::Idle(places) | Saving::Saved { places, .. } => {
            let names: Vec<&str> = places.on.iter().map(|store| store_name(*store)).collect();
            if names.is_empty() {
                "この画面の中だけ（閉じると失われます）".to_owned()
            } else if places.pending.is_empty() {
                names.join("と")
            } else {
                let pending: Vec<&str> = places.pending.iter().map(|store| store_name(*store)).collect();
                format!("{}（{}は応答待ち）", names.join("と"), pending.join("と"))
            }
        }
    };
    let unexported = move || match app.records.unexported() {
        0 if app.records.ledger().read().is_empty() => "記入はまだありません。".to_owned(),
        0 => "ありません。".to_owned(),
        count => format!("{}。このパソコンのこのブラウザにだけあります。", changes(count)),
    };
    view! {
        <dl class="about__list panel">
            <div class="about__item">
                <dt>"現在の保存先"</dt>
                <dd>{place}</dd>
            </div>
            <div class="about__item">
                <dt>"どのファイルにもない変更"</dt>
                <dd>
                    {unexported} " "
                    <a class="about__link" href=Route::to(View::Files).format()>"ファイルを作る"</a>
                </dd>
            </div>
        </dl>
    }
}

fn store_name(store: StoreName) -> &'static str {
    match store {
        StoreName::IndexedDb => "ブラウザの保存場所（IndexedDB）",
        StoreName::LocalStorage => "予備の保存場所（localStorage）",
        StoreName::Memory => "この画面の中だけ（閉じると失われます）",
    }
}
