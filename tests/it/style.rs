//! What the style sheets promise on paper and at other sizes of letters.

use super::tidy::{files, sources};

/// A declaration and the blocks around it, from the outside in.
struct Declaration {
    blocks: Vec<String>,
    property: String,
    value: String,
}

/// Every declaration of a style sheet.
fn declarations(css: &str) -> Vec<Declaration> {
    let mut plain = String::new();
    for (index, part) in css.split("/*").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) });
    }
    let (mut found, mut blocks, mut words) = (Vec::new(), Vec::<String>::new(), String::new());
    for letter in plain.chars() {
        match letter {
            '{' => blocks.push(std::mem::take(&mut words).trim().to_owned()),
            ';' | '}' => {
                if let Some((property, value)) = std::mem::take(&mut words).split_once(':') {
                    let (property, value) = (property.trim().to_owned(), value.trim().to_owned());
                    found.push(Declaration { blocks: blocks.clone(), property, value });
                }
                if letter == '}' {
                    blocks.pop();
                }
            }
            _ => words.push(letter),
        }
    }
    found
}

/// Firefox paints nothing of an element on paper whose display a container's width has changed.
#[test]
fn no_containers_width_changes_on_paper_how_an_element_is_displayed() {
    let mut seen = 0;
    for (path, text) in files("style", "css") {
        for Declaration { blocks, value, .. } in declarations(&text).iter().filter(|each| each.property == "display") {
            let Some(at) = blocks.iter().position(|block| block.starts_with("@container")) else { continue };
            seen += 1;
            let on_screen = blocks[..at].iter().any(|block| block.starts_with("@media screen"));
            assert!(on_screen, "{}: {} {{ display: {value} }} is for paper too", path.display(), blocks.join(" "));
        }
    }
    assert!(seen > 0, "the sheets are read");
}

/// A box in px holds its words at one size of letters only.
#[test]
fn boxes_that_hold_words_grow_with_the_letters() {
    const SIZES: [&str; 10] = [
        "width",
        "height",
        "inline-size",
        "block-size",
        "font-size",
        "line-height",
        "font",
        "flex-basis",
        "flex",
        "grid",
    ];
    for (path, text) in files("style", "css") {
        for Declaration { blocks, property, value } in declarations(&text) {
            let name = property.trim_start_matches("min-").trim_start_matches("max-");
            let size = SIZES.contains(&name) || name.starts_with("grid-") || name.starts_with("--");
            // Lines, dots and bars hold no words; on paper letters have their size in points.
            let lengths = value.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.');
            let large = lengths.filter_map(|word| word.strip_suffix("px")?.parse::<f64>().ok()).any(|px| px > 12.0);
            // The report's pages are paper wherever they are shown.
            let paper = blocks.iter().any(|block| block.starts_with("@media print") || block.contains(".report-"));
            // A drawing of lines and areas; its words are captions below it.
            let drawing = blocks.iter().any(|block| block.contains("target-bar__"));
            assert!(!(size && large) || paper || drawing, "{}: {property}: {value}", path.display());
        }
    }
    for (path, text) in sources("src/ui") {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            assert!(!line.contains("px\""), "{} sets a length in px: {line}", path.display());
        }
    }
}
