//! The graph in sentences: names read aloud, counts, reasons, what was odd about the plan's links.

use crate::counted::MEASURES;
use crate::graph::GraphNote;
use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::{DeptId, InitiativeId, LinkKind, Plan, VisionNumber};
use crate::wording;

use super::arrangement::MOST_BOXES;
use super::chain::{Chain, Stand, Tie};
use super::facts::{Facts, MeasureFacts, NodeFacts};

/// ⑭
pub fn circled(node: &NodeFacts) -> String {
    wording::circled(node.number)
}

/// ①⑦⑧⑨
pub fn numbers<'a>(nodes: impl IntoIterator<Item = &'a NodeFacts>) -> String {
    nodes.into_iter().map(circled).collect()
}

/// 実施中2 準備中1
pub fn states(node: &NodeFacts) -> String {
    let counts = State::ALL.into_iter().map(|each| (each, node.count(each))).filter(|(_, count)| *count > 0);
    counts.map(|(each, count)| format!("{}{count}", wording::state(each))).collect::<Vec<_>>().join(" ")
}

/// 実施中2, 一部の課1, やや遅れ1: each a word, as short as a box needs it.
pub fn on_box(node: &NodeFacts) -> Vec<String> {
    let counts = State::ALL.into_iter().map(|each| (each, node.count(each))).filter(|(_, count)| *count > 0);
    let words = counts.map(|(each, count)| match each {
        State::Partial => format!("一部の課{count}"),
        _ => format!("{}{count}", wording::state(each)),
    });
    let late = delays(node).into_iter().flat_map(|late| late.split(' ').map(ToOwned::to_owned).collect::<Vec<_>>());
    words.chain(late).collect()
}

/// 遅れ1 やや遅れ1; nothing where nothing is late.
pub fn delays(node: &NodeFacts) -> Option<String> {
    let counts = [GradeKind::Late, GradeKind::Behind].map(|kind| (kind, node.graded(kind)));
    let words = counts.into_iter().filter(|(_, count)| *count > 0);
    let words = words.map(|(kind, count)| format!("{}{count}", wording::grade_kind(kind))).collect::<Vec<_>>();
    (!words.is_empty()).then(|| words.join(" "))
}

/// 14-2（遅れ）・14-3（やや遅れ）
pub fn late_measures(node: &NodeFacts) -> String {
    let word = |measure: &MeasureFacts| {
        let grade = measure.grade.as_ref().map_or("", |grade| grade.2.as_str());
        format!("{}（{grade}）", measure.number)
    };
    node.late().map(word).collect::<Vec<_>>().join("・")
}

/// The accessible name of a box: everything on it, in words.
pub fn node_name(node: &NodeFacts, stand: Stand) -> String {
    let mut parts = vec![
        format!("取組{} {}", node.number, node.name),
        format!("個別取組{}{MEASURES}", node.measures.len()),
        states(node),
    ];
    parts.extend(delays(node));
    parts.push(format!("前提{}取組", node.before.len()));
    parts.push(format!("後続{}取組", node.after.len()));
    if node.affected() {
        parts.push("前提の遅れの影響あり".to_owned());
    }
    if node.outside {
        parts.push("絞り込みの条件外".to_owned());
    }
    parts.push(node.roles.clone());
    parts.push(lies(stand));
    parts.retain(|part| !part.is_empty());
    parts.join("、")
}

/// All that is said of an initiative because of what is selected and asked: 後続、経路の2番目、まわりの外
pub fn lies(stand: Stand) -> String {
    let mut parts = Vec::new();
    // That a box is selected, it says by itself.
    parts.extend(stand.tie.filter(|tie| *tie != Tie::Selected).map(|tie| tie.label().to_owned()));
    parts.extend(stand.way.map(|place| format!("経路の{place}番目")));
    if stand.supposed {
        parts.push(SUPPOSED.to_owned());
    }
    if stand.struck {
        parts.push(STRUCK.to_owned());
    }
    if stand.far {
        parts.push("まわりの外".to_owned());
    }
    parts.join("、")
}

