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

/// Steps with their times, for a closing summary.
#[derive(Debug)]
pub struct Summary {
    begun: Instant,
    times: Vec<(&'static str, Duration)>,
}

impl Summary {
    /// Starts the clock.
    pub fn begin() -> Self {
        Self { begun: Instant::now(), times: Vec::new() }
    }

    /// Runs one step and remembers how long it took.
    ///
    /// # Errors
    /// The step's own.
    pub fn step<T>(&mut self, name: &'static str, why: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let begun = Instant::now();
        let outcome = step(name, why, work)?;
        self.times.push((name, begun.elapsed()));
        Ok(outcome)
    }

    /// One line a step, and the whole.
    pub fn print(&self) {
        println!();
        for (name, time) in &self.times {
            println!("✓ {name:<24}{:>12}", elapsed(*time));
        }
        println!("✓ {:<24}{:>12}", "everything passed", elapsed(self.begun.elapsed()));
    }
}

/// A step with nothing left to do.
pub fn already(name: &str) {
    println!("  ✓ {name} (already here)");
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
