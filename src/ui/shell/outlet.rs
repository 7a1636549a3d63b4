//! The view that the route names.
//!
//! 概況, where most visits begin, stands in what the page unpacks first. The other views are a part of the program that is
//! unpacked behind the first paint, or at once where the address asks for one of them.
#![allow(clippy::unnecessary_wraps, reason = "what loads a part may fail, not what is in it: `wasm_split` joins both")]

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::app::App;
use crate::query::View;
use crate::ui::views;

/// The view that the route names. Rebuilt when the view changes, not when its criteria do; and when a department was
/// added or read from the stores, since views name departments as they are built. What is being written or taken in is
/// not thrown away for that.
#[component]
pub(super) fn Outlet() -> impl IntoView {
    let app = App::get();
    let view = Memo::new(move |_| app.navigation.route().read().view.clone());
    let is_first = StoredValue::new(true);
    let is_damaged = RwSignal::new(false);
    Effect::new(move |_| {
        app.page.after_paint(move || {
            leptos::task::spawn_local(async move {
                if load_views().await.is_err() {
                    is_damaged.set(true);
                }
            });
        });
    });
    // 概況 stands all the same; who reads it learns that the file is not whole before they look for another view.
    let warning =
        move || (is_damaged.get() && view.get() == View::Overview).then(|| damaged("このファイルは一部が壊れています"));
    let shown = move || {
        let view = view.get();
        if !matches!(view, View::Department(_) | View::Workshop(_) | View::Files | View::Plans) {
            app.growing_plan();
        }
        let is_first = is_first.try_update_value(|is_first| std::mem::replace(is_first, false)).unwrap_or_default();
        match view {
            View::Overview => views::overview::Overview().into_any(),
            view => match at_hand(later_view(view.clone())) {
                Some(Ok(made)) => made,
                Some(Err(_)) => failed(),
                None => Awaited(AwaitedProps { view, takes_focus: !is_first }).into_any(),
            },
        }
    };
    view! { {warning} {shown} }
}

/// Makes a view of the part `views`, where it is at hand.
///
/// # Errors
/// The page does not hold the part as it was packed.
#[wasm_split(views, wasm_split_path = leptos::wasm_split, fallible, preload(load_views))]
fn later_view(view: View) -> Result<AnyView, SplitLoaderError> {
    Ok(match view {
        View::Overview => views::overview::Overview().into_any(),
        View::Measures => views::measures::Measures().into_any(),
        View::Initiative(number) => {
            views::initiative::Initiative(views::initiative::InitiativeProps { number }).into_any()
        }
        View::Graph => views::graph::Graph().into_any(),
        View::Roadmap => views::roadmap::Roadmap().into_any(),
        View::Compare => views::compare::Compare().into_any(),
        View::Report => views::report::Report().into_any(),
        View::Department(dept) => views::department::Department(views::department::DepartmentProps { dept }).into_any(),
        View::Workshop(dept) => views::workshop::Workshop(views::workshop::WorkshopProps { dept }).into_any(),
        View::Collect => views::collect::Collect().into_any(),
        View::Files => views::files::Files().into_any(),
        View::Plans => views::plans::Plans().into_any(),
        View::About(topic) => views::about::About(views::about::AboutProps { topic }).into_any(),
    })
}

/// A view whose part is still being unpacked.
#[component]
fn Awaited(
    /// Which.
    view: View,
    /// Whether the focus goes to its heading: not where the page opens with it.
    takes_focus: bool,
) -> impl IntoView {
    let app = App::get();
    let loaded = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        let result = load_views().await;
        // Nobody waits any more where the view has changed meanwhile.
        let is_awaited = loaded.try_set(Some(result.is_ok())).is_none();
        if is_awaited && takes_focus {
            app.page.focus_if_free("view-title");
        }
    });
    move || match loaded.get() {
        None => view! { <p class="sub" role="status">"画面を準備しています"</p> }.into_any(),
        Some(true) => match at_hand(later_view(view.clone())) {
            Some(Ok(made)) => made,
            _ => failed(),
        },
        Some(false) => failed(),
    }
}

/// What stands in place of a view whose part cannot be had.
fn failed() -> AnyView {
    view! {
        <h1 id="view-title" class="view-title" tabindex="-1">"この画面を準備できませんでした"</h1>
        {damaged("このファイルのうち、この画面の部分が壊れています")}
    }
    .into_any()
}

/// What happened to the file, why, and what to do.
fn damaged(what: &'static str) -> impl IntoView {
    view! {
        <div class="notice" data-kind="failure" role="alert">
            <div>
            <p>
                {what}
                "。概況のほかの画面は開けません。ブラウザの「名前を付けて保存」や、検査ソフトで書き換えられたか、途中で切れている可能性があります。"
            </p>
            <p>
                "元の ayumi.html をもう一度コピーして開いてください。このブラウザに残っている記入は消えていません。"
                <a href="#safe">"保存されている記入を確かめてファイルにする"</a>
            </p>
            </div>
        </div>
    }
}

/// What a future gives without waiting.
fn at_hand<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
