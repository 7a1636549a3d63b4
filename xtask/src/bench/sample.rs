//! What many runs say: the median, the spread, and how costs grow.

/// Times or other figures of the same work.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample(Vec<f64>);

impl Sample {
    /// From the runs' figures, in any order.
    pub fn new(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }

    /// The figure in the middle; 0 of nothing.
    pub fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or(0.0)
    }

    /// What only one in twenty runs exceeds; 0 of nothing.
    pub fn high(&self) -> f64 {
        self.0.get(self.0.len() * 19 / 20).copied().unwrap_or(0.0)
    }

    /// `12.3 (11.9–14.0)`: median and spread; a single run has none.
    pub fn shown(&self) -> String {
        match self.0[..] {
            [] => String::new(),
            [only] => format!("{} (one run)", figure(only)),
            [least, .., most] => format!("{} ({}–{})", figure(self.median()), figure(least), figure(most)),
        }
    }
}

/// Three digits that count.
pub fn figure(figure: f64) -> String {
    match figure {
        100.0.. => format!("{figure:.0}"),
        10.0.. => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

/// The exponent with which a cost grows between two sizes: 1 is in proportion.
pub fn growth((size, cost): (f64, f64), (larger, dearer): (f64, f64)) -> f64 {
    (dearer / cost).ln() / (larger / size).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle_and_the_spread_beside_it() {
        let sample = Sample::new(vec![3.0, 120.0, 20.0, 1.0, 4.0]);
        assert_eq!(sample.shown(), "4.00 (1.00–120)");
        assert_eq!(Sample::new(vec![12.34]).shown(), "12.3 (one run)");
    }

    #[test]
    fn ten_times_the_size_at_a_hundred_times_the_cost_grows_by_the_square() {
        assert!((growth((10.0, 1.0), (100.0, 100.0)) - 2.0).abs() < 1e-9);
    }
}
