//! Mails: the one that asks departments for a round, the one that goes with a file, and the one that asks a department
//! again for what is missing.

use crate::counted::{CHANGES, measures};
use crate::exchange::Scope;
use crate::insight::Round;
use crate::journal::Field;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters::visible_line;
use crate::plan::{DeptId, MeasureId, Plan};

use super::{names, rounds};

/// The mail that goes with a file, as far as it is not said by the file itself.
#[derive(Debug, Clone, Copy)]
pub struct CoverMail<'a> {
    /// The plan that the file belongs to.
    pub plan: &'a Plan,
    /// What the file holds.
    pub scope: &'a Scope,
    /// The file's name.
    pub file: &'a str,
    /// How many entries it holds.
    pub count: usize,
    /// The department of whoever sends it.
    pub own_dept: Option<&'a DeptId>,
    /// The name of whoever sends it, as typed.
    pub sender: &'a str,
    /// The round that the file answers.
    pub round: Option<&'a Round>,
}

impl CoverMail<'_> {
    /// Subject and text.
    pub fn text(self) -> String {
        let Self { plan, scope, file, count, .. } = self;
        let difference = scope.only.is_some();
        let own = self.own_dept.filter(|_| difference);
        let who = match scope.dept.as_ref().or(own).and_then(|dept| plan.department(dept)) {
            Some(dept) => dept.name.as_str(),
            None => "全課",
        };
        let when = match (self.round.filter(|_| !difference), scope.fy) {
            (Some(round), _) => format!("・{}", rounds::name(round)),
            (None, Some(fy)) => format!("・{}年度", fiscal_year_short(fy)),
            (None, None) => String::new(),
        };
        let which = if difference { "前回のファイル作成以後に変わった" } else { "" };
        let sender = visible_line(self.sender.trim());
        let sign = if sender.is_empty() { String::new() } else { format!("\n{sender}") };
        format!(
            "件名：{}の進捗状況について（回答）【{who}{when}】\n\n{who}の進捗状況の記入（{which}{count}{CHANGES}）を送付します。\n添付のファイルを、あゆみの「保存と共有」で取り込んでください。\n同じファイルを2度取り込んでも、結果は変わりません。\n\n添付：{file}{sign}",
            plan.title
        )
    }
}

/// The mail that asks the departments for a round, with 依頼ファイル.
#[derive(Debug, Clone, Copy)]
pub struct RequestMail<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What is asked.
    pub round: &'a Round,
    /// The departments that are asked.
    pub asked: &'a [DeptId],
    /// The file's name.
    pub file: &'a str,
    /// The name of whoever asks, as typed.
    pub sender: &'a str,
}

impl RequestMail<'_> {
    /// Subject and text.
    pub fn text(self) -> String {
        let Self { plan, round, asked, file, .. } = self;
        let (name, sender) = (rounds::name(round), visible_line(self.sender.trim()));
        let names: Vec<_> = asked.iter().map(|dept| names::dept_name(plan, dept)).collect();
        let due = rounds::due_in_full(round).unwrap_or_else(|| "（　月　日）".to_owned());
        format!(
            "件名：{}の進捗状況の記入について（依頼）【{name}】\n\n各課　御中\n\n{name}の進捗状況について、次のとおり記入をお願いします。\n\n回答期限：{due}\n対象の課：{}\n対象の個別取組：{}\n必須の欄：{}\n\n1 添付のファイルを、「あゆみ」の「保存と共有」で取り込みます。\n2 「自分の課」で記入します。\n3 「提出の手順」で作ったファイルを、返信に添付します。\n\n添付：{file}\n{sender}",
            plan.title,
            names.join("、"),
            rounds::about(plan, round),
            rounds::required(round),
        )
    }
}

/// The mail that asks again.
#[derive(Debug, Clone, Copy)]
pub struct ReminderMail<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The fiscal year asked for.
    pub fy: i32,
    /// The round in force.
    pub round: Option<&'a Round>,
    /// The name of whoever asks, as typed.
    pub sender: &'a str,
}

impl ReminderMail<'_> {
    /// To several departments whose files are not there.
    pub fn to_all<'d>(self, depts: impl Iterator<Item = &'d DeptId>) -> String {
        let names: String = depts.flat_map(|dept| [names::dept_name(self.plan, dept), "　御中\n".into()]).collect();
        self.around("", &names, &self.not_there(), "")
    }

    /// To one department: whether its file is there, and the measures in whose records something required is missing.
    pub fn to_one(self, dept: &DeptId, has_sent: bool, missing: &[(MeasureId, Vec<Field>)]) -> String {
        let name = names::dept_name(self.plan, dept);
        let line = |(measure, fields): &(MeasureId, Vec<Field>)| {
            let (initiative, found) = self.plan.measure(measure)?;
            let fields: Vec<_> = fields.iter().map(super::field).collect();
            Some(format!("\n・{} {}（{}）", initiative.measure_number(found), found.name, fields.join("・")))
        };
        let lines: String = missing.iter().filter_map(line).collect();
        let list = if missing.is_empty() {
            String::new()
        } else {
            format!(
                "\nこちらで確認できている記入では、次の{}に必須の記入がありません。{lines}\n",
                measures(missing.len())
            )
        };
        let first = if has_sent {
            format!("{}の進捗状況のファイルをお送りいただき、ありがとうございます。", self.period())
        } else {
            self.not_there()
        };
        self.around(&format!("【{name}】"), &format!("{name}　御中\n"), &first, &list)
    }

    fn not_there(self) -> String {
        format!("{}の進捗状況のファイルを、まだ確認できていません。", self.period())
    }

    /// 令和9年度, or what the round is called.
    fn period(self) -> String {
        self.round.map_or_else(|| format!("{}年度", fiscal_year_short(self.fy)), rounds::name)
    }

    /// Without a round, when it is due is for the person to say.
    fn around(self, whom: &str, names: &str, first: &str, list: &str) -> String {
        let due = self.round.and_then(rounds::due_in_full).map_or(String::new(), |due| format!("回答期限：{due}\n"));
        format!(
            "件名：{}の進捗状況の記入について（再依頼）{whom}\n\n{names}\n{first}\n{due}{list}「あゆみ」の「自分の課」で記入し、「提出の手順」で作ったファイルを、返信に添付してください。\n行き違いで既に御提出いただいている場合は、御容赦ください。\n{}",
            self.plan.title,
            visible_line(self.sender)
        )
    }
}
