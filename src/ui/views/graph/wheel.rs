//! The wheel with Ctrl, which is also what pinching on a trackpad sends: it changes the size of the picture, not of the
//! page. Without Ctrl it scrolls as everywhere.

use std::time::Duration;

use leptos::ev::WheelEvent;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::desk::GraphState;

/// The id of what is made larger and smaller.
pub(super) const SHEET: &str = "graph-sheet";
/// How far fingers move for a step. A notch of a wheel is one event of 100 or 120, and one step all the same.
const STEP: f64 = 64.0;
/// A notch of a wheel in lines, as Firefox counts, and what other browsers call it in px.
const LINES: f64 = 3.0;
const NOTCH: f64 = 100.0;
/// What comes later than this is another gesture, in ms.
const PAUSE: f64 = 500.0;
/// How long after the last step the size is said.
const QUIET: Duration = Duration::from_millis(400);

/// The unit of a wheel's amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Px,
    Line,
    Page,
}

/// A size up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Larger,
    Smaller,
}

/// What a gesture has come to since its last step.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Gesture {
    sum: f64,
    at: f64,
}

impl Gesture {
    /// Adds an event: a step once there is enough, never more than one an event, and nothing is left over of it.
    fn turn(&mut self, amount: f64, unit: Unit, at: f64) -> Option<Step> {
        let amount = match unit {
            Unit::Px => amount,
            Unit::Line => amount / LINES * NOTCH,
            Unit::Page => amount * NOTCH,
        };
        let goes_on = at - self.at < PAUSE && self.sum * amount >= 0.0;
        *self = Self { sum: if goes_on { self.sum + amount } else { amount }, at };
        if self.sum.abs() < STEP {
            return None;
        }
        let step = if self.sum > 0.0 { Step::Smaller } else { Step::Larger };
        self.sum = 0.0;
        Some(step)
    }
}

/// What a picture remembers of its wheel. `Copy`: it holds handles.
#[derive(Clone, Copy, Default)]
pub(super) struct Wheel {
    gesture: StoredValue<Gesture>,
    saying: StoredValue<Option<TimeoutHandle>>,
}

impl Wheel {
    /// Answers the wheel over the picture's box.
    pub(super) fn turn(self, desk: GraphState, event: &WheelEvent) {
        if !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        // Firefox gives lines only to who asks for the unit first.
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => Unit::Line,
            WheelEvent::DOM_DELTA_PAGE => Unit::Page,
            _ => Unit::Px,
        };
        let (amount, at) = (event.delta_y(), event.time_stamp());
        let Some(step) = self.gesture.try_update_value(|gesture| gesture.turn(amount, unit, at)).flatten() else {
            return;
        };
        let before = desk.zoom.get_untracked();
        let size = match step {
            Step::Larger => desk.next_size(),
            Step::Smaller => desk.size_before(),
        };
        if size == before {
            return;
        }
        let pointer = (f64::from(event.client_x()), f64::from(event.client_y()));
        desk.app.page.hold_under(SHEET, pointer);
        desk.zoom.set(size);
        self.say_soon(desk);
    }

    /// Says nothing any more.
    pub(super) fn stop(self) {
        if let Some(earlier) = self.saying.try_get_value().flatten() {
            earlier.clear();
        }
    }

    /// Says the size once the gesture is over.
    fn say_soon(self, desk: GraphState) {
        self.stop();
        let say = move || desk.say_size();
        // Without a timer the size stands on its button all the same.
        self.saying.set_value(set_timeout_with_handle(say, QUIET).ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a series of amounts, 16 ms apart, comes to: + for larger, - for smaller.
    fn steps(unit: Unit, amounts: &[f64]) -> String {
        let mut gesture = Gesture::default();
        let mut at = 1000.0;
        let turn = |amount: &f64| {
            at += 16.0;
            match gesture.turn(*amount, unit, at)? {
                Step::Larger => Some('+'),
                Step::Smaller => Some('-'),
            }
        };
        amounts.iter().filter_map(turn).collect()
    }

    #[test]
    fn a_notch_of_any_wheel_is_one_step() {
        assert_eq!(steps(Unit::Px, &[-100.0]), "+");
        assert_eq!(steps(Unit::Px, &[120.0]), "-");
        assert_eq!(steps(Unit::Line, &[-3.0, -3.0]), "++");
        assert_eq!(steps(Unit::Line, &[1.0, 1.0, 1.0]), "-");
        assert_eq!(steps(Unit::Page, &[1.0]), "-");
        assert_eq!(steps(Unit::Px, &[-4000.0]), "+", "however far one event goes");
    }

    #[test]
    fn pinching_is_summed() {
        assert_eq!(steps(Unit::Px, &[-4.0; 15]), "");
        assert_eq!(steps(Unit::Px, &[-4.0; 30]), "+", "a hundred and twenty in little bits is a notch");
        assert_eq!(steps(Unit::Px, &[-0.7; 100]), "+");
        assert_eq!(steps(Unit::Px, &[-60.0, 60.0, 10.0]), "-", "turning back begins anew");
    }

    #[test]
    fn what_is_left_of_a_gesture_is_not_the_next_ones() {
        let mut gesture = Gesture::default();
        assert_eq!(gesture.turn(-60.0, Unit::Px, 1000.0), None);
        assert_eq!(gesture.turn(-60.0, Unit::Px, 2000.0), None);
        assert_eq!(gesture.turn(-60.0, Unit::Px, 2016.0), Some(Step::Larger));
    }
}
