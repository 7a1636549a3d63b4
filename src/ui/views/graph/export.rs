//! The picture as a file: the same boxes, words and lines as on screen, with what is asked of it.

use leptos::prelude::{GetUntracked, Set};
use leptos::task::spawn_local;

use crate::app::Painted;
use crate::picture::dependencies::Sheet;
use crate::picture::{Ink, Picture};
use crate::wording::notices::exporting;

use super::desk::GraphState;

/// Ends what is said where there is no PNG; the button is offered beside it.
pub(super) const USE_SVG: &str = "「SVGで保存」を使ってください。";

/// Gives the picture to the person, as lines or as points.
pub(super) fn save(desk: GraphState, as_points: bool) {
    let svg = picture(desk).svg;
    let day = desk.app.page.now().date().map(|date| format!("_{date}")).unwrap_or_default();
    let kind = if as_points { "png" } else { "svg" };
    let name = format!("ayumi_依存関係{day}.{kind}");
    if !as_points {
        let made = desk.app.files.download(&name, "image/svg+xml", svg.as_bytes());
        tell(desk, &name, if made { Painted::Started } else { Painted::Failed });
        return;
    }
    spawn_local(async move {
        let painted = desk.app.files.paint(&name, svg).await;
        tell(desk, &name, painted);
    });
}

fn tell(desk: GraphState, name: &str, painted: Painted) {
    desk.announcement.set(match painted {
        Painted::Started => {
            format!("{name}を作りました。「ダウンロード」フォルダーにあることを確認してください。")
        }
        Painted::TooLarge => {
            format!("図がこのブラウザの画像の大きさの上限を超えるため、PNGは作っていません。{USE_SVG}")
        }
        Painted::Spoiled => {
            format!("このブラウザは、追跡を防ぐ設定のため画像を正しく取り出せません。PNGは作っていません。{USE_SVG}")
        }
        Painted::Failed => exporting::not_made(name),
    });
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
