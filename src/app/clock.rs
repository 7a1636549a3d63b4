//! What the world changes while the page stays open: the day, the fiscal year, what another tab chose or did.
//!
//! Nothing here is read once and believed for ever. It is read again when the page comes to the front, when another tab
//! says so, before printing, and by a timer.

use leptos::prelude::*;

use crate::plan::DeptId;
use crate::plan::calendar::{Date, Moment};
use crate::query::View;
use crate::wording::notices::editing::year_turned;

use super::activity::PREFIX;
use super::{Activity, App, Notice, NoticeAction, Tone};

/// Whether a form on screen holds what is recorded nowhere yet.
pub(super) type Unsaved = std::rc::Rc<dyn Fn() -> bool>;

impl App {
    /// Looks at the clock: the day, and with the day the fiscal year, may be another.
    ///
    /// Where the year turns, the views go to the new one and say so. Under a workshop, or a form that holds what is not
    /// recorded, the year stays, and it is said which one is written.
    pub fn renew(self) {
        self.renew_while(false);
    }

    /// The same; `writing` where something is being recorded for the year on screen just now.
    pub(super) fn renew_while(self, writing: bool) {
        let now = self.now();
        let today = now.date();
        let minute = |moment: &Moment| (moment.date(), moment.clock().map(str::to_owned));
        if minute(&self.moment.read_untracked()) != minute(&now) {
            self.moment.set(now);
        }
        let day_before = self.today.get_untracked();
        if day_before == today {
            return;
        }
        let years = self.plan().years;
        let year_of = |day: Option<Date>| day.map(|day| day.fiscal_year().clamp(years.first, years.last));
        let (before, after) = (year_of(day_before), year_of(today));
        let mut route = self.route.get_untracked();
        let (Some(before), Some(after)) = (before, after) else {
            self.today.set(today);
            return;
        };
        let turned = before != after && route.fy.is_none_or(|shown| shown == before);
        let stays = turned && (route.fy.is_some() || writing || self.holds_unsaved(&route.view));
        if stays && route.fy.is_none() {
            // First the year in the address: the views must not go away in between.
            route.fy = Some(before);
            self.platform.with_value(|platform| platform.go(&route.format(), true));
            self.route.set(route);
        }
        self.today.set(today);
        if turned {
            self.notify(turned_in_words(before, after, stays));
        }
    }

    /// The clock's moment when it was last looked at, for what names the time at which it is shown or printed.
    pub fn moment(self) -> ReadSignal<Moment> {
        self.moment.read_only()
    }

    /// Takes the year of today again.
    pub fn go_to_this_year(self) {
        let mut route = self.route.get_untracked();
        route.fy = None;
        self.navigate(&route);
        self.dismiss();
    }

    /// Names the form on screen, in place of the one before.
    pub fn watch_unsaved(self, unsaved: impl Fn() -> bool + 'static) {
        self.unsaved.set_value(Some(std::rc::Rc::new(unsaved)));
    }

    fn holds_unsaved(self, view: &View) -> bool {
        let held = match view {
            View::Workshop(_) => true,
            _ => self.unsaved.get_value().is_some_and(|unsaved| unsaved()),
        };
        held || self.typing()
    }

    /// Reads again what another tab may have chosen or done: the own department, the name on entries, undo steps.
    pub fn renew_settings(self) {
        let (dept, author, activities) = self
            .platform
            .with_value(|platform| (platform.recall("dept"), platform.recall("author"), platform.recall_all(PREFIX)));
        let plan = self.plan();
        let dept = dept.map(DeptId::new).filter(|dept| self.may_be_own(dept)).map(|dept| plan.known_as(&dept).clone());
        if dept.is_some() && dept != *self.own_dept.read_untracked() {
            self.own_dept.set(dept);
        }
        if let Some(author) = author.filter(|author| *author != *self.author.read_untracked()) {
            self.author.set(author);
        }
        let news: Vec<Activity> = {
            let here = self.activities.read_untracked();
            let new = |act: &Activity| !here.iter().any(|other| other.tx == act.tx && other.at == act.at);
            activities.iter().filter_map(|(_, text)| Activity::read(text)).filter(new).collect()
        };
        if !news.is_empty() {
            self.activities.update(|activities| {
                activities.extend(news);
                activities.sort_by(|left, right| left.place().cmp(&right.place()));
            });
            self.review_again();
        }
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
