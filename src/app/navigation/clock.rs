//! What the clock changes while the page stays open: the day, and with it the fiscal year on screen.
//!
//! Nothing here is read once and believed for ever. It is read again when the page comes to the front, before printing,
//! and by a timer.

use leptos::prelude::*;

use crate::plan::calendar::{Date, Moment};
use crate::query::View;
use crate::wording::notices::editing::year_turned;

use super::Navigation;
use crate::app::page::{Notice, NoticeAction, Tone};

impl Navigation {
    /// Looks at the clock: the day, and with the day the fiscal year, may be another.
    ///
    /// Where the year turns, the views go to the new one and say so. Under a workshop, or a form that holds what is not
    /// recorded, the year stays, and it is said which one is written.
    pub fn renew(self) {
        self.renew_while(false);
    }

    /// The same; `writing` where something is being recorded for the year on screen just now.
    pub(in crate::app) fn renew_while(self, writing: bool) {
        let now = self.page.now();
        let today = now.date();
        let minute = |moment: &Moment| (moment.date(), moment.clock().map(str::to_owned));
        if minute(&self.page.moment.read_untracked()) != minute(&now) {
            self.page.moment.set(now);
        }
        let day_before = self.page.today.get_untracked();
        if day_before == today {
            return;
        }
        let years = self.plan.read_untracked().years;
        let year_of = |day: Option<Date>| day.map(|day| day.fiscal_year().clamp(years.first, years.last));
        let (before, after) = (year_of(day_before), year_of(today));
        let mut route = self.route.get_untracked();
        let (Some(before), Some(after)) = (before, after) else {
            self.page.today.set(today);
            return;
        };
        let turned = before != after && route.fy.is_none_or(|shown| shown == before);
        let stays = turned
            && (route.fy.is_some() || writing || matches!(route.view, View::Workshop(_)) || self.page.holds_unsaved());
        if stays && route.fy.is_none() {
            // First the year in the address: the views must not go away in between.
            route.fy = Some(before);
            self.ports.address().go(&route.format(), true);
            self.route.set(route);
        }
        self.page.today.set(today);
        if turned {
            self.page.notify(turned_in_words(before, after, stays));
        }
    }

    /// Takes the year of today again.
    pub fn go_to_this_year(self) {
        let mut route = self.route.get_untracked();
        route.fy = None;
        self.navigate(&route);
        self.page.dismiss();
    }
}

fn turned_in_words(before: i32, after: i32, stays: bool) -> Notice {
    let text = year_turned(before, after, stays);
    if stays {
        Notice::new(Tone::Warning, text).offering(NoticeAction::ThisYear)
    } else {
        Notice::new(Tone::Info, text)
    }
}
