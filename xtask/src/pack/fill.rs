//! Fills a page's placeholders.

use super::PackError;

/// Puts each value in the place of `{{name}}`.
///
/// One pass over the template: a value is never searched for placeholders, and no character of it has a meaning.
///
/// # Errors
/// A placeholder without a value, or a value without a placeholder.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, PackError> {
    let mut filled = String::with_capacity(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut unused: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let disagree = |name: &str| PackError::Placeholder(name.to_owned());
        let (name, after) = after.split_once("}}").ok_or_else(|| disagree("an unclosed placeholder"))?;
        let (_, value) = values.iter().find(|(known, _)| *known == name).ok_or_else(|| disagree(name))?;
        filled.push_str(before);
        filled.push_str(value);
        unused.retain(|known| *known != name);
        rest = after;
    }
    filled.push_str(rest);
    match unused.first() {
        None => Ok(filled),
        Some(name) => Err(PackError::Placeholder((*name).to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_taken_as_they_are() {
        let filled = fill("<{{a}}|{{b}}>", &[("a", "$1 $& {{b}}"), ("b", "x")]);
        assert_eq!(filled, Ok("<$1 $& {{b}}|x>".to_owned()));
    }

    #[test]
    fn template_and_values_agree() {
        let disagree = |name: &str| Err(PackError::Placeholder(name.to_owned()));
        assert_eq!(fill("{{a}}", &[]), disagree("a"));
        assert_eq!(fill("", &[("a", "")]), disagree("a"));
        assert_eq!(fill("{{a", &[("a", "")]), disagree("an unclosed placeholder"));
    }
}
