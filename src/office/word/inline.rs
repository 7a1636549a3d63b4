//! Words and signs as runs. A sign is a letter that every office program has; its word stands beside it.

use crate::insight::State;
use crate::journal::Status;
use crate::plan::VisionNumber;
use crate::report::Inline;

use super::xml::{Xml, valued, xml};

/// Grey that is read on white: what steps back.
const FAINT: &str = "767676";

/// Words with the signs among them, all of them heavier where asked for.
pub(super) fn runs(words: &[Inline], is_strong: bool) -> Vec<Xml> {
    let mut runs = Vec::new();
    for (at, one) in words.iter().enumerate() {
        // On the page there is a gap between a sign and its word.
        let gap = match words.get(at + 1) {
            None | Some(Inline::Break) => "",
            Some(_) => " ",
        };
        runs.push(match one {
            Inline::Text(text) => run(text, is_strong),
            Inline::Strong(text) => run(text, true),
            Inline::Faint(text) => faint(text),
            Inline::State(state) => run(&format!("{}{gap}", sign(*state)), is_strong),
            Inline::Grade(kind, letter) => run(&format!("{}{gap}", grade(letter)), is_strong || kind.is_delay()),
            Inline::Vision(number) => run(&format!("{}{gap}", vision(*number)), is_strong),
            Inline::Portion { count, share } => {
                let text = format!("{count}（{share}）");
                if *count == 0 { faint(&text) } else { run(&text, is_strong) }
            }
            Inline::Break => xml("w:r").child(xml("w:br")),
        });
    }
    runs
}

/// Words as one run.
pub(super) fn run(text: &str, is_strong: bool) -> Xml {
    let look = if is_strong { vec![xml("w:b")] } else { Vec::new() };
    looking(text, look)
}

/// Words that step back.
pub(super) fn faint(text: &str) -> Xml {
    looking(text, vec![valued("w:color", FAINT)])
}

/// Words of a size in half points.
pub(super) fn sized(text: &str, size: u16) -> Xml {
    looking(text, vec![xml("w:b"), valued("w:sz", size), valued("w:szCs", size)])
}

fn looking(text: &str, look: Vec<Xml>) -> Xml {
    let run = if look.is_empty() { xml("w:r") } else { xml("w:r").child(xml("w:rPr").children(look)) };
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let words = |line: &str| xml("w:t").with("xml:space", "preserve").text(line);
    lines.fold(run.child(words(first)), |run, line| run.child(xml("w:br")).child(words(line)))
}

/// The circle of a state.
pub(super) fn sign(state: State) -> &'static str {
    match state {
        State::Recorded(Status::Done) => "●",
        State::Recorded(Status::Underway) => "◑",
        State::Recorded(Status::Preparing) => "◔",
        State::Recorded(Status::NotStarted) => "○",
        State::Recorded(Status::Stopped) => "⊗",
        State::Recorded(Status::NotApplicable) => "⊘",
        State::InConflict => "⧉",
        State::Partial => "⊙",
        State::NotEntered | State::Unknown => "◌",
    }
}

/// The square of a grade.
pub(super) fn grade(letter: &str) -> String {
    format!("[{letter}]")
}

/// The shape of a Vision, as on the pages. Squares and triangles are black here too: circles alone would be a state.
pub(super) fn vision(number: VisionNumber) -> &'static str {
    match number {
        1 => "●",
        2 => "■",
        3 => "▲",
        _ => "◆",
    }
}
