//! The parts as HTML: what views, readers of screens and style sheets may rely on.
//!
//! Rendered natively, so this shows markup only: no effects run and nothing can be pressed.

mod specimen;

use ayumi::journal::{GradeId, GradeKind, Scale, Status};
use ayumi::plan::Role;
use ayumi::ui::dom::{Element, element};
use ayumi::ui::parts::field::{Checkbox, FigureField, GradeRadios, Need, StatusRadios, TextArea};
use ayumi::ui::parts::{
    BrandMark, Button, ButtonLook, FilterChip, MarkSize, MarkState, Notice, NoticeKind, NumberSize, PhaseSpan,
    PhaseStrip, RoleMark, StateBar, StateCounts, StateLegend, StatusLine, TargetBar, TargetReading, grade_label,
    grade_mark, mini_phases, number_mark, status_chip, status_mark, vision_label, vision_mark,
};
use ayumi::wording;
use leptos::prelude::*;

/// Renders as a page would, without the markers that only hydration needs, one element a line.
fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let html = Owner::new().with(|| view().into_view().to_html());
    html.replace("<!>", "").replace("><", ">\n<")
}

fn counts() -> StateCounts {
    let mut counts = StateCounts::default();
    for (state, n) in [
        (MarkState::Done, 6),
        (MarkState::Underway, 30),
        (MarkState::Preparing, 15),
        (MarkState::NotStarted, 3),
        (MarkState::Stopped, 1),
        (MarkState::NotEntered, 8),
    ] {
        counts.add(state, n);
    }
    counts
}

fn phases() -> Vec<PhaseSpan> {
    let phase = |text: &str, first, last| PhaseSpan { text: text.to_owned(), first, last };
    vec![
        phase("優先すべき業務の検討・選定", 2026, 2026),
        phase("フロントヤードとバックヤードのデータ連携の推進（AI-OCR・RPA等の活用促進）", 2027, 2028),
    ]
}

/// A grade of the default scale.
fn grade(kind: GradeKind) -> Element {
    grade_label(kind, wording::grade_letter(kind).to_owned(), wording::grade_kind(kind).to_owned())
}

fn nothing<T: 'static>() -> Callback<T> {
    Callback::new(|_| ())
}

#[test]
fn a_status_chip_is_a_silent_circle_and_a_word() {
    insta::assert_snapshot!(html(|| status_chip(MarkState::Underway)));
}

#[test]
fn every_state_has_its_own_word_in_chips() {
    for state in MarkState::IN_BARS {
        let html = html(|| status_chip(state));
        assert!(html.contains(&format!("data-state=\"{}\"", state.word())), "{html}");
        assert!(html.contains(state.label()), "{html}");
    }
}

#[test]
fn a_grade_is_a_silent_square_and_a_word() {
    insta::assert_snapshot!(html(|| grade(GradeKind::Behind)));
}

#[test]
fn a_filter_chip_says_that_pressing_it_takes_the_filter_off() {
    let chip = || view! { <FilterChip label="課：情報システム課（◎主担当）" on_remove=nothing() /> };
    insta::assert_snapshot!(html(chip));
}

#[test]
fn a_blocked_button_stays_in_the_tab_order() {
    let button = || {
        view! {
            <Button look=ButtonLook::Solid blocked=true on_press=nothing()>
                "この値に決める"
            </Button>
        }
    };
    insta::assert_snapshot!(html(button));
}

#[test]
fn the_state_bar_is_in_order_and_true_to_scale() {
    insta::assert_snapshot!(html(|| view! { <StateBar counts=counts() /> }));
}

#[test]
fn the_legend_has_mark_word_count_and_share() {
    insta::assert_snapshot!(html(|| view! { <StateLegend counts=counts() /> }));
}

#[test]
fn the_target_bar_leaves_out_what_is_not_known() {
    let reading = TargetReading { end: 15.0, target: 15.0, actual: Some(4.0), pace: Some(10.0), previous: None };
    let bar = move || view! { <TargetBar reading vision=3 captions=vec!["前年度末 2業務".to_owned()] /> };
    insta::assert_snapshot!(html(bar));
}

#[test]
fn a_phase_strip_is_a_table_whose_merged_cells_span_years() {
    let strip = || view! { <PhaseStrip years=2026..=2028 phases=phases() fy=2027 vision=3 /> };
    insta::assert_snapshot!(html(strip));
}

