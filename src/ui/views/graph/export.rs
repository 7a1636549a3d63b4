//! The picture as it is on screen, with what is asked of it, for its file.

use leptos::prelude::GetUntracked;

use crate::picture::dependencies::Sheet;
use crate::picture::{Ink, Picture};
use crate::ui::saved_picture::SavedPicture;

use super::desk::GraphState;

/// The picture, to be saved.
pub(super) fn saved(desk: GraphState) -> SavedPicture {
    SavedPicture::new(desk.app, "依存関係", desk.announcement, move || picture(desk))
}

fn picture(desk: GraphState) -> Picture {
    let (drawn, facts, chain) = (desk.drawing.get_untracked(), desk.facts.get_untracked(), desk.chain.get_untracked());
    let marked = desk.marked().map(|(dept, _)| dept);
    let sheet = Sheet {
        plan: &desk.app.plan(),
        graph: &desk.app.graph(),
        facts: &facts,
        chain: &chain,
        drawn: &drawn,
        related: desk.related.get_untracked(),
        hops: desk.app.navigation.route().get_untracked().graph.hops,
        marked: marked.as_ref(),
        fy: desk.app.navigation.fy().get_untracked(),
        today: desk.app.page.now().date(),
        ink: Ink::Colour,
    };
    sheet.picture()
}
