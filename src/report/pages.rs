//! From measured blocks to pages: nothing is cut that fits on a page, no heading stands alone at a foot, no page is empty.

use std::ops::Range;

use super::{ReportDocument, ReportPaper};

/// How high the body of a page is, in CSS pixels: A4 upright and A3 across are of the same height. A little is left for
/// what engines round.
pub const PAGE_HEIGHT: f64 = 966.0;

/// How high a block is, piece by piece.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BlockHeights {
    /// What stands again above its pieces on every page: a table's head.
    pub head: f64,
    /// Its pieces.
    pub pieces: Vec<f64>,
}

/// Pieces of one block on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSlice {
    /// Which block of the section.
    pub block: usize,
    /// Which of its pieces.
    pub pieces: Range<usize>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// The section that it belongs to.
    pub section: usize,
    /// Its paper.
    pub paper: ReportPaper,
    /// Whether the section has begun on an earlier page.
    pub is_continued: bool,
    /// From top to bottom; never empty.
    pub slices: Vec<PageSlice>,
}

impl ReportPage {
    /// How high what stands on it is: more than [`PAGE_HEIGHT`] where a single piece is higher than paper.
    pub fn height(&self, heights: &[Vec<BlockHeights>]) -> f64 {
        let Some(blocks) = heights.get(self.section) else { return 0.0 };
        let slice = |slice: &PageSlice| {
            let block = blocks.get(slice.block)?;
            Some(block.head + block.pieces.get(slice.pieces.clone())?.iter().sum::<f64>())
        };
        self.slices.iter().filter_map(slice).sum()
    }
}

/// One piece on its way to a page.
#[derive(Debug, Clone, Copy)]
struct Piece {
    block: usize,
    at: usize,
    height: f64,
    head: f64,
    keeps_next: bool,
}

/// Sets a report on pages. `heights`: for every section, those of its blocks.
///
/// Each section begins a page. Pieces that keep to the next stay with it where all of them fit on one page; what is
/// higher than a page stands on one of its own.
pub fn paginate(document: &ReportDocument, heights: &[Vec<BlockHeights>]) -> Vec<ReportPage> {
    let mut pages = Vec::new();
    for (at, section) in document.sections.iter().enumerate() {
        let measured = heights.get(at).map_or(&[][..], Vec::as_slice);
        let pieces = section.blocks.iter().enumerate().flat_map(|(block, content)| {
            let heights = measured.get(block);
            let head = heights.map_or(0.0, |heights| heights.head);
            let height = move |at: usize| heights.and_then(|heights| heights.pieces.get(at)).copied().unwrap_or(0.0);
            let keeps = content.pieces().into_iter().enumerate();
            keeps.map(move |(at, keeps_next)| Piece { block, at, height: height(at), head, keeps_next })
        });
        let mut filling = Filling::default();
        let mut together = Vec::new();
        for piece in pieces {
            together.push(piece);
            if !piece.keeps_next {
                filling.place(&together);
                together.clear();
            }
        }
        filling.place(&together);
        for (nth, slices) in filling.into_pages().into_iter().enumerate() {
            pages.push(ReportPage { section: at, paper: section.paper, is_continued: nth > 0, slices });
        }
    }
    pages
}

/// The pages of a section, and how full the last one is.
#[derive(Debug, Default)]
struct Filling {
    done: Vec<Vec<PageSlice>>,
    page: Vec<PageSlice>,
    used: f64,
}

impl Filling {
    /// Places pieces on one page; where they are higher than that, one after the other.
    fn place(&mut self, together: &[Piece]) {
        let room = PAGE_HEIGHT - self.used;
        if self.added(together) <= room {
            self.push_all(together);
            return;
        }
        let alone: f64 = Self::default().added(together);
        if alone <= PAGE_HEIGHT {
            self.turn();
            self.push_all(together);
            return;
        }
        for piece in together {
            if self.added(std::slice::from_ref(piece)) > PAGE_HEIGHT - self.used {
                self.turn();
            }
            self.push(piece);
        }
    }

    /// How much higher the page grows with these pieces.
    fn added(&self, pieces: &[Piece]) -> f64 {
        let mut block = self.page.last().map(|slice| slice.block);
        let mut added = 0.0;
        for piece in pieces {
            if block != Some(piece.block) {
                added += piece.head;
                block = Some(piece.block);
            }
            added += piece.height;
        }
        added
    }

    fn push_all(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.push(piece);
        }
    }

    fn push(&mut self, piece: &Piece) {
        self.used += self.added(std::slice::from_ref(piece));
        match self.page.last_mut() {
            Some(slice) if slice.block == piece.block => slice.pieces.end = piece.at + 1,
            _ => self.page.push(PageSlice { block: piece.block, pieces: piece.at..piece.at + 1 }),
        }
    }

    /// Begins a page; never behind an empty one.
    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        self.used = 0.0;
    }

    fn into_pages(mut self) -> Vec<Vec<PageSlice>> {
        self.turn();
        self.done
    }
}
