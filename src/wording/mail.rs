//! The mail that goes with a file: it names the file and says what the receiver does with it.

use crate::counted::CHANGES;
use crate::exchange::Scope;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters::visible_line;
use crate::plan::{DeptId, Plan};

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
        let when = scope.fy.map_or(String::new(), |fy| format!("・{}年度", fiscal_year_short(fy)));
        let which = if difference { "前回のファイル作成以後に変わった" } else { "" };
        let sender = visible_line(self.sender.trim());
        let sign = if sender.is_empty() { String::new() } else { format!("\n{sender}") };
        format!(
            "件名：{}の進捗状況について（回答）【{who}{when}】\n\n{who}の進捗状況の記入（{which}{count}{CHANGES}）を送付します。\n添付のファイルを、あゆみの「保存と共有」で取り込んでください。\n同じファイルを2度取り込んでも、結果は変わりません。\n\n添付：{file}{sign}",
            plan.title
        )
    }
}
