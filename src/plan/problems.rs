//! The one place where a plan's problems get their words.

use super::calendar::{fiscal_year_long, fiscal_year_short};
use super::letters::visible_line;
use super::{Place, Problem, Rule, YearSpan};

/// Collects problems. Each method knows one fault: its rule, what is wrong, and what to do about it.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

/// The form an id must have, by what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum IdForm<'a> {
    /// `koganei-dx-2026`
    Plan,
    /// `juten`
    Note,
    /// `a`, of the plan's own scale.
    Grade,
    /// `shimin`
    Department,
    /// `g-all`
    Group,
    /// `i01`
    Initiative,
    /// `m0101`, of the initiative `i01`.
    Measure {
        /// The initiative it stands under.
        initiative: &'a str,
    },
}

impl IdForm<'_> {
    /// Whether the id has this form.
    pub(super) fn fits(self, id: &str) -> bool {
        match self {
            Self::Plan | Self::Note | Self::Grade => slug(id),
            // `g-` is for groups, and `i01` or `m0101` would be read as an item.
            Self::Department => slug(id) && !id.starts_with("g-") && !item(id),
            Self::Group => id.strip_prefix("g-").is_some_and(slug),
            Self::Initiative => id.strip_prefix('i').is_some_and(two_digits),
            Self::Measure { initiative } => {
                let under = initiative.strip_prefix('i').unwrap_or_default();
                id.strip_prefix('m').and_then(|digits| digits.strip_prefix(under)).is_some_and(two_digits)
            }
        }
    }

    fn described(self) -> String {
        match self {
            Self::Plan | Self::Note | Self::Grade => {
                "英小文字・数字・ハイフンだけで、英小文字から始めて書いてください。".to_owned()
            }
            Self::Department => "英小文字・数字・ハイフンだけで、英小文字から始めて書いてください（例 shimin）。\
                 「g-」で始まるものは部署区分、i01・m0101 の形は取組と個別取組に使います。"
                .to_owned(),
            Self::Group => "「g-」に続けて英小文字・数字・ハイフンで書いてください（例 g-madoguchi）。".to_owned(),
            Self::Initiative => "「i」に続けて2桁の数字で書いてください（例 i01）。".to_owned(),
            Self::Measure { initiative } => format!(
                "「m{}」に続けて2桁の数字で書いてください（この個別取組は {initiative} にあります）。",
                initiative.strip_prefix('i').unwrap_or_default()
            ),
        }
    }
}

