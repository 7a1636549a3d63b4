//! The whole plan as static html: what is read where the app cannot run, and by search engines of shared folders.

use super::html::{Html, TableCell};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{
    Background, BackgroundBlock, Goal, Initiative, Link, LinkKind, Measure, PartyId, Phase, Plan, Principles, Remark,
    Role, Target,
};

/// Every text of the plan as semantic html, headings from level 2.
///
/// Text is escaped, nothing is drawn, nothing points anywhere: the same plan always gives the same html.
pub fn booklet(plan: &Plan) -> String {
    let mut html = Html::default();
    cover(&mut html, plan);
    if let Some(of) = &plan.principles {
        principles(&mut html, of);
    }
    for section in &plan.background {
        background(&mut html, section);
    }
    html.section("計画全体の注記", &plan.notes, |html, notes| {
        html.list(notes.iter().map(|note| note.text.as_str()));
    });
    for vision in &plan.visions {
        html.text("h2", &format!("Vision{} {}", vision.number, vision.name));
        for initiative in plan.initiatives.iter().filter(|initiative| initiative.vision == vision.number) {
            sheet(&mut html, plan, initiative);
        }
    }
    html.section("取組のつながり", &plan.links, |html, links| {
        html.list(links.iter().map(|link| link_text(plan, link)));
    });
    parties(&mut html, plan);
    html.section("原典注記", &plan.remarks, |html, remarks| {
        html.table(
            &["対象", "原典の記載", "この画面での表示", "理由"],
            remarks.iter().map(|remark| remark_row(plan, remark)),
        );
    });
    html.finish()
}

fn cover(html: &mut Html, plan: &Plan) {
    html.text("h2", &plan.title);
    let years = format!("{}年度～{}年度", fiscal_year_short(plan.years.first), fiscal_year_short(plan.years.last));
    html.text("p", &format!("{}　{years}", plan.city));
    for line in &plan.source.cover {
        html.text("p", line);
    }
    let source = &plan.source;
    let published = source.published.as_ref().map(|published| format!("（{published}）")).unwrap_or_default();
    html.text("p", &format!("出典：{}「{}」{published}", source.publisher, source.title));
}

fn principles(html: &mut Html, principles: &Principles) {
    html.text("h2", &principles.heading);
    for line in &principles.lead {
        html.text("p", line);
    }
    for principle in &principles.items {
        html.text("h3", &format!("{} {}", principle.number, principle.title));
        for paragraph in &principle.text {
            html.text("p", paragraph);
        }
    }
}

fn background(html: &mut Html, section: &Background) {
    html.text("h2", &section.heading);
    for block in &section.blocks {
        match block {
            BackgroundBlock::Text(text) => html.text("p", text),
            BackgroundBlock::List { title, points } => {
                if !title.is_empty() {
                    html.text("h3", title);
                }
                html.list(points);
            }
        }
    }
}

fn sheet(html: &mut Html, plan: &Plan, initiative: &Initiative) {
    let priority = if initiative.priority { "（重点取組）" } else { "" };
    html.text("h3", &format!("取組{} {}{priority}", initiative.number, initiative.name));
    for (title, text) in [
        ("取組概要", &initiative.overview),
        ("取組背景", &initiative.background),
        ("アウトカムの視点（＝あるべき姿）", &initiative.outcome),
    ] {
        if let Some(text) = text {
            html.text("h4", title);
            html.text("p", text);
        }
    }
    if !initiative.roles.is_empty() {
        html.text("h4", "担当部署");
    }
    html.list(Role::ALL.into_iter().filter(|role| initiative.parties(*role).next().is_some()).map(|role| {
        let names: Vec<&str> = initiative.parties(role).map(|party| plan.party_name(party)).collect();
        format!("{}{} {}", role.mark(), role_name(role), names.join("、"))
    }));
    html.text("h4", "個別取組");
    html.table(
        &["個別取組", "評価指標", "目標値等", "取組のロードマップ", "主担当"],
        initiative.measures.iter().map(|measure| measure_row(plan, initiative, measure)),
    );
    html.list(&initiative.notes);
}

