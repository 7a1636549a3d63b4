//! 調査回: rounds of collecting, as the entries of all offices give them; which is in force, whom it asks and for what,
//! and what came after it was closed.
//!
//! | Module | Holds |
//! |---|---|
//! | `round` | one round, and what its facts say |
//! | `required_fields` | which fields of a record are required at all |
//! | `asked` | what is asked for in a fiscal year, with a round or without |
//! | `closing` | closing a round, and what came after |

mod asked;
mod closing;
mod required_fields;
mod round;

pub use asked::Asked;
pub use closing::{SinceClosing, cells_after, close, since_closing};
pub use required_fields::RequiredFields;
pub use round::{Fact, Round};

use crate::journal::{Cell, Ledger, RoundId};
use crate::plan::Plan;
use crate::plan::calendar::Moment;

/// All rounds that a ledger knows of, by year and number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rounds(Vec<Round>);

impl Rounds {
    /// Reads them. One whose making was undone is none.
    pub fn of(plan: &Plan, ledger: &Ledger) -> Self {
        let ids = ledger.item_years().filter_map(|(fy, item)| RoundId::of_item(*fy, item));
        let mut rounds: Vec<Round> = ids.filter_map(|id| Round::of(plan, ledger, id)).collect();
        // Items stand in the order of their letters, where 10 comes before 2.
        rounds.sort_unstable_by_key(|round| round.id);
        Self(rounds)
    }

    /// All of them.
    pub fn all(&self) -> &[Round] {
        &self.0
    }

    /// Those of a fiscal year.
    pub fn of_year(&self, fy: i32) -> impl DoubleEndedIterator<Item = &Round> {
        self.0.iter().filter(move |round| round.id.fy == fy)
    }

    /// The round that a fiscal year's forms, files and mails speak of: the last that is open. `None` is as if there were
    /// no rounds.
    pub fn in_force(&self, fy: i32) -> Option<&Round> {
        self.of_year(fy).rev().find(|round| round.is_open())
    }

    /// 前回 as seen from a fiscal year: the last that was closed, of it or of an earlier one; by year and number, since a
    /// clock decides nothing.
    pub fn last_closed(&self, fy: i32) -> Option<&Round> {
        self.0.iter().rev().find(|round| round.id.fy <= fy && round.is_closed())
    }

    /// Whether a department's statement is 確定後の記入, by its label.
    pub fn is_after_closing(&self, cell: &Cell, at: &Moment) -> bool {
        let closing = || self.closed_for(cell.fy).and_then(Round::closed);
        RoundId::of_cell(cell).is_none() && closing().is_some_and(|closing| closing.is_before(at))
    }

    /// The round behind which new records of a fiscal year are 確定後の記入: its last, where that is closed. Once the next
    /// one is made, what is recorded belongs to that.
    pub fn closed_for(&self, fy: i32) -> Option<&Round> {
        self.of_year(fy).next_back().filter(|round| round.is_closed())
    }
}
