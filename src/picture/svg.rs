//! SVG under construction; words only come in escaped, with what hides in them made visible.

use crate::exchange::escape;
use crate::graph::Rect;
use crate::plan::letters::visible_line;

/// A picture as a file, and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is called, for those who cannot see it.
    pub title: String,
    /// What it shows, in sentences: its alternative text.
    pub description: Vec<String>,
    /// Width in px.
    pub width: i32,
    /// Height in px.
    pub height: i32,
    /// The file's text.
    pub svg: String,
}

/// With what a picture is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// With colours that also part in grey.
    #[default]
    Colour,
    /// For paper, in black: what colours say is said by weight, and small words are larger.
    Black,
}

impl Ink {
    /// That colour, or black.
    pub fn of(self, colour: &'static str) -> &'static str {
        match self {
            Self::Colour => colour,
            Self::Black => "black",
        }
    }
}

impl Picture {
    /// How many times its size it may be painted, twice for sharp words; none where even once is more than
    /// [`MOST_SIDE`].
    pub fn paint_scale(&self) -> Option<u32> {
        let side = u32::try_from(self.width.max(self.height)).ok()?;
        [2, 1].into_iter().find(|scale| side.saturating_mul(*scale) <= MOST_SIDE)
    }
}

/// The longest side of a painted picture in px: what offices' programs still take. Browsers paint four times as much.
pub const MOST_SIDE: u32 = 16_384;

/// Markup under construction.
#[derive(Debug)]
pub struct Svg {
    text: String,
    title: String,
    description: Vec<String>,
    size: (i32, i32),
}

impl Svg {
    /// A white sheet of that size. Title and description stand in the file, for programs that read aloud.
    pub fn new(size: (i32, i32), title: String, description: Vec<String>) -> Self {
        let mut svg = Self { text: String::new(), title, description, size };
        let (width, height) = size;
        svg.text.push_str(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"ja\" xml:lang=\"ja\" \
             font-family=\"'Noto Sans CJK JP', sans-serif\" font-size=\"12\"",
        );
        svg.numbers(&[(" width", width), (" height", height)]);
        svg.text.extend([" viewBox=\"0 0 ", &width.to_string(), " ", &height.to_string(), "\">"]);
        for (tag, words) in [("title", &svg.title), ("desc", &svg.description.concat())] {
            svg.text.extend(["<", tag, ">", &escape(&visible_line(words)), "</", tag, ">"]);
        }
        // Square at the corners, or paper shows through.
        svg.text.push_str("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        svg
    }

    /// The finished picture.
    pub fn finish(mut self) -> Picture {
        self.text.push_str("</svg>\n");
        let (width, height) = self.size;
        Picture { title: self.title, description: self.description, width, height, svg: self.text }
    }

    /// Moves all that `inside` draws.
    pub fn shifted(&mut self, by: (i32, i32), inside: impl FnOnce(&mut Self)) {
        self.text.extend(["<g transform=\"translate(", &by.0.to_string(), " ", &by.1.to_string(), ")\">"]);
        inside(self);
        self.text.push_str("</g>");
    }

    /// A rectangle with round corners.
    pub fn rect(&mut self, rect: Rect, fill: &str, stroke: &str, thick: i32) {
        self.text.push_str("<rect");
        self.numbers(&[(" x", rect.x), (" y", rect.y), (" width", rect.width), (" height", rect.height)]);
        // What is as small as a letter has corners of its own size.
        self.numbers(&[(" rx", (rect.height / 5).min(6)), (" stroke-width", thick)]);
        self.text.extend([" fill=\"", fill, "\" stroke=\"", stroke, "\"/>"]);
    }

    /// Words that begin there; `look` is made of attributes. Nothing where there are none.
    pub fn text(&mut self, at: (i32, i32), words: &str, look: &str) {
        if !words.is_empty() {
            self.text.push_str("<text");
            self.numbers(&[(" x", at.0), (" y", at.1)]);
            self.text.extend([look, ">", &escape(&visible_line(words)), "</text>"]);
        }
    }

    /// A line along a path.
    pub fn path(&mut self, path: &str, colour: &str, width: i32, dashes: &str) {
        self.text.push_str("<path fill=\"none\"");
        self.numbers(&[(" stroke-width", width)]);
        self.text.extend([" stroke=\"", colour, "\" stroke-dasharray=\"", dashes, "\" d=\"", path, "\"/>"]);
    }

    /// An area with a path around it.
    pub fn area(&mut self, path: &str, colour: &str) {
        self.text.extend(["<path fill=\"", colour, "\" d=\"", path, "\"/>"]);
    }

    /// A ground with square corners.
    pub fn ground(&mut self, Rect { x, y, width, height }: Rect, colour: &str) {
        self.area(&format!("M{x} {y}h{width}v{height}h-{width}Z"), colour);
    }

    /// A circle; `dashes` part its line.
    pub fn circle(&mut self, (x, y): (i32, i32), radius: i32, fill: &str, stroke: &str, dashes: &str) {
        self.text.push_str("<circle stroke-width=\"2\"");
        self.numbers(&[(" cx", x), (" cy", y), (" r", radius)]);
        self.text.extend([" fill=\"", fill, "\" stroke=\"", stroke, "\" stroke-dasharray=\"", dashes, "\"/>"]);
    }

    /// An area between points.
    pub fn polygon(&mut self, points: &[(i32, i32)], colour: &str) {
        self.text.extend(["<polygon fill=\"", colour, "\" points=\""]);
        for (x, y) in points {
            self.text.extend([&x.to_string(), ",", &y.to_string(), " "]);
        }
        self.text.push_str("\"/>");
    }

    fn numbers(&mut self, members: &[(&str, i32)]) {
        for (name, number) in members {
            self.text.extend([name, "=\"", &number.to_string(), "\""]);
        }
    }
}