fn measure_row(plan: &Plan, initiative: &Initiative, measure: &Measure) -> Vec<TableCell> {
    let tags: Vec<String> = measure.tags.iter().map(|tag| format!("【{tag}】")).collect();
    let name = format!("{} {}{}", initiative.measure_number(measure), measure.name, tags.concat());
    let named = std::iter::once(name).chain(measure.notes.iter().cloned()).collect();
    let phases = match measure.phases.as_slice() {
        [] => vec!["原典の本文に記載なし".to_owned()],
        phases => phases.iter().map(phase_text).collect(),
    };
    let leads: Vec<&str> = measure.leads.iter().map(|party: &PartyId| plan.party_name(party)).collect();
    vec![
        TableCell(named),
        TableCell(measure.indicator.iter().cloned().collect()),
        TableCell(measure.target.iter().flat_map(target_lines).collect()),
        TableCell(phases),
        TableCell(if leads.is_empty() { vec!["記載なし".to_owned()] } else { vec![leads.join("、")] }),
    ]
}

/// The target as printed, why there is none, and what is set for single years.
fn target_lines(target: &Target) -> Vec<String> {
    let mut lines = vec![target.text.clone()];
    if let Goal::NotSet { reason } = &target.goal {
        lines.push(reason.clone());
    }
    lines.extend(target.years.iter().map(|(year, of)| format!("{}年度：{}", fiscal_year_short(*year), of.text)));
    lines
}

fn phase_text(phase: &Phase) -> String {
    let first = fiscal_year_short(phase.first);
    let span = if phase.first == phase.last {
        format!("{first}年度")
    } else {
        format!("{first}～{}年度", fiscal_year_short(phase.last))
    };
    format!("{span}：{}", phase.text)
}

fn link_text(plan: &Plan, link: &Link) -> String {
    let name = |id| {
        plan.initiative(id)
            .map_or_else(|| id.to_string(), |initiative| format!("取組{} {}", initiative.number, initiative.name))
    };
    let declared: Vec<String> = link.declared_by.iter().map(name).collect();
    let (from, to) = (name(&link.from), name(&link.to));
    let relation = match link.kind {
        LinkKind::Step => format!("ステップ：{from} → {to}"),
        LinkKind::Related => format!("関連：{from} と {to}"),
    };
    format!("{relation}（記載：{}）", declared.join("、"))
}

fn parties(html: &mut Html, plan: &Plan) {
    html.section("部署", &plan.departments, |html, departments| {
        html.list(departments.iter().map(|department| match department.aliases.as_slice() {
            [] => department.name.clone(),
            aliases => format!("{}（{}）", department.name, aliases.join("、")),
        }));
    });
    html.section("部署区分", &plan.groups, |html, groups| {
        html.list(groups.iter().map(|group| group.name.as_str()));
    });
}

fn remark_row(plan: &Plan, remark: &Remark) -> Vec<TableCell> {
    let about = match remark.about.as_slice() {
        [] => vec!["計画全体".to_owned()],
        ids => ids.iter().map(|id| item_name(plan, id)).collect(),
    };
    let text = |text: &String| TableCell(vec![text.clone()]);
    vec![TableCell(about), text(&remark.printed), text(&remark.shown), text(&remark.reason)]
}

