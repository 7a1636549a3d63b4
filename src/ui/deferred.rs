//! Renders the first screenful at once and the rest after the next paint, so that a key is answered within its frame.
//! On paper nothing is missing: printing renders all of it at once.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::App;
use crate::plan::MeasureId;

/// How many rows a list has before one asks for more: a browser lays out a few hundred without a pause.
pub const MOST_ROWS: usize = 200;

/// How many rows are built before the page is painted: more than a screen shows.
const FIRST_BATCH: usize = 12;

/// How many rows are built after each further paint.
const NEXT_BATCH: usize = 48;

/// Builds what lies below the first screen of a view, once that screen is painted.
pub fn after_paint<Below: IntoView + 'static>(app: App, below: impl Fn() -> Below + Send + 'static) -> impl IntoView {
    let painted = RwSignal::new(!app.page.has_frames());
    Effect::new(move |_| {
        if !painted.get_untracked() {
            in_next_task(app, move || {
                // The view may have been left in the meantime.
                let _ = painted.try_set(true);
            });
        }
    });
    let shown = Memo::new(move |before| before == Some(&true) || painted.get() || app.page.printing().get());
    move || shown.get().then(&below)
}

/// Runs a task after the paint and after all else that waits for it: the focus still finds the page as it was painted.
fn in_next_task(app: App, task: impl FnOnce() + 'static) {
    app.page.after_paint(move || set_timeout(task, Duration::ZERO));
}

/// The rows that are built so far.
#[derive(Clone, PartialEq, Eq, Default)]
struct Built {
    shape: u8,
    /// How many paints they waited for.
    paint: u32,
    ids: Vec<MeasureId>,
}

/// Builds the rows that are wanted in batches, one after each paint. In another shape no row is the same, so all are built
/// anew.
pub fn in_batches(app: App, wanted: Memo<Vec<MeasureId>>, shape: Memo<u8>) -> Memo<Vec<MeasureId>> {
    let paint = RwSignal::new(0_u32);
    let built = Memo::new(move |before: Option<&Built>| {
        let (shape, paint, printing) = (shape.get(), paint.get(), app.page.printing().get());
        let nothing = Built::default();
        let before = before.unwrap_or(&nothing);
        let rows = if before.shape == shape { before.ids.as_slice() } else { &[] };
        let batch = match paint == before.paint {
            _ if printing || !app.page.has_frames() => usize::MAX,
            true => FIRST_BATCH,
            false => NEXT_BATCH,
        };
        Built { shape, paint, ids: with_next_batch(rows, &wanted.read(), batch) }
    });
    Effect::new(move |_| {
        if built.read().ids.len() < wanted.read().len() {
            in_next_task(app, move || {
                let _ = paint.try_update(|paint| *paint += 1);
            });
        }
    });
    Memo::new(move |_| built.read().ids.clone())
}

/// Those of `found` that are built already, and as many more as a batch has; in the order of `found`.
pub fn with_next_batch(built: &[MeasureId], found: &[MeasureId], batch: usize) -> Vec<MeasureId> {
    let mut left = batch;
    let is_built = |id: &&MeasureId| {
        built.contains(id) || {
            let fits = left > 0;
            left = left.saturating_sub(1);
            fits
        }
    };
    found.iter().filter(is_built).cloned().collect()
}
