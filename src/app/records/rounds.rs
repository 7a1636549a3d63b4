//! 調査回 as the views and files ask for them.

use leptos::prelude::*;

use super::Records;
use crate::insight::{Round, Rounds};
use crate::journal::Ledger;
use crate::query::CompareSource;

impl Records {
    /// All rounds that the records know of.
    pub fn rounds(self) -> Rounds {
        Rounds::of(&self.plan(), &self.ledger.read())
    }

    /// The round in force in the fiscal year on screen.
    pub fn round_in_force(self) -> Option<Round> {
        self.rounds().in_force(self.navigation.fy().get()).cloned()
    }

    /// The records as they stood at a time before: a day, or the closing of a round. `None` where they are those on screen,
    /// a file's, or of a round that was not closed at one moment.
    pub fn at(self, source: CompareSource) -> Option<Ledger> {
        match source {
            CompareSource::Day(day) => Some(self.ledger.read().as_of(day)),
            CompareSource::Round(id) => {
                let rounds = self.rounds();
                let closing = rounds.all().iter().find(|round| round.id == id)?.closed()?;
                Some(self.ledger.read().as_of_closing(closing))
            }
            CompareSource::Now | CompareSource::Year(_) | CompareSource::File => None,
        }
    }
}
