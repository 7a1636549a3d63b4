//! All parts on one sheet, with all style sheets: `target/specimen.html`, to look at.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use ayumi::journal::{GradeId, GradeKind, Scale, Status};
use ayumi::plan::Role;
use ayumi::ui::parts::field::{
    Checkbox, DateField, FigureField, GradeRadios, Need, Select, StatusRadios, TextArea, TextField,
};
use ayumi::ui::parts::*;
use leptos::prelude::*;

use super::{counts, grade, nothing, phases};

/// The order of the links in `index.html`.
const STYLE: [&str; 21] = [
    "layers",
    "reset",
    "tokens",
    "roles",
    "base",
    "layout",
    "parts/mark",
    "parts/icon",
    "parts/chip",
    "parts/button",
    "parts/segments",
    "parts/bar",
    "parts/phases",
    "parts/field",
    "parts/figures",
    "parts/table",
    "parts/notice",
    "parts/empty",
    "parts/breadcrumb",
    "parts/disclosure",
    "print",
];

fn strings<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

fn choices<const N: usize>(words: [(&str, &str); N]) -> Vec<Choice> {
    words.map(|(value, label)| Choice::new(value, label)).to_vec()
}

#[test]
fn specimen_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut css = String::new();
    for name in STYLE {
        let text = std::fs::read_to_string(root.join("style").join(name).with_extension("css")).unwrap();
        writeln!(css, "{text}").unwrap();
    }
    let body = Owner::new().with(|| body().into_view().to_html());
    let page = format!(
        "<!doctype html><html lang=ja><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>見本</title><style>{css}</style><body>{body}"
    );
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    std::fs::create_dir_all(&target).unwrap();
    std::fs::write(target.join("specimen.html"), page).unwrap();
}

/// Every part at least once.
pub fn body() -> impl IntoView {
    view! {
        <div class="page">
            {masthead()}
            <main class="main frame">
                <Breadcrumb crumbs=vec![
                    Crumb::link("一覧", "#/list"),
                    Crumb::link("Vision3 基盤の整備", "#/list?vision=3"),
                    Crumb::here("取組⑭"),
                ] />
                <Notice kind=NoticeKind::Failure title="保存できません">
                    <p>"ブラウザの保存領域がいっぱいです。今すぐファイルを作ってください。"</p>
                    <div class="notice__actions">
                        <Button look=ButtonLook::Solid on_press=nothing()>"ファイルを作る"</Button>
                    </div>
                </Notice>
                <Notice kind=NoticeKind::Information title="21個の変更を追加しました。14個の変更は既にあります。" />
                <div class="view-head" data-ruled="">
                    <h1>"概況"</h1>
                    <p class="view-head__note">
                        "令和9（2027）年度　データ時点 令和9年11月22日 14:32"<br />
                        "14課のうち9課分を取り込み済み（"<a href="#/collect">"届いていない5課"</a>"）"
                    </p>
                    <div class="view-head__actions">
                        <SegmentedChoice legend="表示する年度" name="fy"
                            choices=choices([("2026", "令和8"), ("2027", "令和9"), ("2028", "令和10")])
                            value="2027".to_owned() on_choose=nothing() />
                    </div>
                </div>
                {overview()}
                <div class="columns" data-shape="overview">
                    <div>{matrix()} {sheet()}</div>
                    <div>{aside()}</div>
                </div>
                {form()}
            </main>
            <footer class="footer">
                <div class="frame footer__row">
                    <p>"出典：小金井市DX推進方針アクションプラン（令和8年4月）"</p>
                    <ul class="footer__links">
                        <li><a href="#/terms">"状態と評価の意味"</a></li>
                        <li><a href="#/keys">"キー操作の一覧"</a></li>
                        <li>"あゆみ 0.1.0"</li>
                    </ul>
                </div>
            </footer>
        </div>
    }
}

