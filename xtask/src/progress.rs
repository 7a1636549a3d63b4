//! Says what is being done, why, and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Runs one step: its name and reason before, the time after.
///
/// # Errors
/// The step's own.
pub fn step<T>(name: &str, why: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {name}: {why}");
    let begun = Instant::now();
    let outcome = work();
    let sign = if outcome.is_ok() { "✓" } else { "✗" };
    println!("  {sign} {name} {}", elapsed(begun.elapsed()));
    outcome
}

/// A step with nothing left to do.
pub fn already(name: &str) {
    println!("  ✓ {name} is here");
}

/// `4.2 s` or `3 min 34 s`.
pub fn elapsed(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elapsed_reads_as_people_say_it() {
        assert_eq!(elapsed(Duration::from_millis(4_240)), "4.2 s");
        assert_eq!(elapsed(Duration::from_secs(214)), "3 min 34 s");
    }
}
