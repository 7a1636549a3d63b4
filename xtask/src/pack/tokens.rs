//! The few tokens of the page without the app, written into its style: the rest of them is packed with the program.

use super::PackError;

/// The style with every `var(--name)` replaced by what another style declares as `--name`.
///
/// # Errors
/// [`PackError::Token`] where nothing declares it.
pub fn resolve(style: &str, declared: &str) -> Result<String, PackError> {
    let mut resolved = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("var(") {
        let (name, after) = after.split_once(')').unwrap_or((after, ""));
        let value = declaration(declared, name).ok_or_else(|| PackError::Token(name.to_owned()))?;
        resolved.push_str(before);
        resolved.push_str(value);
        rest = after;
    }
    resolved.push_str(rest);
    Ok(resolved)
}

/// The first value that is declared under a name.
fn declaration<'a>(declared: &'a str, name: &str) -> Option<&'a str> {
    let lines = declared.lines().map(str::trim);
    let mut values = lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')?.strip_suffix(';'));
    values.next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_written_out() {
        let declared = ":root {\n  --ink-2: red;\n  --ink: #111;\n}";
        let resolved = resolve("a { color: var(--ink); background: var(--ink-2) }", declared);
        assert_eq!(resolved, Ok("a { color: #111; background: red }".to_owned()));
        assert_eq!(resolve("a{}", ""), Ok("a{}".to_owned()));
    }

    #[test]
    fn a_token_that_nothing_declares_is_named() {
        assert_eq!(resolve("a { color: var(--ink) }", "--ink2: x;"), Err(PackError::Token("--ink".to_owned())));
    }
}
