//! 実績値: the figure, the day it holds for, and the bar where both figure and target are numbers.

use leptos::prelude::*;

use crate::journal::{Actual, Cell, Field, Value};
use crate::plan::{Decimal, Goal, VisionNumber};
use crate::ui::parts::field::{DateField, FigureField, Need};
use crate::ui::parts::{TargetBar, TargetReading};
use crate::wording::values;

use super::doubts::Doubts;
use super::news::News;
use super::state::OpenForm;

/// The row.
#[component]
pub(super) fn FigureRow(
    form: OpenForm,
    need: Signal<Need>,
    vision: VisionNumber,
    goal: Option<Goal>,
    indicator: Option<String>,
) -> impl IntoView {
    let figure = form.text(Field::Actual);
    let draft = form.field(&Field::Actual);
    let on = Memo::new(move |_| draft.read().typed().on.clone());
    let has_figure = goal.as_ref().is_some_and(Goal::is_figure);
    let target = if let Some(Goal::Number { value, .. }) = goal { Some(value) } else { None };
    let indicator = indicator.map(|indicator| [&indicator, "。"].concat()).unwrap_or_default();
    let support = if has_figure {
        format!("{indicator}半角・全角どちらでも入力できます。")
    } else {
        format!("{indicator}数値の目標がない個別取組です。数値がないときは空けたままにします。")
    };
    let hint = move || {
        let day_alone = form.fold(&figure.read()).is_empty() && !on.read().is_empty();
        if day_alone {
            "時点だけでは記録しません。実績値を入れると、一緒に記録します。"
        } else {
            ""
        }
    };
    let bar = move || {
        let target = target.as_ref()?;
        let typed = form.fold(&figure.read());
        let actual = Decimal::parse(&typed).ok();
        let none = if typed.is_empty() { "未記入" } else { "数でない記入" };
        let previous = last_year_figure(form);
        Some(bar(form, vision, target, (actual.as_ref(), none), previous.as_ref()))
    };
    view! {
        <div class="record__field">
            <div class="figure-row">
                <FigureField
                    id="record-actual"
                    label="実績値"
                    need
                    support
                    unit=form.unit()
                    value=figure
                    on_change=move |text| form.type_in(&Field::Actual, |typed| typed.text = text)
                />
                <DateField
                    id="record-actual-on"
                    label="時点"
                    years=form.app().plan().years.plausible()
                    value=on
                    on_change=move |on| form.type_in(&Field::Actual, |typed| typed.on = on)
                />
            </div>
            <p class="figure-row__hint" role="status">{hint}</p>
            {bar}
            <Doubts form field=Field::Actual/>
            <News form field=Field::Actual/>
        </div>
    }
    .into_any()
}

/// Lengths are drawn from 0 to 100 for shares, else to the largest of the three.
fn bar(
    form: OpenForm,
    vision: VisionNumber,
    target: &Decimal,
    (actual, none): (Option<&Decimal>, &str),
    previous: Option<&Decimal>,
) -> impl IntoView + use<> {
    let unit = form.unit();
    let approximate = |figure: Option<&Decimal>| figure.map(Decimal::approximate);
    let (actual_length, previous_length) = (approximate(actual), approximate(previous));
    let largest = [actual_length, previous_length].into_iter().flatten().fold(target.approximate(), f64::max);
    let end = if unit == "%" { largest.max(100.0) } else { largest };
    let reading = TargetReading {
        end,
        target: target.approximate(),
        actual: actual_length,
        pace: None,
        previous: previous_length,
    };
    let words = |name: &str, figure: Option<&Decimal>, none: &str| {
        format!("{name} {}", figure.map_or(none.to_owned(), |figure| values::figure(figure.as_str(), &unit)))
    };
    let captions =
        vec![words("前年度", previous, "記入なし"), words("実績", actual, none), words("目標", Some(target), "")];
    view! { <TargetBar reading vision captions/> }
}

/// The figure this department recorded a year earlier, if it is a number.
fn last_year_figure(form: OpenForm) -> Option<Decimal> {
    let subject = form.subject();
    let cell = Cell { fy: subject.fy - 1, ..subject.cell(Field::Actual) };
    let ledger = form.app().records.ledger().read();
    let actual = ledger.reading(&cell).value().and_then(|value: &Value| Actual::of_value(value))?;
    Decimal::parse(&actual.figure).ok()
}
