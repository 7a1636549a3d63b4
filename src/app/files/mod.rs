//! Files in and out.

mod comparing;
mod importing;
mod office;
mod own_page;
mod report;
mod tables;
mod transfer;

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::{PlanMark, ReturnedPage};

use super::page::Notice;
use super::plans::Plans;
use super::records::Records;
use transfer::Outgoing;

pub use comparing::{ComparedFile, ComparedSnapshot};
pub use importing::ImportProgress;
pub use own_page::PageMaking;
pub use tables::sender;
pub use transfer::Preview;

/// Files that are read, reviewed and taken in, and files that are given out.
#[derive(Clone, Copy)]
pub struct Files {
    records: Records,
    /// Where a plan among the files belongs.
    plans: Plans,
    /// By what files of this plan are known.
    mark: StoredValue<Arc<PlanMark>>,
    /// `None` while nothing is being read.
    progress: RwSignal<Option<ImportProgress>>,
    /// Counts the readings that came to an end, whatever they found.
    ended: RwSignal<usize>,
    /// Counts the stops: whoever reads sees by it that he was stopped.
    stops: StoredValue<usize>,
    /// Given out last, and not yet seen to arrive.
    outgoing: RwSignal<Option<Outgoing>>,
    /// Read to be compared, for each side.
    compared: [RwSignal<ComparedFile>; 2],
    /// Counts the choices of such files: an earlier one is not shown over a later one.
    compare_turn: StoredValue<u64>,
    /// The page that is written or was written last, and the digest of its plan's JSON.
    page_making: RwSignal<Option<(String, PageMaking)>>,
    /// What was handed back, beside that page.
    returned_page: RwSignal<Option<ReturnedPage>>,
}

impl Files {
    pub(super) fn new(records: Records, plans: Plans, mark: PlanMark) -> Self {
        Self {
            records,
            plans,
            mark: StoredValue::new(Arc::new(mark)),
            progress: RwSignal::new(None),
            ended: RwSignal::new(0),
            stops: StoredValue::new(0),
            outgoing: RwSignal::new(None),
            compared: [RwSignal::default(), RwSignal::default()],
            compare_turn: StoredValue::new(0),
            page_making: RwSignal::new(None),
            returned_page: RwSignal::new(None),
        }
    }

    /// Says on the page what came of it.
    fn notify(self, notice: Notice) {
        self.records.page.notify(notice);
    }
}
