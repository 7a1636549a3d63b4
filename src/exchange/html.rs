//! Writing html: text only comes in escaped.

/// Html under construction.
#[derive(Default)]
pub struct Html(String);

/// The lines of a table cell.
pub struct TableCell(pub Vec<String>);

impl Html {
    /// An element that holds a text.
    pub fn text(&mut self, tag: &str, text: &str) {
        self.element(tag, [text]);
        self.0.push('\n');
    }

    /// A list; nothing where it is empty.
    pub fn list<Text: AsRef<str>>(&mut self, points: impl IntoIterator<Item = Text>) {
        let mut points = points.into_iter().peekable();
        if points.peek().is_none() {
            return;
        }
        self.0.push_str("<ul>\n");
        for point in points {
            self.text("li", point.as_ref());
        }
        self.0.push_str("</ul>\n");
    }

    /// A heading and what stands under it; nothing where that is empty.
    pub fn section<Item>(&mut self, heading: &str, items: &[Item], body: impl FnOnce(&mut Self, &[Item])) {
        if !items.is_empty() {
            self.text("h2", heading);
            body(self, items);
        }
    }

    /// A table whose first column names the row; nothing where it has no rows.
    ///
    /// Where a whole row or column holds only `th`, html takes them for its headers: `scope` would say it again.
    pub fn table(&mut self, columns: &[&str], rows: impl Iterator<Item = Vec<TableCell>>) {
        let mut rows = rows.peekable();
        if rows.peek().is_none() {
            return;
        }
        self.0.push_str("<table>\n<thead><tr>");
        for column in columns {
            self.element("th", [*column]);
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.0.push_str("<tr>");
            for (position, TableCell(lines)) in row.iter().enumerate() {
                let tag = if position == 0 { "th" } else { "td" };
                self.element(tag, lines.iter().map(String::as_str));
            }
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</tbody>\n</table>\n");
    }

    /// The finished html.
    pub fn finish(self) -> String {
        self.0
    }

    /// Lines of text in an element; a line break within a text stays one.
    fn element<'a>(&mut self, tag: &str, texts: impl IntoIterator<Item = &'a str>) {
        let lines: Vec<String> = texts.into_iter().flat_map(str::lines).map(escape).collect();
        self.0.extend(["<", tag, ">", &lines.join("<br>"), "</", tag, ">"]);
    }
}

/// Text as html: safe in elements and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Html)) -> String {
        let mut html = Html::default();
        write(&mut html);
        html.finish()
    }

    #[test]
    fn text_keeps_its_lines_and_loses_its_markup() {
        assert_eq!(written(|html| html.text("p", "a < b\n\"c\"")), "<p>a &lt; b<br>&quot;c&quot;</p>\n");
    }

    #[test]
    fn what_is_empty_leaves_nothing() {
        assert_eq!(written(|html| html.list(Vec::<String>::new())), "");
        assert_eq!(written(|html| html.table(&["a"], std::iter::empty())), "");
        assert_eq!(written(|html| html.section("a", &Vec::<u8>::new(), |html, _| html.text("p", "b"))), "");
    }
}