/// On the edge of a box, and whether that is an alarm: 後続・影響あり
pub fn edge_labels(node: &NodeFacts, stand: Stand) -> (String, bool) {
    let alarm = match stand.tie {
        _ if node.affected() => Some("影響あり"),
        Some(Tie::Before) if node.is_late() => Some("遅れあり"),
        _ => None,
    };
    let mut words = stand.tie.map(Tie::label).into_iter().chain(alarm).collect::<Vec<_>>().join("・");
    let mut push = |word: &str| {
        if !words.is_empty() {
            words.push('・');
        }
        words.push_str(word);
    };
    if let Some(place) = stand.way {
        push(&format!("経路{place}"));
    }
    if stand.supposed {
        push("仮定");
    }
    if stand.struck {
        push("仮定の影響");
    }
    (words, alarm.is_some())
}

const SUPPOSED: &str = "仮定：1年遅れ";
const STRUCK: &str = "仮定の影響あり";

/// Why an initiative would be affected: 仮定：前提⑭が1年遅れた場合
pub fn supposed_reason(facts: &Facts, chain: &Chain, node: &NodeFacts) -> Option<String> {
    // Nothing late comes before one that is not affected yet: what strikes it is the supposed one, or struck itself.
    let each = |before: &NodeFacts| {
        let slips = chain.supposed.as_ref() == Some(&before.id);
        Some(if slips {
            format!("前提{}が1年遅れた場合", circled(before))
        } else {
            format!("前提{}が受ける影響", circled(before))
        })
        .filter(|_| chain.strikes(&before.id, &node.id))
    };
    let reasons = facts.all(&node.before).filter_map(each).collect::<Vec<_>>();
    (!reasons.is_empty()).then(|| format!("仮定：{}", reasons.join("、")))
}

/// Who is around the selected one: ⑭のまわり…
pub fn focus(facts: &Facts, chain: &Chain, hops: u8) -> Option<String> {
    let (near, selected) = (chain.near.as_ref()?, facts.node(chain.selected.as_ref()?)?);
    let around = facts.nodes.iter().filter(|node| near.contains(&node.id) && node.id != selected.id);
    let numbers = numbers(around);
    let name = circled(selected);
    Some(if numbers.is_empty() {
        format!("{name}のまわり{hops}つ先までに、ほかの取組はありません。")
    } else {
        format!("{name}のまわり{hops}つ先までにあるのは、{numbers}の{}取組です。", near.len() - 1)
    })
}

/// How the selected one and another are joined.
pub fn path(facts: &Facts, chain: &Chain) -> Option<String> {
    use crate::graph::Trace::{Tied, WaitedFor, Waits};
    let (one, other) = (facts.node(chain.selected.as_ref()?)?, facts.node(chain.to.as_ref()?)?);
    let (one, other) = (circled(one), circled(other));
    let way = facts.all(chain.way()).map(circled).collect::<Vec<_>>();
    Some(match &chain.path {
        Some(Waits(_)) => format!("{other}は{one}を待ちます：{}（ステップ{}本）", way.join("→"), way.len() - 1),
        Some(WaitedFor(_)) => format!("{one}は{other}を待ちます：{}（ステップ{}本）", way.join("→"), way.len() - 1),
        Some(Tied(_)) => {
            format!("{one}と{other}は互いを待ちません。関連や共通の前提・後続を通じてつながります：{}", way.join("―"))
        }
        None => format!("{one}と{other}は、計画のステップと関連ではつながっていません。"),
    })
}

