//! Questions about a record whose values hardly go together, and why they are asked. Nothing is refused.

use crate::insight::Doubt;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters::visible_line;

/// Says that it is meant.
pub const AS_IT_IS: &str = "このままでよい";

/// The question. `typed` is the figure in the form, `unit` that of the target.
pub fn question(doubt: Doubt, fy: i32, typed: &str, unit: &str) -> String {
    let typed = visible_line(typed);
    let words = match doubt {
        Doubt::NotStartedButAhead => "状態が「未着手」で、評価が計画を上回っています。どちらも正しいですか。",
        Doubt::NotStartedButOnPlan => {
            "状態が「未着手」ですが、計画の工程は始まっています。評価は「計画どおり」でよいですか。"
        }
        Doubt::DoneButLate => "状態が「完了」で、評価が遅れを示しています。どちらも正しいですか。",
        Doubt::SettledButRated => "状態が「対象外」か「中止」ですが、進捗評価があります。どちらも正しいですか。",
        Doubt::NotStartedButReached => "状態が「未着手」ですが、実績値は目標に達しています。どちらも正しいですか。",
        Doubt::DoneButShort => "状態が「完了」ですが、実績値は目標に届いていません。どちらも正しいですか。",
        Doubt::AheadButShort => {
            "評価が計画を上回っていますが、実績値は期限の目標に届いていません。どちらも正しいですか。"
        }
        Doubt::LateButReached => "評価が遅れを示していますが、実績値は目標に達しています。どちらも正しいですか。",
        Doubt::NotNumber => {
            let unit = if unit.is_empty() { String::new() } else { format!("（単位は{unit}）") };
            return format!(
                "「{typed}」は数値として読み取れません{unit}。文字のまま記録し、グラフには表示しません。数値だけにするとグラフに表示します。"
            );
        }
        Doubt::OverWhole => return format!("「{typed}」は100%を超えています。この値でよいですか。"),
        Doubt::Negative => return format!("「{typed}」は0より小さい値です。この値でよいですか。"),
        Doubt::NotWhole => {
            return format!("「{typed}」には小数があります。単位は「{unit}」です。この値でよいですか。");
        }
        Doubt::OutOfScale => {
            return format!("「{typed}」は、目標や前年度の実績値と桁が違います。この値でよいですか。");
        }
        Doubt::WrongWay => {
            return format!("「{typed}」は、前の値から目標と反対の向きに大きく変わっています。この値でよいですか。");
        }
        Doubt::TotalShrank => {
            return format!("累計の「{typed}」が、前年度の実績値より減っています。この値でよいですか。");
        }
        Doubt::DayOfAnotherYear => {
            return format!("時点が{}年度の日付ではありません。この日付でよいですか。", fiscal_year_short(fy));
        }
        Doubt::DayAhead => "時点が今日より後の日付です。この日付でよいですか。",
    };
    words.to_owned()
}
