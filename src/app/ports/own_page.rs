//! The document that this program runs in, for a page that writes another.

/// A block of a page: a script element that holds data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageBlock {
    /// The element's text.
    pub text: String,
    /// The digest that stands beside it.
    pub sha256: String,
    /// Where the page's frame begins in what the block holds, and how long it is; zeros where it holds none.
    pub frame: (usize, usize),
}

/// What a browser reads in a page's html.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageReading {
    /// The title.
    pub title: String,
    /// The plan's id, its name in the browser's stores, and that of the versions before, as the body says them.
    pub names: [String; 3],
    /// Whether the plan's static text holds nothing but plain elements of text.
    pub is_booklet_plain: bool,
    /// The plan.
    pub plan: PageBlock,
    /// What the first view needs of the program.
    pub program: PageBlock,
    /// The program's other parts, by name.
    pub parts: Vec<(String, PageBlock)>,
    /// Everything else, as html: policy, styles, scripts, and what stands between the blocks.
    pub rest: String,
}

/// The page's own document, and how its browser reads another one.
pub trait OwnPage {
    /// A block of this page; `None` where there is none of that id.
    fn block(&self, id: &str) -> Option<PageBlock>;
    /// What the browser reads in html, of which nothing runs; `None` where a block is missing in it.
    fn reading(&self, html: &str) -> Option<PageReading>;
}