fn masthead() -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="frame masthead__row">
                <a class="masthead__brand" href="#/"><BrandMark />"あゆみ"</a>
                <p class="masthead__plan">
                    <span class="masthead__plan-name">"小金井市DX推進方針アクションプラン"</span>
                    "令和8〜10（2026〜2028）年度"
                </p>
                <div class="masthead__tools">
                    <div class="masthead__saved">
                        {icon(Shape::Check)}
                        <p><b>"保存しました 14:32"</b><br />"このブラウザの中・ファイルにしていない変更 "<b>"7個の変更"</b></p>
                        <Button size=ButtonSize::Small on_press=nothing()>"ファイルを作る"</Button>
                    </div>
                    <Select id="dept" label="自分の課" inline=true
                        choices=choices([("dx", "自治体DX推進担当"), ("shimin", "市民課")])
                        value="dx".to_owned() on_choose=nothing() />
                </div>
            </div>
        </header>
        <nav class="nav" aria-label="画面">
            <div class="frame nav__row">
                <ul class="nav__list">
                    <li class="nav__item"><a class="nav__link" aria-current="page">"概況"</a></li>
                    <li class="nav__item"><a class="nav__link" href="#/list">"一覧"</a></li>
                    <li class="nav__item"><a class="nav__link" href="#/graph">"依存関係"</a></li>
                    <li class="nav__item"><a class="nav__link" href="#/roadmap">"ロードマップ"</a></li>
                    <li class="nav__item">
                        <a class="nav__link" href="#/dept">"自分の課"<span class="nav__count">"未記入 5"</span></a>
                    </li>
                    <li class="nav__item">
                        <a class="nav__link" href="#/collect">"取りまとめ"<span class="nav__count">"食い違い 2"</span></a>
                    </li>
                    <li class="nav__item"><a class="nav__link" href="#/files">"保存と共有"</a></li>
                </ul>
                <div class="nav__search">
                    <TextField id="search" label="番号・名称で探す" kind="search" inline=true
                        value=String::new() on_change=nothing() />
                </div>
            </div>
        </nav>
    }
}

fn overview() -> impl IntoView {
    view! {
        <section class="section">
            <Figures>
                <Figure label="記入済み" value="55".to_owned() unit="／63件" note="未記入8件".to_owned() first=true />
                <Figure label="遅れ D" value="2".to_owned() unit="件" note="前年度末より ＋1".to_owned()>
                    {icon(Shape::Warning)}
                </Figure>
                <Figure label="やや遅れ C" value="7".to_owned() unit="件" note="前年度末より −2".to_owned()>
                    {icon(Shape::Warning)}
                </Figure>
                <Figure label="今年度が期限" value="7".to_owned() unit="件" note="年度末まで130日".to_owned() />
                <Figure label="食い違い" value="2".to_owned() unit="件" note="採用する値が未定".to_owned()>
                    {icon(Shape::Conflict)}
                </Figure>
            </Figures>
        </section>
        <section class="section">
            <p class="sub"><b>"個別取組63件の状態"</b>"　分母63件。評価の集計は評価のある52件（評価できない2・評価の記入なし9を除く）"</p>
            <StateBar counts=counts() />
            <StateLegend counts=counts() />
        </section>
    }
}

