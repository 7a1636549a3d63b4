//! Printing figures with few decimals and little program: std's printing of floats brings 12 kB along.

/// A figure rounded half up to `decimals`: `33.33`, `-0.5`, `12`.
///
/// Meant for lengths and labels. Where all digits together pass 2^53 it stops at the largest number that keeps them;
/// what is no number is 0.
pub(crate) fn rounded(figure: f64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    let scaled = whole_part(figure.abs() * (0..decimals).fold(1.0, |unit, _| unit * 10.0) + 0.5);
    let sign = if figure < 0.0 && scaled > 0 { "-" } else { "" };
    if decimals == 0 {
        return format!("{sign}{scaled}");
    }
    let width = usize::try_from(decimals).unwrap_or(0);
    format!("{sign}{}.{:0width$}", scaled / unit, scaled % unit)
}

/// The whole part, bit by bit from the largest: Rust has no checked conversion from floats.
fn whole_part(figure: f64) -> u64 {
    let (mut rest, mut power, mut whole) = (figure, 4_503_599_627_370_496.0, 0_u64);
    for _ in 0..53 {
        whole <<= 1;
        if rest >= power {
            rest -= power;
            whole |= 1;
        }
        power /= 2.0;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_as_std_rounds_them() {
        for figure in [0.0, 0.004, 0.126, 1.0, 33.333, 66.667, 99.999, 12_000.0, -0.26, -540.0, 1e12] {
            let std = format!("{figure:.2}");
            assert_eq!(rounded(figure, 2), std, "{figure}");
        }
        assert_eq!(rounded(53.333, 1), "53.3");
        assert_eq!(rounded(1_763_805_600_123.0, 0), "1763805600123");
        assert_eq!(rounded(-540.0, 0), "-540");
    }

    #[test]
    fn what_is_no_number_or_too_large_is_still_printed() {
        assert_eq!(rounded(f64::NAN, 0), "0");
        assert_eq!(rounded(f64::INFINITY, 0), "9007199254740991");
        assert_eq!(rounded(1e300, 0), "9007199254740991");
    }
}