/// Who would be affected if the supposed one slipped.
pub fn supposition(facts: &Facts, chain: &Chain, already: &[&NodeFacts]) -> Option<String> {
    let name = circled(facts.node(chain.supposed.as_ref()?)?);
    let struck = facts.nodes.iter().filter(|node| chain.struck.contains(&node.id));
    let mut words = match chain.struck.len() {
        0 if already.is_empty() => format!("{name}が1年遅れても、待つ取組は計画にありません。"),
        0 => format!("{name}が1年遅れても、新たに影響を受ける取組はありません。"),
        count => {
            format!("{name}が1年遅れた場合、{}の{count}取組が新たに影響を受ける可能性があります。", numbers(struck))
        }
    };
    if !already.is_empty() {
        let already = format!("{}はすでに前提の遅れの影響を受けています。", numbers(already.iter().copied()));
        words.push_str(&already);
    }
    Some(format!("仮定：{words}何も記録されません。"))
}

/// 16取組のうち8取組に…
pub fn summary(facts: &Facts) -> String {
    let (all, stepped) = (facts.nodes.len(), facts.stepped().count());
    if facts.steps == 0 && facts.pairs == 0 {
        return format!("{all}取組の間に、ステップと関連の定めは計画にありません。");
    }
    let double = match facts.double {
        0 => String::new(),
        count => format!("（うち{count}組はステップと同じ組）"),
    };
    format!(
        "{all}取組のうち{stepped}取組に「{}」（前提→後続）が{}本、「{}」が{}組{double}あります。",
        wording::link_kind(LinkKind::Step),
        facts.steps,
        wording::link_kind(LinkKind::Related),
        facts.pairs
    )
}

/// Which predecessors are late, and whom that may affect.
pub fn influence(facts: &Facts) -> Option<String> {
    let late = facts.late_predecessors().collect::<Vec<_>>();
    if late.is_empty() {
        return None;
    }
    let affected = facts.affected().collect::<Vec<_>>();
    Some(format!(
        "遅れている前提は{}の{}取組、影響を受ける後続は{}の{}取組です。",
        numbers(late.iter().copied()),
        late.len(),
        numbers(affected.iter().copied()),
        affected.len()
    ))
}

/// Why nothing is said about delays.
pub fn no_influence(facts: &Facts) -> String {
    match facts.rated_before() {
        (_, 0) => "前提となる取組は計画にありません。".to_owned(),
        (0, _) if facts.silent_before() => "進捗評価の記入がまだないため、前提の遅れは分かりません。".to_owned(),
        (0, _) => "進捗評価の記入がそろっていないため、前提の遅れは分かりません。".to_owned(),
        (rated, all) if rated == all => format!("前提の個別取組{all}{MEASURES}の進捗評価に、遅れの記入はありません。"),
        (rated, all) => format!(
            "前提の個別取組{all}{MEASURES}のうち評価のある{rated}{MEASURES}に、遅れの記入はありません。残る{}{MEASURES}の遅れは分かりません。",
            all - rated
        ),
    }
}

/// Why an initiative is affected: 前提⑭の遅れ：14-2（遅れ）, or what delays the predecessor in turn.
pub fn reason(facts: &Facts, node: &NodeFacts) -> Option<String> {
    let each = |before: &NodeFacts| {
        if before.is_late() {
            format!("前提{}の{}", circled(before), late_measures(before))
        } else {
            format!("前提{}が受ける影響", circled(before))
        }
    };
    node.affected().then(|| facts.all(&node.reasons).map(each).collect::<Vec<_>>().join("、"))
}

/// 14-2 業務プロセスの最適化（BPR）：実施中
pub fn measure(measure: &MeasureFacts) -> String {
    format!("{} {}：{}", measure.number, measure.name, measure.words)
}

/// Whose roles the marks on the boxes tell.
pub fn marks_of(plan: &Plan, dept: &DeptId) -> Option<String> {
    let dept = plan.department(dept)?;
    Some(format!("箱の左上の◎○●は、{}の役割です。", dept.name))
}

