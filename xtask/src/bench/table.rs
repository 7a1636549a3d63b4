//! Columns of text for the terminal.

/// Lines of cells; the first line is the head.
#[derive(Debug, Clone)]
pub struct Table(Vec<Vec<String>>);

impl Table {
    /// With its head.
    pub fn new<const N: usize>(head: [&str; N]) -> Self {
        Self(vec![head.map(str::to_owned).to_vec()])
    }

    /// Adds a line.
    pub fn line<const N: usize>(&mut self, cells: [String; N]) {
        self.0.push(cells.into());
    }

    /// All lines: the first column to the left, figures to the right.
    pub fn shown(&self) -> String {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let widest =
            |column: usize| self.0.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
        let mut text = String::new();
        for line in &self.0 {
            for (nth, (cell, width)) in line.iter().zip(&widths).enumerate() {
                let space = " ".repeat(width - cell.chars().count());
                let parts = if nth == 0 { ["", cell, &space] } else { ["  ", &space, cell] };
                text.extend(parts);
            }
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_below_each_other() {
        let mut table = Table::new(["engine", "ms"]);
        table.line(["dagre".to_owned(), "1234".to_owned()]);
        assert_eq!(table.shown(), "engine    ms\ndagre   1234\n");
    }
}
