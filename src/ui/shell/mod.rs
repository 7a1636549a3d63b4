//! The frame of every page: masthead, navigation, the view, notices, footer.

mod footer;
mod keys;
mod masthead;
mod messages;
mod nav;
mod outlet;
mod saved;
mod search;

use leptos::prelude::*;

use crate::app::App;
use crate::query::View;

use footer::Footer;
use masthead::Masthead;
use messages::Messages;
use nav::Nav;
use outlet::Outlet;

/// The whole page.
#[component]
pub fn Shell(
    /// The state; every component below finds it with [`App::get`].
    app: App,
) -> impl IntoView {
    provide_context(app);
    keys::listen(app);
    follow_route(app);
    // Only narrow screens have a menu to open; elsewhere the navigation is always there.
    let menu_open = RwSignal::new(false);
    view! {
        <div class="page">
            <a class="skip-link" href="#main" on:click=move |event| {
                // The address belongs to the route: the link moves the focus and nothing else.
                event.prevent_default();
                app.page.focus("main");
            }>"本文へ移動"</a>
            <Masthead menu_open/>
            <Nav menu_open/>
            <main class="main frame" id="main" tabindex="-1">
                <Messages/>
                <Outlet/>
            </main>
            <Footer/>
        </div>
    }
}

/// Sets the title and, after a change of view, moves the focus to its heading, unless the view has put it elsewhere.
///
/// Both after the paint: a title goes to the browser's window, and to focus is to lay out.
fn follow_route(app: App) {
    let title = Memo::new(move |_| title(app, &app.navigation.route().read().view));
    Effect::new(move |_| {
        let title = title.get();
        app.page.after_paint(move || app.page.set_title(&title));
    });
    Effect::new(move |before: Option<View>| {
        let view = app.navigation.route().read().view.clone();
        if before.is_some_and(|before| before != view) {
            app.page.focus_if_free("view-title");
        }
        view
    });
}

/// 画面名｜あゆみ
fn title(app: App, view: &View) -> String {
    let plan = app.growing_plan();
    let name = match view {
        View::Initiative(number) => plan
            .initiative_numbered(*number)
            .map_or_else(|| "取組".to_owned(), |initiative| format!("取組{number} {}", initiative.name)),
        View::Department(Some(dept)) => plan
            .department(dept)
            .map_or_else(|| "自分の課".to_owned(), |department| format!("{}の記入", department.name)),
        View::Workshop(dept) => plan
            .department(dept)
            .map_or_else(|| "自己点検".to_owned(), |department| format!("{}の自己点検", department.name)),
        _ => nav::view_name(view).to_owned(),
    };
    format!("{name}｜あゆみ｜{}", plan.title)
}
