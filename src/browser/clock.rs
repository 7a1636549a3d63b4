//! Time and randomness from the browser. Both only ever become labels.

use crate::plan::calendar::Moment;

use super::number::whole;
use super::window::window;

/// Now, by this computer's clock and zone: `2026-11-22T13:40:00+09:00`.
pub fn now() -> Moment {
    let now = js_sys::Date::new_0();
    // JavaScript counts the minutes from local time to UTC: −540 in Japan.
    let ahead_minutes = -whole(now.get_timezone_offset()).unwrap_or(0);
    let sign = if ahead_minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (ahead_minutes.abs() / 60, ahead_minutes.abs() % 60);
    Moment::new(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{hours:02}:{minutes:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
    ))
}

/// A name for one action, shared by the entries saved together: 80 random bits as hexadecimal digits.
pub fn random_tx() -> String {
    let mut bytes = [0; 10];
    let random = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    match random {
        Ok(_) => base16ct::lower::encode_string(&bytes),
        // A label need not be unpredictable: the millisecond will do where a policy takes chance away.
        Err(_) => format!("t{:.0}", js_sys::Date::now()),
    }
}
