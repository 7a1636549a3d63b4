//! The route: the only home of view, filter, sorting and selection.

use leptos::prelude::*;

use crate::query::{Criteria, Route, UnresolvedReference, View};

use super::App;

impl App {
    /// Where we are.
    pub fn route(self) -> ReadSignal<Route> {
        self.route.read_only()
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
        self.platform.with_value(|platform| platform.go(address, false));
        self.sync_from_address();
    }

    /// Changes the address in place: while typing, every letter is no step of its own.
    pub fn replace_route(self, route: &Route) {
        self.platform.with_value(|platform| platform.go(&route.format(), true));
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
        let address = self.platform.with_value(|platform| platform.address());
        let (route, missing) = Route::parse(&address, &self.plan());
        if *self.missing.read_untracked() != missing {
            self.missing.set(missing);
        }
        let before = self.route.get_untracked();
        if before.view != route.view {
            self.platform.with_value(|platform| platform.let_go_of_focus());
        }
        let is_elsewhere = (&before.view, &before.selected, before.fy) != (&route.view, &route.selected, route.fy);
        if is_elsewhere {
            self.leave_answers();
        }
        if before != route {
            self.route.set(route);
        }
        // A page may stay open over midnight, and over the end of a fiscal year.
        self.renew();
    }
}