/// Lower-case ASCII letters, digits and hyphens, beginning with a letter.
fn slug(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn two_digits(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn item(id: &str) -> bool {
    id.strip_prefix(['i', 'm']).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Problems {
    /// Everything collected, ordered by place (`measures[2]` before `measures[10]`).
    pub(super) fn by_place(mut self) -> Vec<Problem> {
        self.0.sort_by_cached_key(|problem| natural(&problem.place.path));
        self.0
    }

    fn tell(&mut self, place: impl Into<String>, rule: Rule, what: String, hint: impl Into<String>) {
        // What is wrong quotes the plan, which may hide just that.
        let what = visible_line(&what);
        self.0.push(Problem { place: Place::path(place), rule, what, hint: hint.into() });
    }

    /// The text is no JSON of the public format; where in the text is known, where in the plan is not.
    pub(super) fn unreadable(&mut self, line_column: (usize, usize), what: String) {
        self.0.push(Problem {
            place: Place { path: String::new(), line_column: Some(line_column) },
            rule: Rule::PlanFormat,
            what: visible_line(&what),
            hint: "計画の書式の説明（seeds/README.md）と見比べて直してください。".to_owned(),
        });
    }

    pub(super) fn wrong_format(&mut self, place: &str, found: &str, expected: &str) {
        self.tell(
            place,
            Rule::PlanFormat,
            format!("計画のファイルではありません（format が「{found}」です）。"),
            format!("format を「{expected}」にするか、計画のファイルを選び直してください。"),
        );
    }

    pub(super) fn unread_version(&mut self, place: &str, found: u32, read: u32) {
        self.tell(
            place,
            Rule::PlanVersion,
            format!("書式の版が {found} です。このプログラムが読めるのは版 {read} までです。"),
            "この版を読めるプログラムで開くか、書式を書き直してください。",
        );
    }

    pub(super) fn empty_text(&mut self, place: impl Into<String>) {
        self.tell(
            place,
            Rule::TextPresent,
            "文が空です。".to_owned(),
            "原典の文を書いてください。原典にないときは、この項目ごと消してください。",
        );
    }

    pub(super) fn hidden_character(&mut self, place: impl Into<String>, hidden: char) {
        self.tell(
            place,
            Rule::TextVisible,
            format!("文に、目に見えない文字（U+{:04X}）が入っています。", u32::from(hidden)),
            "その文字を取り除いてください。PDFや表計算から写した文に入っていることがあります。",
        );
    }

    pub(super) fn same_name(&mut self, place: String, name: &str, other: &str) {
        self.tell(
            place,
            Rule::NameUnique,
            format!("「{name}」は、「{other}」と同じ名前に読めます。"),
            "課と部署区分の名前・別名は、字体や全角・半角の違いを除いても、互いに違う名前にしてください。",
        );
    }

    pub(super) fn repeated_id(&mut self, place: String, id: &str) {
        self.tell(
            place,
            Rule::IdUnique,
            format!("ID「{id}」が2回以上使われています。"),
            "ほかで使っていないIDにしてください。一度使ったIDは使い回せません。",
        );
    }

    pub(super) fn odd_id(&mut self, place: String, id: &str, form: IdForm<'_>) {
        self.tell(place, Rule::IdForm, format!("ID「{id}」の形が合っていません。"), form.described());
    }

    pub(super) fn unknown_id(&mut self, place: String, id: &str) {
        self.tell(
            place,
            Rule::IdKnown,
            format!("「{id}」は、この計画のどこにも定められていません。"),
            "IDの綴りを確かめるか、定めを書き足してください。",
        );
    }

    pub(super) fn unknown_vision(&mut self, place: String, number: u8) {
        self.tell(
            place,
            Rule::IdKnown,
            format!("Vision{number} は、この計画にありません。"),
            "visions にある番号を書いてください。",
        );
    }

    pub(super) fn number_out_of_sequence(&mut self, place: String, found: usize, expected: usize) {
        self.tell(
            place,
            Rule::NumberSequence,
            format!("番号が {found} です。ここは {expected} のはずです。"),
            "番号は1から順に、抜けも重なりもなく並べてください。",
        );
    }

    pub(super) fn years_reversed(&mut self, place: impl Into<String>, first: i32, last: i32) {
        self.tell(
            place,
            Rule::YearOrder,
            format!("最初の年度（{first}）が最後の年度（{last}）より後です。"),
            "first と last を入れ替えるか、年度を直してください。",
        );
    }

    pub(super) fn year_outside(&mut self, place: String, year: i32, span: YearSpan) {
        self.tell(
            place,
            Rule::YearInPlan,
            format!("{}は計画の期間の外です。", fiscal_year_long(year)),
            format!(
                "計画の期間は{}から{}年度までです。年度か期間を直してください。",
                fiscal_year_short(span.first),
                fiscal_year_short(span.last)
            ),
        );
    }

    pub(super) fn year_not_after(&mut self, place: String, year: i32, span: YearSpan) {
        self.tell(
            place,
            Rule::YearInPlan,
            format!("from は計画の期間より後を表しますが、{}は期間の中か前です。", fiscal_year_long(year)),
            format!("{}年度より後の年度にするか、by で書いてください。", fiscal_year_short(span.last)),
        );
    }

    pub(super) fn phases_overlap(&mut self, place: String, first: i32, before: i32) {
        self.tell(
            place,
            Rule::PhaseOrder,
            format!("工程が {first} 年度に始まりますが、前の工程は {before} 年度まで続きます。"),
            "工程は年度の順に、重ならないように並べてください。",
        );
    }

    pub(super) fn link_to_itself(&mut self, place: String, id: &str) {
        self.tell(
            place,
            Rule::LinkEnds,
            format!("「{id}」が自分自身につながっています。"),
            "from と to には別の取組を書いてください。",
        );
    }

    pub(super) fn repeated_link(&mut self, place: String, from: &str, to: &str) {
        self.tell(
            place,
            Rule::LinkUnique,
            format!("「{from}」と「{to}」の同じつながりが2回あります。"),
            "1つにまとめ、どの取組に書かれているかを declared_by に並べてください。",
        );
    }

    pub(super) fn step_cycle(&mut self, place: String, members: &[&str]) {
        let round: Vec<&str> = members.iter().chain(members.first()).copied().collect();
        self.tell(
            place,
            Rule::StepCycle,
            format!("ステップが一回りしています（{}）。", round.join("→")),
            "どれが先か決められるよう、このうち1つを取り除いてください。",
        );
    }

    pub(super) fn one_sided_scale(&mut self, place: &str) {
        self.tell(
            place,
            Rule::ScaleKinds,
            "進捗評価の尺度に、順調を表す段階か、遅れを表す段階がありません。".to_owned(),
            "kind が ahead か on_plan の段階と、behind か late の段階を、それぞれ1つ以上書いてください。",
        );
    }

    pub(super) fn range_reversed(&mut self, place: String, low: &str, high: &str) {
        self.tell(
            place,
            Rule::RangeOrder,
            format!("目標の幅の下の端（low）が {low}、上の端（high）が {high} です。"),
            "小さいほうを low に、大きいほうを high に書いてください。",
        );
    }
}

/// A sort key that reads the numbers of a path as numbers.
fn natural(path: &str) -> Vec<(String, usize)> {
    path.split('.')
        .map(|step| match step.split_once('[') {
            // Nested indices (`points[1][2]`) do not occur in the format.
            Some((field, index)) => (field.to_owned(), index.trim_end_matches(']').parse().unwrap_or(0)),
            None => (step.to_owned(), 0),
        })
        .collect()
}
