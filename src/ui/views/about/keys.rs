//! キー操作の一覧: all that a keyboard can do, view by view.

use leptos::prelude::*;

use crate::query::Topic;
use crate::ui::parts::heads;

use super::Section;

/// Keys that do the same, and what they do.
type KeyAction = (&'static [&'static str], &'static str);

/// Where, and which keys do what there.
const KEYS: [(&str, &[KeyAction]); 5] = [
    (
        "どの画面でも",
        &[
            (
                &["Tab"],
                "次の操作へ。最初のTabで「本文へ移動」が現れ、Enterで上の2段を飛ばします。順番は、上の段、画面の切り替え、番号・名称で探す、本文です。",
            ),
            (&["Shift+Tab"], "前の操作へ。"),
            (&["Enter"], "リンクを開く、ボタンを押す。"),
            (&["Space"], "ボタンを押す、チェックを付ける・外す。"),
            (&["↑", "↓"], "同じ組の中で選ぶ（年度・並び・状態・評価・一覧から選ぶ欄）。"),
            (&["Ctrl+Z"], "元に戻す。文を書いている間は、その欄の中だけで働きます。"),
            (&["Ctrl+Y", "Ctrl+Shift+Z"], "やり直す。"),
            (&["Alt+←", "Alt+→"], "前の画面・次の画面（ブラウザの戻る・進む）。"),
        ],
    ),
    ("番号・名称で探す", &[(&["Enter"], "見つかったものをすべて一覧で見る。"), (&["Esc"], "入力を消して閉じる。")]),
    (
        "依存関係の図",
        &[
            (&["→"], "後続の取組へ。"),
            (&["←"], "前提の取組へ。"),
            (&["↑", "↓"], "同じ列の取組へ。開いた個別取組の間も動く。"),
            (&["Home", "End"], "最初・最後の取組へ。"),
            (&["Enter"], "取組の個票を開く。たたんだ Vision は開く。"),
            (&["Esc"], "「もし遅れたら」を終える。そうでなければ操作列へ戻る。"),
            (&["f"], "選択中の取組のまわりを、1つ先から順に際立たせる。"),
            (&["+", "−"], "拡大する・縮小する。"),
            (&["0"], "元の大きさに戻す。"),
        ],
    ),
    (
        "自己点検",
        &[
            (
                &["A", "B", "C", "D", "N"],
                "集計中は、その評価を1人増やす（Shiftと同時で1人減らす）。集計を締め切った後は、合意した評価を選ぶ。文を書いている間は働きません。",
            ),
            (&["1", "2", "3", "4", "5", "6"], "集計を締め切った後に、状態を選ぶ（1が未着手、6が対象外）。"),
            (&["Enter"], "集計を締め切る、再開する。"),
            (&["←", "→"], "前・次の個別取組へ。"),
            (&["Esc"], "入力欄から抜ける。"),
            (&["F"], "全画面にする、戻す。"),
        ],
    ),
    ("開いた窓", &[(&["Esc"], "何も変えずに閉じる。")]),
];

#[component]
pub(super) fn Keys() -> impl IntoView {
    let key = |(position, key): (usize, &&'static str)| {
        view! {
            {(position > 0).then_some("・")}
            <kbd class="about__key">{*key}</kbd>
        }
    };
    let row = move |(keys, action): &KeyAction| {
        view! {
            <tr class="table__row">
                <th class="table__cell" scope="row">{keys.iter().enumerate().map(key).collect_view()}</th>
                <td class="table__cell">{*action}</td>
            </tr>
        }
    };
    let table = move |(place, keys): (&'static str, &'static [KeyAction])| {
        view! {
            <h3 class="about__sub">{place}</h3>
            <table class="table about__keys">
                <caption class="visually-hidden">{format!("{place}のキー操作")}</caption>
                {heads(&[("キー", false), ("はたらき", false)])}
                <tbody>{keys.iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <Section topic=Topic::Keys>
            <p class="about__text">
                "すべての操作がキーボードだけでできます。1文字のキーは、図に入っている間と自己点検の間だけ働き、自己点検では使わないこともできます。Macでは、Ctrlの代わりに⌘（Command）を使います。"
            </p>
            {KEYS.map(table).into_iter().collect_view()}
        </Section>
    }
}
