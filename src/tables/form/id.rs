//! Which tables there are.

use super::column::TableColumn;
use super::{about, comparison, measures, received, records, shared};

/// A table for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableId {
    /// 個別取組
    Measures,
    /// 主担当
    Leads,
    /// 工程
    Phases,
    /// 区分
    Tags,
    /// 記入
    Records,
    /// 変更の履歴
    History,
    /// 変更のつながり
    Replaced,
    /// 届いたファイル
    Received,
    /// 比較
    Comparison,
    /// 変わった記入
    ChangedFields,
    /// 項目定義
    Definitions,
    /// コード表
    Codes,
    /// 出典・時点
    Provenance,
}

impl TableId {
    /// All, data first.
    pub const ALL: [Self; 13] = [
        Self::Measures,
        Self::Leads,
        Self::Phases,
        Self::Tags,
        Self::Records,
        Self::History,
        Self::Replaced,
        Self::Received,
        Self::Comparison,
        Self::ChangedFields,
        Self::Definitions,
        Self::Codes,
        Self::Provenance,
    ];

    /// Those that say what the others mean and where they come from.
    pub const BESIDE: [Self; 3] = [Self::Definitions, Self::Codes, Self::Provenance];

    /// What its sheet and its file are called. Excel keeps the name 履歴 for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measures => "個別取組",
            Self::Leads => "主担当",
            Self::Phases => "工程",
            Self::Tags => "区分",
            Self::Records => "記入",
            Self::History => "変更の履歴",
            Self::Replaced => "変更のつながり",
            Self::Received => "届いたファイル",
            Self::Comparison => "比較",
            Self::ChangedFields => "変わった記入",
            Self::Definitions => "項目定義",
            Self::Codes => "コード表",
            Self::Provenance => "出典・時点",
        }
    }

    /// The same in ASCII.
    pub fn ascii(self) -> &'static str {
        match self {
            Self::Measures => "measures",
            Self::Leads => "leads",
            Self::Phases => "phases",
            Self::Tags => "tags",
            Self::Records => "records",
            Self::History => "history",
            Self::Replaced => "replaced",
            Self::Received => "received_files",
            Self::Comparison => "comparison",
            Self::ChangedFields => "changed_fields",
            Self::Definitions => "definitions",
            Self::Codes => "codes",
            Self::Provenance => "provenance",
        }
    }

    /// What it holds.
    pub fn about(self) -> &'static str {
        match self {
            Self::Measures => "計画の内容と、表示の年度の状態・進捗評価。個別取組ごとに1行",
            Self::Leads => "個別取組の主担当。課または部署区分ごとに1行",
            Self::Phases => "個別取組のロードマップの工程。工程ごとに1行",
            Self::Tags => "計画が個別取組に付けた区分。区分ごとに1行",
            Self::Records => "今の記入（縦持ち）。年度・個別取組・課・項目ごとに1行。未記入も1行",
            Self::History => "これまでの全ての変更。今の値かどうかにかかわらず、変更ごとに1行",
            Self::Replaced => "どの変更が、どの変更を見て置き換えたか。組ごとに1行",
            Self::Received => "このブラウザに取り込んだファイル。取込みごとに1行",
            Self::Comparison => "2つの時点の状態・進捗評価と、その変化。個別取組ごとに1行",
            Self::ChangedFields => "2つの時点で違う記入。個別取組・課・項目ごとに1行",
            Self::Definitions => "全ての表の、項目の名前・型・意味・単位・コード",
            Self::Codes => "値として書いたコードの、名称と説明",
            Self::Provenance => "データの出典と時点、書き方の決まり、様式の更新の履歴",
        }
    }

    /// Its columns, whose heads are the first row.
    pub fn columns(self) -> Vec<TableColumn> {
        match self {
            Self::Measures => {
                [&shared::YEAR[..], &shared::MEASURE, &measures::OF_PLAN, &shared::STANDING, &measures::COUNTED]
                    .concat()
            }
            Self::Leads => [&shared::MEASURE[..], &measures::PARTIES].concat(),
            Self::Phases => [&shared::MEASURE[..], &measures::PHASES].concat(),
            Self::Tags => [&shared::MEASURE[..], &measures::TAGS].concat(),
            Self::Records => [place(), records::PRESENCE.to_vec(), said(), records::ENTRY.to_vec()].concat(),
            Self::History => [records::ID.to_vec(), place(), records::CHANGE.to_vec(), said()].concat(),
            Self::Replaced => records::REPLACED.to_vec(),
            Self::Received => [&received::TAKEN_IN[..], &shared::DEPARTMENT, &received::WRITTEN].concat(),
            Self::Comparison => {
                [&shared::MEASURE[..], &comparison::BECAME, &comparison::BEFORE, &comparison::AFTER].concat()
            }
            Self::ChangedFields => {
                [&shared::MEASURE[..], &shared::DEPARTMENT, &shared::FIELD, &comparison::CHANGED].concat()
            }
            Self::Definitions => about::DEFINITIONS.to_vec(),
            Self::Codes => about::CODES.to_vec(),
            Self::Provenance => about::PROVENANCE.to_vec(),
        }
    }
}

/// Where a value stands.
fn place() -> Vec<TableColumn> {
    [&shared::YEAR[..], &shared::MEASURE, &shared::DEPARTMENT, &shared::FIELD].concat()
}

/// What was said, by whom and when.
fn said() -> Vec<TableColumn> {
    [&shared::VALUE[..], &shared::RECORDED].concat()
}