/// An initiative or measure as printed; the id itself where the plan does not know it.
fn item_name(plan: &Plan, id: &str) -> String {
    let initiative = plan.initiatives.iter().find(|initiative| initiative.id.as_str() == id);
    let measure = plan.measures().find(|(_, measure)| measure.id.as_str() == id);
    match (initiative, measure) {
        (Some(initiative), _) => format!("取組{} {}", initiative.number, initiative.name),
        (None, Some((initiative, measure))) => format!("{} {}", initiative.measure_number(measure), measure.name),
        (None, None) => id.to_owned(),
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Lead => "主担当",
        Role::Support => "伴走支援担当",
        Role::Review => "検討メンバー",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

    use serde_json::Value;

    use super::*;
    use crate::exchange::html::escape;

    /// One of everything; a name that would be markup.
    const TINY: &str = r#"{
    "format": "ayumi/plan", "version": 1, "id": "tiny", "edition": "2026-04", "city": "小さい市",
    "title": "小さい計画", "years": {"first": 2026, "last": 2028},
    "source": {"title": "原典", "publisher": "発行者", "published": "令和8年4月", "cover": ["表紙の標語"]},
    "principles": {"heading": "DXは手段", "lead": ["導入文"],
        "items": [{"number": 1, "title": "原則の題", "text": ["原則の文"]}]},
    "background": [{"heading": "背景の題", "blocks": [
        {"text": "背景の段落"}, {"list": {"title": "課題", "points": ["課題の点"]}}]}],
    "notes": [{"id": "n1", "text": "全体の注記"}],
    "visions": [{"number": 1, "name": "市民にやさしい"}],
    "departments": [{"id": "shimin", "name": "市民課", "aliases": ["市民の別名"]}],
    "groups": [{"id": "g-all", "name": "全ての課", "everyone": true}],
    "initiatives": [
        {"id": "i01", "number": 1, "name": "取組の名", "vision": 1, "priority": true, "overview": "概要の文",
         "background": "取組背景の文", "outcome": "あるべき姿の文", "notes": ["取組の注記"],
         "roles": [{"role": "lead", "party": "shimin"}, {"role": "review", "party": "g-all"}],
         "measures": [
            {"id": "m0101", "name": "個別その一", "tags": ["行かない"], "indicator": "指標の文",
             "target": {"text": "80%以上", "goal": {"kind": "unset"}, "due": {"by": 2028}},
             "phases": [{"text": "検討", "first": 2026, "last": 2027}, {"text": "実施", "first": 2028, "last": 2028}],
             "leads": ["shimin"], "notes": ["個別の注記"]},
            {"id": "m0102", "name": "<img src=x onerror=\"alert('&')\">", "indicator": "二の指標",
             "target": {"text": "導入", "goal": {"kind": "in_place"}, "due": "plan_end"},
             "phases": [], "leads": ["g-all"]}]},
        {"id": "i02", "number": 2, "name": "次の取組", "vision": 1, "priority": false, "overview": "二の概要",
         "background": "二の背景", "outcome": "二の姿", "roles": [], "measures": []}],
    "links": [{"kind": "step", "from": "i01", "to": "i02", "declared_by": ["i02"]}],
    "remarks": [{"about": ["m0101"], "printed": "原典の字", "shown": "示す字", "reason": "理由の文"}]
}"#;

    fn plan_json() -> Value {
        serde_json::from_str(TINY).unwrap()
    }

    fn html() -> String {
        booklet(&serde_json::from_value(plan_json()).unwrap())
    }

    /// Every text of the plan's json but identifiers and words of the format.
    fn texts(value: &Value, found: &mut Vec<String>) {
        const FORMAT: [&str; 12] =
            ["format", "id", "edition", "kind", "role", "party", "from", "to", "declared_by", "leads", "about", "due"];
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
            Value::Object(fields) => {
                fields.iter().filter(|(name, _)| !FORMAT.contains(&name.as_str())).for_each(|(_, v)| texts(v, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_text_of_the_plan_is_there() {
        let (html, mut expected) = (html(), Vec::new());
        texts(&plan_json(), &mut expected);
        assert!(expected.len() > 30);
        for text in expected {
            assert!(html.contains(&escape(&text)), "missing: {text}");
        }
    }

    #[test]
    fn text_is_never_markup() {
        let html = html();
        assert!(!html.contains("<img"));
        assert!(html.contains("&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;"));
    }

    #[test]
    fn years_roles_and_links_are_said_in_words() {
        let html = html();
        for words in [
            "令和8～令和9年度：検討<br>令和10年度：実施",
            "原典の本文に記載なし",
            "◎主担当 市民課",
            "●検討メンバー 全ての課",
            "ステップ：取組1 取組の名 → 取組2 次の取組（記載：取組2 次の取組）",
            "<th>1-1 個別その一【行かない】<br>個別の注記</th>",
            "取組1 取組の名（重点取組）",
        ] {
            assert!(html.contains(words), "missing: {words}");
        }
    }
}
