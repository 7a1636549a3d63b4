//! 概況 in R9.

use super::{says, words};

#[test]
fn the_totals_of_概況_are_those_of_the_hand_calculation() {
    says(
        "#/",
        &[
            // 市民課, 情報システム課, 自治体DX推進担当; 財政課 nothing.
            "最新の記入は11月19日 10:04。計画に名前のある4の課・担当のうち3から記入があります（まだない1の課・担当）",
            // All but 1-3, and 2-2, of which two of four have spoken: 3-3 has a state, though this version cannot read it.
            "記入済み 10／12件未記入 1件・一部の課が記入 1件",
            // R9 2-1; R8 1-1. Fewer are rated than in R8 (3, then 5), so nothing is called the same or less.
            "遅れ D 1件評価のある3件中。前年度末は5件中1件",
            // R9 1-1; R8 1-2 and 2-1.
            "やや遅れ C 1件評価のある3件中。前年度末は5件中2件",
            // 2-1, 2-2, 4-2; before: 3-3. 22 November to 31 March: 8+31+31+29+31.
            "今年度末までに期限 4件年度末まで 130日・うち前年度まで 1件",
            // 2-3 its state, 3-1 its rating.
            "食い違い 2件採用する値が未定",
        ],
    );
}

#[test]
fn the_explanations_of_概況_carry_denominator_what_is_left_out_and_age() {
    says(
        "#/",
        &[
            "分母12件＝個別取組12件",
            "分母3件＝個別取組12件から、評価できない1件・未記入1件・対象外1件・中止1件・状態だけで評価の記入なし1件・一部の課だけの評価2件・評価の食い違い1件・この版では読めない評価1件を除く",
            // R8: 1-1 D, 1-2 C, 2-1 C, 2-3 B, 4-2 B; 1-3 a state alone.
            "前年度末は、令和8年度についての記入で1件（分母5件＝個別取組12件から、未記入6件・状態だけで評価の記入なし1件を除く）",
            "前年度末は、令和8年度についての記入で2件",
            "期限が今年度か年度ごとの3件＋前年度までに期限の来た1件",
            "計画（2026-04版）と今日の日付（令和9年11月22日）により、記入は使いません。",
            // 4-3, 216 days old. Two of the renamed department, one of a number that is not in the plan.
            "令和9（2027）年度の記入による。最新の記入 11月19日 10:04。180日より長く更新のない1件を含みます。この計画にない課や番号の記入3項目は数えません",
        ],
    );
}

#[test]
fn states_and_shares_are_of_what_the_bar_shows() {
    says(
        "#/",
        &[
            "分母12件。評価の集計は評価のある3件（評価できない1・一部の課だけの評価2・評価の記入なし6を除く）",
            "この版では読めない状態の1件は棒と割合に含めません。対象外の1件も分母に含みます",
            "割合は、棒に示す11件に対するもの",
            // Of 11: 4 = 36.36…, 2 = 18.18…, 1 = 9.09…
            "完了0件0.0%",
            "実施中4件36.4%",
            "準備中2件18.2%",
            "未着手0件0.0%",
            "中止1件9.1%",
            "対象外1件9.1%",
            "食い違い1件9.1%",
            "一部の課が記入1件9.1%",
            "未記入1件9.1%",
        ],
    );
}

#[test]
fn each_vision_and_initiative_counts_its_own() {
    let words = words("#/");
    let table =
        words.split_once("取組ごとの状態丸1つ").unwrap().1.split_once("今年度末までに期限が来る目標").unwrap().0;
    let counted: Vec<&str> =
        table.split("記入 ").skip(1).map(|cell| &cell[..cell.find('／').unwrap() + "／0".len()]).collect();
    assert_eq!(counted, ["2／3", "2／3", "8／9", "2／3", "3／3", "3／3"]);
}

#[test]
fn what_needs_attention_is_counted_by_reason() {
    says(
        "#/",
        &[
            "遅れ1件2-1標準化情報システム課。後続2取組に影響（①窓口・③人材）。今年度が期限",
            "やや遅れ1件1-1書かない窓口市民課。後続1取組に影響（③人材）。工程「検討」の年度を過ぎて準備中、前提の取組②に遅れ。調整中",
            // Of 4 departments 市民課 has not begun; 自治体DX推進担当 and 財政課 have entered nothing.
            "記録からは遅れ1件2-2紙を減らす全ての課。4課中1課が未着手・2課が未記入。後続2取組に影響（①窓口・③人材）。今年度が期限。工程「削減」の年度に入って未着手",
            "食い違い2件2-3例規の見直し自治体DX推進担当の状態に、異なる記入が2つ以上届いています3-1研修自治体DX推進担当の進捗評価に、異なる記入が2つ以上届いています",
            "一部の課が記入1件2-2紙を減らす2／4課。主担当 全ての課。後続2取組に影響（①窓口・③人材）",
            "未記入1件1-3待たない窓口主担当 窓口所管課。後続1取組に影響（③人材）",
        ],
    );
}

#[test]
fn targets_due_are_those_of_the_year_and_those_missed() {
    says(
        "#/",
        &["今年度末までに期限が来る目標　4件令和10年3月31日2-1標準化", "うち、期限の年度を過ぎた目標　1件3-3派遣"],
    );
}