#[test]
fn mini_phases_print_only_the_phases_of_the_year() {
    let mini = || mini_phases(2026..=2028, &phases(), 2027, 0.64, 3);
    insta::assert_snapshot!(html(mini));
}

#[test]
fn a_measure_without_phases_says_so() {
    let none = || mini_phases(2026..=2028, &[], 2027, 0.64, 3);
    assert!(html(none).contains("計画に工程の記載がありません"));
}

#[test]
fn status_radios_are_a_named_group_of_marks_and_words() {
    let radios = || {
        view! {
            <StatusRadios
                name="status"
                need=Need::Required
                statuses=Status::ALL[..5].to_vec()
                value=Some(Status::Underway)
                on_choose=nothing()
            />
        }
    };
    insta::assert_snapshot!(html(radios));
}

#[test]
fn grade_radios_carry_each_grades_criterion() {
    let radios = || {
        view! {
            <GradeRadios
                name="rating"
                need=Need::Required
                scale=Scale::default()
                value=Some(GradeId::new("b"))
                on_choose=nothing()
            />
        }
    };
    let html = html(radios);
    for grade in Scale::default().grades {
        assert!(html.contains(&grade.criterion), "{html}");
    }
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
}

#[test]
fn a_text_area_counts_characters_and_says_how_many_are_too_many() {
    let area = || {
        view! {
            <TextArea
                id="situation"
                label="状況"
                need=Need::Required
                support="個人の氏名や連絡先は書かないでください。"
                limit=10
                value="𠮷野家の前で14人に聞いた"
                on_change=nothing()
            />
        }
    };
    insta::assert_snapshot!(html(area));
}

#[test]
fn a_field_in_error_names_its_error_text() {
    let field = || {
        view! {
            <FigureField
                id="actual"
                label="実績値"
                error=Some("数字で入力してください".to_owned())
                unit="%"
                value="約八割"
                on_change=nothing()
            />
        }
    };
    insta::assert_snapshot!(html(field));
}

#[test]
fn a_filter_with_nothing_to_find_stays_and_says_so() {
    let row = || view! { <Checkbox label="中止" checked=false count=Some(0) on_change=nothing() /> };
    insta::assert_snapshot!(html(row));
}

#[test]
fn only_a_failure_interrupts() {
    let notice = |kind| html(move || view! { <Notice kind title="保存できません" /> });
    assert!(notice(NoticeKind::Failure).contains("role=\"alert\""));
    assert!(!notice(NoticeKind::Warning).contains("role=\"alert\""));
}

#[test]
fn the_status_line_stands_in_the_page_before_it_says_anything() {
    assert!(html(|| view! { <StatusLine message=String::new() /> }).contains("role=\"status\""));
}

#[test]
fn marks_without_words_are_silent() {
    let marks = [
        html(|| status_mark(MarkState::Done, MarkSize::Medium)),
        html(|| grade_mark(GradeKind::Late, wording::grade_letter(GradeKind::Late).to_owned())),
        html(|| vision_mark(2)),
        html(|| view! { <BrandMark /> }),
        html(|| view! { <StateBar counts=counts() /> }),
    ];
    for mark in marks {
        let first_tag = mark.split_once('>').unwrap().0;
        assert!(first_tag.contains("aria-hidden=\"true\""), "{mark}");
    }
}

#[test]
fn marks_that_stand_alone_say_what_they_are() {
    assert!(html(|| number_mark(14, 3, NumberSize::Medium)).contains("取組"));
    assert!(html(|| view! { <RoleMark role=Role::Lead /> }).contains("主担当"));
    assert!(html(|| vision_label(3, "基盤の整備".to_owned())).contains("Vision3　基盤の整備"));
}

#[test]
fn an_elements_words_and_attributes_are_text_whatever_they_hold() {
    let made = || {
        let inner = element("span", "").with_some("data-none", None::<String>).text("x");
        element("p", "a").with("title", "\"><script>").with_if("data-now", true).text("<b>&").child(inner)
    };
    let text = "<p class=\"a\" title=\"&quot;&gt;&lt;script&gt;\" data-now=\"\">&lt;b&gt;&amp;<span>x</span>\n</p>";
    assert_eq!(html(made), text);
}

#[test]
fn no_part_writes_a_style_attribute() {
    let html = html(specimen::body);
    assert!(!html.contains(" style="), "the page's policy blocks style attributes");
}
