//! Lists of both kinds of rows in a page: how long they take to build and to build again.
//!
//! The last list of each kind stays in the page, for its nodes to be counted; the times stand in the body's `data-answer`.

#![allow(missing_docs, reason = "a page, not a library")]

#[cfg(target_arch = "wasm32")]
mod both;

#[cfg(target_arch = "wasm32")]
mod page {
    use leptos::prelude::*;

    use super::both::{Facts, by_calls, by_view};

    /// As many as the list shows before one asks for more.
    const ROWS: usize = 200;
    const RUNS: usize = 40;

    fn now() -> f64 {
        window().performance().map_or(0.0, |clock| clock.now())
    }

    /// Milliseconds for building a list, for building it again with two rows in seven changed, and once more with none.
    fn times(name: &str, row: &dyn Fn(&Facts) -> AnyView) -> [f64; 3] {
        let list = document().create_element("table").unwrap_or_else(|_| unreachable!("a page makes tables"));
        list.set_id(name);
        let lists = [0, 0, 1, 1].map(|turn| Facts::list(ROWS, turn));
        let rows = |turn: usize| lists[turn].iter().map(row).collect::<Vec<AnyView>>();
        let begun = now();
        let mut state = rows(0).build();
        state.mount(&list, None);
        let built = now();
        rows(2).rebuild(&mut state);
        let changed = now();
        rows(3).rebuild(&mut state);
        let same = now();
        let body = document().body().unwrap_or_else(|| unreachable!("a page has a body"));
        if let Some(before) = document().get_element_by_id(name) {
            before.remove();
        }
        let _ = body.append_child(&list);
        // The list stays when its state goes: nothing here unmounts it.
        std::mem::forget(state);
        [built - begun, changed - built, same - changed]
    }

    pub fn run() {
        let owner = Owner::new();
        owner.set();
        let mut answer = Vec::new();
        for _ in 0..RUNS {
            let view = times("view", &|facts| by_view(facts));
            let dom = times("dom", &|facts| by_calls(facts).into_any());
            answer.push(format!("[{view:?},{dom:?}]"));
        }
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-answer", &format!("[{}]", answer.join(",")));
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::run();
}
