//! アクセシビリティ, 出典とライセンス: what is aimed at, where the words and the rules come from, what it is built of.

use leptos::prelude::*;

use crate::app::App;
use crate::query::Topic;
use crate::wording;

use super::Section;

/// The libraries inside the program, with their licences; a test holds the list against `Cargo.toml`.
pub fn libraries() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("libraries.txt").lines().filter_map(|line| line.split_once('\t'))
}

#[component]
pub(super) fn Accessibility() -> impl IntoView {
    view! {
        <Section topic=Topic::Accessibility>
            <p class="about__text">
                "JIS X 8341-3:2016 レベルAA／WCAG 2.2 AA を目標に設計（第三者試験は未実施）"
            </p>
            <ul class="about__points">
                <li>"すべての操作がキーボードだけででき、現在の位置に枠（黒と黄）が付きます。動く表示や、時間の制限はありません。"</li>
                <li>"状態・評価・Visionは、色のほかに形と語でも示します。白黒の印刷でも読めます。"</li>
                <li>"文字の拡大（200%）、幅の狭い画面、Windowsのコントラスト テーマで使えます。"</li>
                <li>"図には、同じ内容の一覧と文の説明があります。"</li>
            </ul>
            <h3 class="about__sub">"分かっている制約"</h3>
            <ul class="about__points">
                <li>"依存関係の図は、幅の狭い画面では横に送って見ます。一覧の表示では送る必要がありません。"</li>
                <li>"スクリーンリーダー（PC-Talker・NVDA・VoiceOverなど）の実機での確認は終わっていません。"</li>
                <li>"文節での改行は、EdgeとChrome以外では働きません。文は欠けません。"</li>
                <li>"JavaScriptかWebAssemblyが使えないブラウザでは、計画の文だけを表示します。"</li>
            </ul>
            <p class="about__text">"使いにくいところは、このファイルを配った部署に知らせてください。"</p>
        </Section>
    }
}

#[component]
pub(super) fn Sources() -> impl IntoView {
    let plan = App::get().plan();
    let source = plan.source.clone();
    let published = wording::published(&source);
    let cover = source.cover.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    let library = |(name, licence): (&'static str, &'static str)| {
        view! {
            <li>
                {name} " " <span class="sub">{licence}</span>
            </li>
        }
    };
    view! {
        <Section topic=Topic::Sources>
            <dl class="about__list">
                <div class="about__item">
                    <dt>"計画の文"</dt>
                    <dd>
                        {format!("{}「{}」{published}。", source.publisher, source.title)}
                    </dd>
                </div>
                <div class="about__item">
                    <dt>"計画の表紙"</dt>
                    <dd>{cover}</dd>
                </div>
                <div class="about__item">
                    <dt>"計画のデータ"</dt>
                    <dd>{format!("{}（{}年{}月版）", plan.id, plan.edition.get(..4).unwrap_or_default(), plan.edition.get(5..).unwrap_or_default())}</dd>
                </div>
                <div class="about__item">
                    <dt>"画面の設計"</dt>
                    <dd>
                        "デジタル庁デザインシステムを参考に独自に実装したものです。デジタル庁の認定を受けたものではありません。"
                    </dd>
                </div>
                <div class="about__item">
                    <dt>"このソフト"</dt>
                    <dd>
                        {concat!("あゆみ ", env!("CARGO_PKG_VERSION"))}
                        "。プログラムは MIT OR Apache-2.0 で利用できます。計画の文は含みません。"
                    </dd>
                </div>
                <div class="about__item">
                    <dt>"使っているソフトウェア"</dt>
                    <dd>
                        <ul class="about__columns">{libraries().map(library).collect_view()}</ul>
                    </dd>
                </div>
            </dl>
        </Section>
    }
}
