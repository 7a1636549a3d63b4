//! Nothing found: which condition stands in the way, and the way out.

use leptos::prelude::*;

use crate::app::App;
use crate::query::Criteria;
use crate::ui::parts::{Button, ButtonSize, Empty};

use super::{ask_from_chip, model};

/// Stands where the table would be.
#[component]
pub(super) fn Nothing() -> impl IntoView {
    let app = App::get();
    move || {
        let criteria = app.route().read().criteria.clone();
        let relaxations = model::relaxations(&app.plan(), &app.scale(), &criteria, app.fy().get());
        let helping = relaxations.into_iter().map(|change| (app.count_for(&change.without), change));
        // Among equals the first: the panel's order.
        let best =
            helping.filter(|(count, _)| *count > 0).reduce(|best, next| if next.0 > best.0 { next } else { best });
        let reason = match &best {
            Some((count, change)) => format!("{}{count}件あります。", change.label),
            None => "条件を1つ外すだけでは見つかりません。条件を解除して選び直してください。".to_owned(),
        };
        view! {
            <Empty title="条件に合う個別取組はありません。" reason>
                {best.map(|(count, change)| {
                    let without = change.without;
                    view! {
                        <Button size=ButtonSize::Small on_press=move |()| ask_from_chip(app, without.clone())>
                            {format!("その{count}件を見る")}
                        </Button>
                    }
                })}
                <Button size=ButtonSize::Small on_press=move |()| ask_from_chip(app, Criteria::default())>
                    "条件を解除"
                </Button>
            </Empty>
        }
    }
}