fn matrix() -> impl IntoView {
    let chips = MarkState::IN_BARS.map(status_chip).collect_view();
    let grades = GradeKind::ALL.map(grade).collect_view();
    let circles = |size| MarkState::IN_BARS.map(|state| status_mark(state, size)).collect_view();
    let icons = [
        Shape::Check,
        Shape::Warning,
        Shape::Failure,
        Shape::Information,
        Shape::Conflict,
        Shape::Added,
        Shape::File,
        Shape::Search,
        Shape::Close,
        Shape::Chevron,
        Shape::Swap,
        Shape::Arrow,
    ]
    .map(icon)
    .collect_view();
    let visions = [(1, "市民にやさしい"), (2, "職員が働きやすい"), (3, "基盤の整備")]
        .map(|(number, name)| {
            view! {
                <div class="rows__item striped" data-vision=number.to_string()>
                    <div class="row" data-ends="">
                        <span class="row">
                            {number_mark(u16::from(number), number, NumberSize::Small)}
                            {number_mark(u16::from(number) + 6, number, NumberSize::Medium)}
                            {number_mark(u16::from(number) + 11, number, NumberSize::Large)}
                            <a class="name-link" href="#/i/01">"フロントヤード改革の推進"</a>
                        </span>
                        {vision_label(number, name.to_owned())}
                    </div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <div class="section__head">
                <h2>"取組ごとの状態"</h2>
                <p class="section__note">"丸1つが個別取組1件"</p>
            </div>
            <div class="stack">
                <div class="row">{chips}</div>
                <div class="row">{grades}</div>
                <div class="row">{circles(MarkSize::Small)} {circles(MarkSize::Medium)} {circles(MarkSize::Large)}</div>
                <div class="row">{icons}</div>
                <div class="row">
                    {Role::ALL.map(|role| view! { <span><RoleMark role named=true />" "{ayumi::wording::role(role)}</span> }).collect_view()}
                </div>
                <StateBar counts=counts() small=true />
                <div>{visions}</div>
                <div class="row">
                    <Button look=ButtonLook::Solid on_press=nothing()>"次の未記入へ（3-3）"</Button>
                    <Button on_press=nothing()>"前へ"</Button>
                    <Button look=ButtonLook::Text on_press=nothing()>"元に戻す"</Button>
                    <Button blocked=true on_press=nothing()>"この値に決める"</Button>
                    <Button size=ButtonSize::Small on_press=nothing()>"印刷"</Button>
                    <ButtonLink size=ButtonSize::Small href="#/graph".to_owned()>"依存関係で見る"</ButtonLink>
                </div>
                <div class="row">
                    <span><b class="count">"17"</b>"件／全63件"</span>
                    <FilterChip label="課：情報システム課（◎主担当）" on_remove=nothing() />
                    <SegmentedChoice legend="並び" name="order"
                        choices=choices([("plan", "計画順"), ("due", "期限順"), ("changed", "更新順")])
                        value="plan".to_owned() on_choose=nothing() />
                </div>
                <StatusLine message="63件中17件を表示".to_owned() />
            </div>
        </section>
    }
}

fn sheet() -> impl IntoView {
    let reading =
        TargetReading { end: 100.0, target: 90.0, actual: Some(62.0), pace: Some(60.0), previous: Some(35.0) };
    view! {
        <section class="section">
            <div class="section__head"><h2>"個別取組　3件"</h2><p class="section__note">"実施中2・準備中1"</p></div>
            <div class="stack">
                <div class="row" data-ends="">
                    <span class="row"><span class="code">"14-1"</span><h3>"アナログ規制の点検・見直し"</h3></span>
                    <span class="row">{status_chip(MarkState::Underway)}{grade(GradeKind::OnPlan)}</span>
                </div>
                <TargetBar reading vision=3
                    captions=strings(["前年度末 35%", "今年度のめやす 60%（按分）", "令和9年10月31日 時点"]) />
                <PhaseStrip years=2026..=2028 phases=phases() fy=2027 vision=3 />
                <PhaseStrip years=2026..=2028 fy=2027 vision=2
                    phases=vec![PhaseSpan { text: "推進".to_owned(), first: 2026, last: 2028 }] />
                {mini_phases(2026..=2028, &phases(), 2027, 0.64, 2)}
                {mini_phases(2026..=2028, &[], 2027, 0.64, 1)}
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-label="届いたファイル">
                <table class="table">
                    <caption class="table__caption">"ファイル内の変更の数 ＝ 追加 ＋ 既にある ＋ 取り込めない"</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="table__head">"課"</th>
                            <th scope="col" class="table__head">"ファイル"</th>
                            <th scope="col" class="table__head" data-number="">"追加"</th>
                            <th scope="col" class="table__head" data-number="">"既にある"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr class="table__row">
                            <th scope="row" class="table__cell">"市民課"</th>
                            <td class="table__cell">"ayumi_市民課_R9_2027-11-19.json"</td>
                            <td class="table__cell" data-number="">"21"</td>
                            <td class="table__cell" data-number="">"0"</td>
                        </tr>
                        <tr class="table__row" data-total="">
                            <th scope="row" class="table__cell">"合計"</th>
                            <td class="table__cell">"9ファイル"</td>
                            <td class="table__cell" data-number="">"165"</td>
                            <td class="table__cell" data-number="">"66"</td>
                        </tr>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn aside() -> impl IntoView {
    let filters = [
        (MarkState::NotEntered, 2),
        (MarkState::NotStarted, 0),
        (MarkState::Preparing, 4),
        (MarkState::Underway, 8),
        (MarkState::Done, 3),
        (MarkState::Stopped, 0),
    ]
    .map(|(state, count)| {
        view! {
            <Checkbox label=state.label() checked=state == MarkState::Done count=Some(count) on_change=nothing()>
                {status_mark(state, MarkSize::Medium)}
            </Checkbox>
        }
    })
    .collect_view();
    view! {
        <section class="section">
            <div class="section__head"><h2>"絞り込み"</h2><a class="sub" href="#/list">"すべて解除"</a></div>
            <Select id="filter-dept" label="課" choices=choices([("jouhou", "情報システム課")])
                value="jouhou".to_owned() on_choose=nothing() />
            {filters}
        </section>
        <section class="section">
            <div class="section__head"><h2>"未記入 5件"</h2><p class="section__note">"14件中9件を記入"</p></div>
            <ProgressBar done=9 total=14 />
        </section>
        <section class="section panel">
            <h3>"ファイルの作成"</h3>
            <p class="sub">"前回 11月19日（3日前）。その後の変更7件は、このパソコンのこのブラウザにだけあります。"</p>
            <Button on_press=nothing()>"ファイルを作る"</Button>
        </section>
        <section class="section">
            <Empty title="条件に合う個別取組はありません。" reason="状態「中止」を外すと3件あります。">
                <Button size=ButtonSize::Small on_press=nothing()>"条件を解除"</Button>
            </Empty>
            <Disclosure summary="前年度の記入（令和8年度・年度末）" open=true>"実施中・B 計画どおり・83.1%"</Disclosure>
        </section>
    }
}

fn form() -> impl IntoView {
    view! {
        <section class="section">
            <div class="section__head"><h2>"マイナンバーカードの普及促進"</h2></div>
            <div class="columns" data-shape="form">
                <div class="stack" data-gap="24">
                    <StatusRadios name="status" need=Need::Required statuses=Status::ALL[..5].to_vec()
                        value=Some(Status::Underway) on_choose=nothing() />
                    <GradeRadios name="rating" need=Need::Required scale=Scale::default()
                        support="令和9年度の工程と、年度のめやす（85%）に照らして選びます。"
                        value=Some(GradeId::new("b")) on_choose=nothing() />
                    <div class="row" data-foot="">
                        <FigureField id="actual" label="実績値" need=Need::Optional unit="%"
                            support="半角・全角どちらでも入力できます。" value="86.2".to_owned() on_change=nothing() />
                        <DateField id="on" label="時点" inline=true years=2006..=2050 value="2027-10-31".to_owned() on_change=nothing() />
                    </div>
                    <TextArea id="situation" label="状況" need=Need::Required limit=400
                        support="この年度に行ったこと・分かったこと。個人の氏名や連絡先は書かないでください。"
                        value="10月末の保有枚数率は86.2%。出張申請（公民館4か所・市立小学校の学校公開日）を9回行い、418件を受け付けた。".to_owned()
                        on_change=nothing() />
                    <TextField id="name" label="記入者" error=Some("係の名前を入力してください".to_owned())
                        value=String::new() on_change=nothing() />
                </div>
                <aside class="panel stack">
                    <h3>"前年度の記入"</h3>
                    {status_chip(MarkState::Underway)}
                    {grade(GradeKind::OnPlan)}
                    <Button size=ButtonSize::Small on_press=nothing()>"前年度の文を写して書き始める"</Button>
                </aside>
            </div>
        </section>
    }
}