/// The whole graph for those who do not see it: its sums, then every initiative with its measures, what it waits for,
/// what it is related to, and what delays it.
pub fn description(facts: &Facts) -> Vec<String> {
    let mut lines = vec![summary(facts), influence(facts).unwrap_or_else(|| no_influence(facts))];
    for node in &facts.nodes {
        let mut parts = vec![format!("{} {}（{}）", circled(node), node.name, states_of(node))];
        for (before, ids, behind) in
            [("前提は", &node.before, ""), ("後続は", &node.after, ""), ("", &node.related, "と関連")]
        {
            if !ids.is_empty() {
                parts.push([before, &numbers(facts.all(ids)), behind].concat());
            }
        }
        parts.extend(reason(facts, node).map(|reason| format!("影響あり（{reason}）")));
        lines.push(parts.join("、") + "。");
    }
    lines
}

/// 実施中2 準備中1・遅れ1
fn states_of(node: &NodeFacts) -> String {
    [Some(states(node)), delays(node)].into_iter().flatten().collect::<Vec<_>>().join("・")
}

/// How many boxes are not drawn, and how to see them.
pub fn left_out(count: usize) -> Option<String> {
    (count > 0).then(|| {
        format!(
            "一度に示せる箱は{MOST_BOXES}個までのため、{count}個を省いています。一覧で条件を絞り込むか、Visionをたたむか、             取組を選んで「まわりだけ並べる」と示せます。"
        )
    })
}

/// What stands on the box of a folded Vision: how many initiatives, then how many measures and what is felt there.
pub fn folded(facts: &Facts, vision: VisionNumber) -> [String; 2] {
    let (mut initiatives, mut measures, mut late, mut affected) = (0, 0, 0, 0);
    for node in facts.nodes.iter().filter(|node| node.vision == vision) {
        initiatives += 1;
        measures += node.measures.len();
        late += node.late().count();
        affected += usize::from(node.affected());
    }
    let mut state = format!("{measures}{MEASURES}");
    for (words, count) in [("・遅れ等", late), ("・影響あり", affected)] {
        if count > 0 {
            state.push_str(words);
            state.push_str(&count.to_string());
        }
    }
    [format!("{initiatives}取組をたたんでいます"), state]
}

/// V1・4件中 実施中・完了 2件
pub fn node_summary(node: &NodeFacts) -> String {
    use crate::journal::Status::{Done, Underway};
    let moving = node.count(State::Recorded(Underway)) + node.count(State::Recorded(Done));
    format!("V{}・{}{MEASURES}中 実施中・完了{moving}{MEASURES}", node.vision, node.measures.len())
}

/// What a person has to know about odd links; `None` for what changes nothing.
pub fn note(plan: &Plan, note: &GraphNote) -> String {
    let name = |id: &InitiativeId| {
        let known = plan.initiative(id);
        known.map_or_else(|| format!("「{id}」"), |initiative| wording::circled(initiative.number))
    };
    match note {
        GraphNote::RepeatedInitiative(id) => {
            format!("取組の記号「{id}」が計画に二つ以上あります。番号の小さい取組だけを示しています。")
        }
        GraphNote::RepeatedLink { kind, from, to } => {
            let (from, to) = (name(from), name(to));
            format!(
                "{from}と{to}の「{}」は計画に二度書かれています。線は一本にまとめました。",
                wording::link_kind(*kind)
            )
        }
        GraphNote::UnknownEnd { kind, from, to } => format!(
            "{}から{}への「{}」は、計画にない取組を指しているため示していません。計画のファイルを確かめてください。",
            name(from),
            name(to),
            wording::link_kind(*kind)
        ),
        GraphNote::SelfLink { kind, id } => {
            format!("{}の「{}」は自分自身を指しているため示していません。", name(id), wording::link_kind(*kind))
        }
        GraphNote::Cycle { members, turned } => {
            let members = members.iter().map(name).collect::<String>();
            let turned = turned.iter().map(|(from, to)| format!("{}→{}", name(from), name(to)));
            format!(
                "{members}は互いを前提としていて、循環しています。図では{}の線を左向きに示しています。\
                 どちらを先に進めるかを計画の担当に確かめてください。",
                turned.collect::<Vec<_>>().join("・")
            )
        }
    }
}
