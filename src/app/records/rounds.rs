//! 調査回 as the views and files ask for them.

use leptos::prelude::*;

use super::Records;
use crate::insight::{Round, Rounds};

impl Records {
    /// All rounds that the records know of.
    pub fn rounds(self) -> Rounds {
        Rounds::of(&self.plan(), &self.ledger.read())
    }

    /// The round in force in the fiscal year on screen.
    pub fn round_in_force(self) -> Option<Round> {
        self.rounds().in_force(self.navigation.fy().get()).cloned()
    }
}
