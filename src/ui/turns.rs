//! What fits a screen comes at once, the rest behind the paint, so that a key is answered in its frame. On paper nothing
//! is missing: whoever prints before that gets all of it.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::App;
use crate::plan::MeasureId;

/// How many rows a list has before one asks for more: a browser lays out a few hundred without a pause.
pub const MOST_ROWS: usize = 200;

/// How many rows are built before the page is painted: more than a screen shows.
const AT_FIRST: usize = 12;

/// How many rows are built in a turn after that.
const IN_A_TURN: usize = 48;

/// What lies below the first screen of a view: built once that is painted.
pub fn behind_paint<Below: IntoView + 'static>(app: App, below: impl Fn() -> Below + Send + 'static) -> impl IntoView {
    let painted = RwSignal::new(!app.page.has_frames());
    Effect::new(move |_| {
        if !painted.get_untracked() {
            next_turn(app, move || {
                // The view may have been left in the meantime.
                let _ = painted.try_set(true);
            });
        }
    });
    let shown = Memo::new(move |before| before == Some(&true) || painted.get() || app.page.printing().get());
    move || shown.get().then(&below)
}

/// What else waits for the paint, such as the focus, still finds the page as it was painted.
fn next_turn(app: App, turn: impl FnOnce() + 'static) {
    app.page.after_paint(move || set_timeout(turn, Duration::ZERO));
}

/// What stands so far.
#[derive(Clone, PartialEq, Eq, Default)]
struct Turn {
    shape: u8,
    /// After which paint.
    paint: u32,
    ids: Vec<MeasureId>,
}

/// What stands of the rows that are wanted; soon after a change, all of them. In another shape no row is the same.
pub fn in_turns(app: App, wanted: Memo<Vec<MeasureId>>, shape: Memo<u8>) -> Memo<Vec<MeasureId>> {
    let paint = RwSignal::new(0_u32);
    let turn = Memo::new(move |before: Option<&Turn>| {
        let (shape, paint, printing) = (shape.get(), paint.get(), app.page.printing().get());
        let nothing = Turn::default();
        let before = before.unwrap_or(&nothing);
        let built = if before.shape == shape { before.ids.as_slice() } else { &[] };
        let at_once = match paint == before.paint {
            _ if printing || !app.page.has_frames() => usize::MAX,
            true => AT_FIRST,
            false => IN_A_TURN,
        };
        Turn { shape, paint, ids: stand(built, &wanted.read(), at_once) }
    });
    Effect::new(move |_| {
        if turn.read().ids.len() < wanted.read().len() {
            next_turn(app, move || {
                let _ = paint.try_update(|paint| *paint += 1);
            });
        }
    });
    Memo::new(move |_| turn.read().ids.clone())
}

/// What stands in a list so far: all of `found` that stood before, and of the rest as many as are built at once.
pub fn stand(before: &[MeasureId], found: &[MeasureId], at_once: usize) -> Vec<MeasureId> {
    let mut left = at_once;
    let stands = |id: &&MeasureId| {
        before.contains(id) || {
            let fits = left > 0;
            left = left.saturating_sub(1);
            fits
        }
    };
    found.iter().filter(stands).cloned().collect()
}
