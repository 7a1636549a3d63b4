//! The route: the only home of view, filter, sorting and selection.

mod clock;

use std::sync::Arc;

use leptos::prelude::*;

use crate::insight;
use crate::plan::Plan;
use crate::plan::calendar::Date;
use crate::query::{Criteria, Route, UnresolvedReference, View};

use super::page::Page;
use super::ports::PlatformPorts;

/// Where the person is in the plan. Back, Forward and links come through the address; nothing else keeps it.
#[derive(Clone, Copy)]
pub struct Navigation {
    ports: PlatformPorts,
    page: Page,
    plan: RwSignal<Arc<Plan>>,
    route: RwSignal<Route>,
    missing: RwSignal<Vec<UnresolvedReference>>,
    fy: Memo<i32>,
}

impl Navigation {
    pub(super) fn new(ports: PlatformPorts, page: Page, plan: RwSignal<Arc<Plan>>) -> Self {
        let printed = plan.get_untracked();
        let (route, mut missing) = Route::parse(&ports.address().address(), &printed);
        // One that was added to the plan is known once the ledger is read.
        missing.retain(|missing| !matches!(missing, UnresolvedReference::Department(id) if insight::is_added(id)));
        let (route, years, today) = (RwSignal::new(route), printed.years, page.today());
        let fy = Memo::new(move |_| {
            let current = today.get().map_or(years.first, Date::fiscal_year);
            route.read().fy.unwrap_or(current).clamp(years.first, years.last)
        });
        Self { ports, page, plan, route, missing: RwSignal::new(missing), fy }
    }

    /// Where we are.
    pub fn route(self) -> ReadSignal<Route> {
        self.route.read_only()
    }

    /// The fiscal year on screen.
    pub fn fy(self) -> Memo<i32> {
        self.fy
    }

    /// What the address asked for that is not there.
    pub fn missing(self) -> ReadSignal<Vec<UnresolvedReference>> {
        self.missing.read_only()
    }

    /// Goes somewhere, leaving a step for Back.
    pub fn navigate(self, route: &Route) {
        self.go_to(&route.format());
    }

    /// Goes to an address, leaving a step for Back.
    pub fn go_to(self, address: &str) {
        self.ports.address().go(address, false);
        self.sync_from_address();
    }

    /// Changes the address in place: while typing, every letter is no step of its own.
    pub fn replace_route(self, route: &Route) {
        self.ports.address().go(&route.format(), true);
        self.sync_from_address();
    }

    /// Changes the criteria of the current route.
    pub fn set_criteria(self, change: impl FnOnce(&mut Criteria)) {
        let mut criteria = self.route.read_untracked().criteria.clone();
        change(&mut criteria);
        let route = self.route.read_untracked().with_criteria(criteria);
        self.navigate(&route);
    }

    /// The address of a view that keeps the filter, for links.
    pub fn address_of(self, view: View) -> String {
        self.route.read().switch(view).format()
    }

    /// Reads the address: after a navigation, on Back and Forward, after a pasted link.
    pub fn sync_from_address(self) {
        let address = self.ports.address().address();
        let (route, missing) = Route::parse(&address, &self.plan.read_untracked());
        if *self.missing.read_untracked() != missing {
            self.missing.set(missing);
        }
        let before = self.route.get_untracked();
        if before.view != route.view {
            self.ports.focus().let_go_of_focus();
        }
        let is_elsewhere = (&before.view, &before.selected, before.fy) != (&route.view, &route.selected, route.fy);
        if is_elsewhere {
            self.page.leave_answers();
        }
        if before != route {
            self.route.set(route);
        }
        // A page may stay open over midnight, and over the end of a fiscal year.
        self.renew();
    }
}
