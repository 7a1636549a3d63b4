//! Days for calendars as iCalendar (RFC 5545): out only, never read back.
//!
//! Own code, since no crate fits: `ics` 0.5.8 folds to 76 octets, and `icalendar` 0.17 asks the clock and draws ids.

use crate::plan::calendar::{Date, Moment};
use crate::plan::letters::visible;

/// The most octets of a line without its break (3.1).
const MOST_OCTETS: usize = 75;

/// A day in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllDay {
    /// The same for the same day in every file: a calendar that is read again keeps one of it (3.8.4.7).
    pub uid: String,
    /// The day.
    pub day: Date,
    /// What stands in the calendar.
    pub summary: String,
    /// What stands under it; lines are kept.
    pub description: String,
}

/// Writes a calendar of whole days, in UTF-8 with CRLF. `made` is when it was written (3.8.7.2); where that label is odd,
/// each day stands for it.
///
/// Nothing is blocked by the days (3.8.2.7): they remind. What hides in the texts is made visible.
pub fn write_ics(name: &str, made: &Moment, days: &[AllDay]) -> String {
    let mut lines = Lines(String::new());
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Ayumi//Ayumi//JA");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add_text("X-WR-CALNAME", name);
    for AllDay { uid, day, summary, description } in days {
        // The end is the day behind the last (3.6.1); behind the calendar's last day there is none.
        let Some(end) = day.next() else { continue };
        lines.add("BEGIN", "VEVENT");
        lines.add_text("UID", uid);
        lines.add("DTSTAMP", &made.universal().map_or_else(|| utc(*day, 0), |(date, second)| utc(date, second)));
        lines.add("DTSTART;VALUE=DATE", &basic(*day));
        lines.add("DTEND;VALUE=DATE", &basic(end));
        lines.add_text("SUMMARY", summary);
        lines.add_text("DESCRIPTION", description);
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("END", "VEVENT");
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

/// 20270331 (3.3.4)
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// 20271122T050000Z (3.3.5)
fn utc(day: Date, second: u32) -> String {
    format!("{}T{:02}{:02}{:02}Z", basic(day), second / 3600, second / 60 % 60, second % 60)
}

/// Content lines (3.1).
struct Lines(String);

impl Lines {
    /// A line whose value needs no escape.
    fn add(&mut self, name: &str, value: &str) {
        let mut room = MOST_OCTETS;
        for letter in name.chars().chain(std::iter::once(':')).chain(value.chars()) {
            let octets = letter.len_utf8();
            if octets > room {
                // The space that opens the next line is one of its octets.
                self.0.push_str("\r\n ");
                room = MOST_OCTETS - 1;
            }
            room -= octets;
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is a text (3.3.11).
    fn add_text(&mut self, name: &str, text: &str) {
        let text = visible(&text.replace("\r\n", "\n").replace('\r', "\n"));
        let mut escaped = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\n' => escaped.push_str("\\n"),
                '\\' | ',' | ';' => escaped.extend(['\\', letter]),
                _ => escaped.push(letter),
            }
        }
        self.add(name, &escaped);
    }
}
