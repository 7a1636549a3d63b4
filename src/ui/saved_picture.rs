//! A picture as a file: the same two buttons, and the same words of what came of it, wherever there is a picture.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{App, Painted};
use crate::picture::{MOST_SIDE, Picture};
use crate::ui::parts::{Button, ButtonSize, StatusLine};
use crate::wording::notices::exporting;

/// Ends what is said where there is no PNG; the button is offered beside it.
const USE_SVG: &str = "「SVGで保存」を使ってください。";

/// A picture that can be saved. Handles only, so every part of a view gets its own copy.
#[derive(Clone, Copy)]
pub(super) struct SavedPicture {
    app: App,
    /// What it is called in the name of its file.
    name: &'static str,
    draw: Callback<(), Picture>,
    /// What was just done, for the line beside the picture.
    said: RwSignal<String>,
}

impl SavedPicture {
    /// `draw` makes it as it is now; `said` is the view's line of what was just done.
    pub(super) fn new(
        app: App,
        name: &'static str,
        said: RwSignal<String>,
        draw: impl Fn() -> Picture + Send + Sync + 'static,
    ) -> Self {
        Self { app, name, draw: Callback::new(move |()| draw()), said }
    }

    /// The two buttons.
    pub(super) fn buttons(self) -> Vec<AnyView> {
        vec![self.button("SVGで保存", false), self.button("PNGで保存", true)]
    }

    /// The line of what was just done, with the other kind of file where the one asked for could not be made.
    pub(super) fn line(self) -> AnyView {
        let svg_instead = move || self.said.read().ends_with(USE_SVG).then(|| self.button("SVGで保存", false));
        view! { <StatusLine message=self.said>{svg_instead}</StatusLine> }.into_any()
    }

    fn button(self, label: &'static str, as_points: bool) -> AnyView {
        view! { <Button size=ButtonSize::Small on_press=move |()| self.save(as_points)>{label}</Button> }.into_any()
    }

    /// Gives the picture to the person, as lines or as points.
    fn save(self, as_points: bool) {
        let picture = self.draw.run(());
        let day = self.app.page.now().date().map(|date| format!("_{date}")).unwrap_or_default();
        let kind = if as_points { "png" } else { "svg" };
        let name = format!("ayumi_{}{day}.{kind}", self.name);
        if !as_points {
            let made = self.app.files.download(&name, "image/svg+xml", picture.svg.as_bytes());
            self.tell(&name, if made { Painted::Started } else { Painted::Failed });
            return;
        }
        let Some(scale) = picture.paint_scale() else { return self.tell(&name, Painted::TooLarge) };
        spawn_local(async move {
            let painted = self.app.files.paint(&name, picture.svg, scale).await;
            self.tell(&name, painted);
        });
    }

    fn tell(self, name: &str, painted: Painted) {
        self.said.set(match painted {
            Painted::Started => {
                format!("{name}を作りました。「ダウンロード」フォルダーにあることを確認してください。")
            }
            Painted::TooLarge => format!(
                "図が画像の大きさの上限（1辺{MOST_SIDE}画素か、このブラウザの上限）を超えるため、PNGは作っていません。\
                 絞り込んで小さくするか、{USE_SVG}"
            ),
            Painted::Spoiled => format!(
                "このブラウザは、追跡を防ぐ設定のため画像を正しく取り出せません。PNGは作っていません。{USE_SVG}"
            ),
            Painted::Failed => exporting::not_made(name),
        });
    }
}
