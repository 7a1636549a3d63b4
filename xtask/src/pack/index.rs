//! Reads index.html as trunk does: the `<link data-trunk>` lines in their order.
//!
//! `data-boot` marks the stylesheets that the page needs without the app; trunk lets the attribute be.

use html5gum::{StartTag, Token, Tokenizer};

use super::PackError;

/// What index.html names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Stylesheets that the page needs without the app, in cascade order, as paths from the top folder.
    pub boot_styles: Vec<String>,
    /// The app's stylesheets, which come after them.
    pub app_styles: Vec<String>,
    /// The icon.
    pub icon: String,
}

/// Reads index.html.
///
/// # Errors
/// An icon, stylesheet or program is missing, or a link is of an unknown kind.
pub fn read(html: &str) -> Result<Index, PackError> {
    let mut index = Index::default();
    let mut has_program = false;
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        if tag.name.as_slice() != b"link" || attribute(&tag, "data-trunk").is_none() {
            continue;
        }
        let href = attribute(&tag, "href").unwrap_or_default();
        match attribute(&tag, "rel").unwrap_or_default().as_str() {
            "css" if attribute(&tag, "data-boot").is_some() => index.boot_styles.push(href),
            "css" => index.app_styles.push(href),
            "icon" => index.icon = href,
            "rust" => has_program = true,
            other => return Err(PackError::UnknownLink(other.to_owned())),
        }
    }
    let present = [
        ("icon", !index.icon.is_empty()),
        ("stylesheet with data-boot", !index.boot_styles.is_empty()),
        ("stylesheet without data-boot", !index.app_styles.is_empty()),
        ("program", has_program),
    ];
    match present.into_iter().find(|(_, is_there)| !is_there) {
        None => Ok(index),
        Some((name, _)) => Err(PackError::Missing(name)),
    }
}

/// The value of an attribute.
pub fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"
        <link data-trunk rel="icon" href="style/icon.svg" />
        <link data-trunk data-boot rel="css" href="style/z.css" />
        <link data-trunk rel="css" href="style/y.css" />
        <!-- <link data-trunk rel="css" href="style/off.css" /> -->
        <link data-trunk rel="css" href="style/b.css" />
        <link data-trunk data-boot rel="css" href="style/a.css" />
        <link data-trunk rel="rust" />"#;

    #[test]
    fn styles_keep_their_order() {
        let index = read(WHOLE);
        let styles = |names: [&str; 2]| names.map(|name| format!("style/{name}.css")).to_vec();
        let icon = "style/icon.svg".to_owned();
        let (boot_styles, app_styles) = (styles(["z", "a"]), styles(["y", "b"]));
        assert_eq!(index, Ok(Index { boot_styles, app_styles, icon }));
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(
            read(&WHOLE.replace("rel=\"rust\"", "rel=\"copy-dir\"")),
            Err(PackError::UnknownLink("copy-dir".to_owned()))
        );
        assert_eq!(read("<title>a</title>"), Err(PackError::Missing("icon")));
        let unmarked = WHOLE.replace("data-boot", "");
        assert_eq!(read(&unmarked), Err(PackError::Missing("stylesheet with data-boot")));
    }
}
