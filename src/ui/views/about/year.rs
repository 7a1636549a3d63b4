//! 1年の流れ: who does what with this file in a year, and what to do when mail holds files back. The README says the same,
//! at greater length.

use leptos::prelude::*;

use crate::query::Topic;

use super::Section;

#[component]
pub(super) fn Year() -> impl IntoView {
    view! {
        <Section topic=Topic::Year>
            <ol class="about__points about__steps">
                <li><b>"依頼"</b> "　取りまとめ担当が「取りまとめ」で調査回を作り、依頼ファイルとこの html ファイルを各課へ送ります。期限だけをメールで伝えてもかまいません。"</li>
                <li><b>"記入"</b> "　各課は依頼ファイルを「保存と共有」で取り込み、「自分の課」で、主担当の個別取組の状態・進捗評価・状況を書きます。話し合って決めるときは「自己点検」を使います。"</li>
                <li><b>"ファイル"</b> "　「自分の課」の「提出の手順」で、課内の確認用に印刷し、ファイルを作ってメールに添付します。"</li>
                <li><b>"取りまとめ"</b> "　届いたファイルを「取りまとめ」に置きます。食い違いを決め、そろわない課へ再依頼の文面を送ります。そろったら調査回を確定します。"</li>
                <li><b>"報告"</b> "　「概況」の「ほかの時点と比べる」で、前回の確定・前年度・前回のファイルからの変化と文の下書きを見ます。「取りまとめ」の「報告書を作る」で、表紙・要約・集計表・個票などを選び、印刷（PDF）するか、Wordファイルにして書き足します。表計算や統計には、一覧・比較・取りまとめの「Excel」「CSV」か、「保存と共有」の「ほかのソフトで使う表」を使います。"</li>
            </ol>
            <h3 class="about__sub">"メールで .json や .html が届かないとき"</h3>
            <ul class="about__points">
                <li>"ファイル名の最後を .txt に変えて送ります。取り込むときは、名前ではなく中身で見分けます。"</li>
                <li>"ファイルの中の文をそのままメールの本文に貼って送れます。受け取った人は、写して「保存と共有」で Ctrl+V を押します。"</li>
                <li>"html ファイルは、共有フォルダーに置くか、.txt に変えて送り、受け取ってから .html に戻します。"</li>
            </ul>
            <h3 class="about__sub">"印刷"</h3>
            <p class="about__text">"ページ番号が付くのは Edge と Chrome です。Firefox は、印刷の画面の「ヘッダーとフッターを印刷」で付けます。"</p>
        </Section>
    }
}
