//! What differs inside two texts, for sentences without spaces.

use dissimilar::Chunk;

/// A stretch of two texts that are laid side by side. What is gone stands before what came in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the old text alone.
    Gone(String),
    /// In the new text alone.
    Came(String),
}

/// A stretch of fewer characters between two changes is joined to them: a word that two sentences happen to share is no
/// sameness, and marks that change letter by letter cannot be read. Beside one change alone, at an end of the text, a
/// single character is joined.
pub const JOIN_BELOW: usize = 3;

/// Where the middles of two texts, between what they begin and end with alike, have more pairs of characters, the whole
/// middle counts as changed. Time grows with this product at worst; a record's own texts have 400 characters at most.
pub const MOST_WORK: usize = 2000 * 2000;

/// What differs inside two texts.
///
/// `Same` and `Gone` in a row are the old text, `Same` and `Came` the new one; no piece is empty. A number changes as a
/// whole, never in some of its digits.
pub fn text_difference(old: &str, new: &str) -> Vec<Piece> {
    let mut blocks = Blocks::default();
    let (head, tail) = common_ends(old, new);
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if old_middle.chars().count().saturating_mul(new_middle.chars().count()) > MOST_WORK {
        blocks.same(&old[..head]);
        blocks.change(old_middle, new_middle);
        blocks.same(&old[old.len() - tail..]);
    } else {
        for chunk in dissimilar::diff(old, new) {
            match chunk {
                Chunk::Equal(text) => blocks.same(text),
                Chunk::Delete(text) => blocks.change(text, ""),
                Chunk::Insert(text) => blocks.change("", text),
            }
        }
    }
    blocks.with_whole_numbers().without_short_runs().pieces()
}

/// How many bytes two texts begin and end with alike, without an overlap.
fn common_ends(old: &str, new: &str) -> (usize, usize) {
    let length = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(one, two)| one == two).map(|(char, _)| char.len_utf8()).sum()
    };
    let head = length(&mut old.chars().zip(new.chars()));
    let tail = length(&mut old[head..].chars().rev().zip(new[head..].chars().rev()));
    (head, tail)
}

/// What is the same, then what changed behind it.
#[derive(Debug, Default)]
struct Block {
    same: String,
    gone: String,
    came: String,
}

impl Block {
    fn is_changed(&self) -> bool {
        !self.gone.is_empty() || !self.came.is_empty()
    }

    fn either(&self, holds: impl Fn(&str) -> bool) -> bool {
        holds(&self.gone) || holds(&self.came)
    }
}

#[derive(Debug, Default)]
struct Blocks(Vec<Block>);

impl Blocks {
    fn same(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(last) if !last.is_changed() => last.same.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Block { same: text.to_owned(), ..Block::default() }),
        }
    }

    fn change(&mut self, gone: &str, came: &str) {
        if self.0.is_empty() {
            self.0.push(Block::default());
        }
        if let Some(last) = self.0.last_mut() {
            last.gone.push_str(gone);
            last.came.push_str(came);
        }
    }

    /// Takes what is left of a number beside a changed part of it into the change.
    fn with_whole_numbers(mut self) -> Self {
        for at in 0..self.0.len() {
            let (done, rest) = self.0.split_at_mut(at);
            let Some(block) = rest.first_mut() else { continue };
            // Digits in front belong to the change before where that ends in one.
            if let Some(before) = done.last_mut().filter(|before| before.either(|text| text.ends_with(is_digit))) {
                let digits = block.same.len() - block.same.trim_start_matches(is_digit).len();
                let digits: String = block.same.drain(..digits).collect();
                before.gone.push_str(&digits);
                before.came.push_str(&digits);
            }
            if block.either(|text| text.starts_with(is_digit)) {
                let digits = block.same.split_off(block.same.trim_end_matches(is_digit).len());
                block.gone.insert_str(0, &digits);
                block.came.insert_str(0, &digits);
            }
        }
        self
    }

    /// Joins what is too short to be read as the same.
    fn without_short_runs(self) -> Self {
        let (mut joined, mut is_behind_change) = (Self::default(), false);
        for block in self.0 {
            // The first has no change before it, the last none behind it; a text without a change is the same.
            let least = match (is_behind_change, block.is_changed()) {
                (true, true) => JOIN_BELOW,
                (false, false) => 0,
                _ => 2,
            };
            is_behind_change |= block.is_changed();
            if block.same.chars().count() < least {
                joined.change(&block.same, &block.same);
            } else {
                joined.same(&block.same);
            }
            joined.change(&block.gone, &block.came);
        }
        joined
    }

    fn pieces(self) -> Vec<Piece> {
        let blocks = self.0.into_iter();
        let pieces =
            blocks.flat_map(|block| [Piece::Same(block.same), Piece::Gone(block.gone), Piece::Came(block.came)]);
        pieces.filter(|piece| !piece.text().is_empty()).collect()
    }
}

impl Piece {
    /// Its text.
    pub fn text(&self) -> &str {
        let (Self::Same(text) | Self::Gone(text) | Self::Came(text)) = self;
        text
    }
}

/// Whether a character may stand in a number.
fn is_digit(char: char) -> bool {
    matches!(char, '0'..='9' | '０'..='９' | ',' | '.' | '，' | '．')
}
