//! What is odd about the lines, and the lines without it.

use super::layers::Line;
use super::{Input, Oddity};
use crate::gather::sort_by_key;

/// Each line once, between boxes that are there; for each line asked for, which of these draws it.
pub(super) fn clean(input: &Input) -> (Vec<Line>, Vec<Option<usize>>, Vec<Oddity>) {
    let mut odd = Vec::new();
    let mut drawn: Vec<Option<usize>> = vec![None; input.lines.len()];
    let mut sorted: Vec<usize> = Vec::with_capacity(input.lines.len());
    for (index, line) in input.lines.iter().enumerate() {
        if line.from >= input.boxes.len() || line.to >= input.boxes.len() {
            odd.push(Oddity::UnknownEnd(index));
        } else if line.from == line.to {
            odd.push(Oddity::Loop(index));
        } else {
            sorted.push(index);
        }
    }
    // Between the same two boxes directed lines come first, those from the smaller number before their opposites.
    let key = |index: &usize| {
        let line = input.lines[*index];
        (line.from.min(line.to), line.from.max(line.to), !line.directed, line.from > line.to, *index)
    };
    sort_by_key(&mut sorted, key);
    let mut lines: Vec<Line> = Vec::with_capacity(sorted.len());
    for index in sorted {
        let Line { from, to, directed } = input.lines[index];
        let twin = lines.iter().enumerate().skip(lines.len().saturating_sub(2));
        let mut twin =
            twin.filter(|(_, line)| (line.from.min(line.to), line.from.max(line.to)) == (from.min(to), from.max(to)));
        // Of two steps against each other an undirected line takes the one that came first.
        let twin = twin.find(|(_, line)| !directed || line.from == from);
        if let Some((place, _)) = twin {
            odd.push(Oddity::Repeated(index));
            drawn[index] = Some(place);
        } else {
            drawn[index] = Some(lines.len());
            // An undirected line has no direction: its smaller number counts as its beginning.
            let (from, to) = if directed { (from, to) } else { (from.min(to), from.max(to)) };
            lines.push(Line { from, to, directed });
        }
    }
    (lines, drawn, odd)
}
