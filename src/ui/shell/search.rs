//! 番号・名称で探す: from any view to a measure.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::plan::MeasureId;
use crate::query::{Route, View};
use crate::ui::parts::{Button, ButtonLook, ButtonSize, marked};
use crate::wording;

/// How many results are listed; the rest is one press away in the list.
const LISTED: usize = 8;

/// A search field whose results are plain links under it. Enter shows all of them in the list.
#[component]
pub(super) fn Search() -> impl IntoView {
    let app = App::get();
    let (typed, set_typed) = signal(String::new());
    let (composing, set_composing) = signal(false);
    let words = Memo::new(move |_| app.search.words(&typed.read()));
    let matches = Memo::new(move |_| app.search.measures(&words.read()));
    let clear = move || set_typed.set(String::new());
    let show_all = move || {
        let mut route = Route::to(View::Measures);
        typed.read_untracked().trim().clone_into(&mut route.criteria.words);
        app.navigation.navigate(&route);
        clear();
    };
    let result = move |id: MeasureId| {
        let plan = app.plan();
        let (initiative, measure) = plan.measure(&id)?;
        let address = Route::to(View::Initiative(initiative.number)).with_selected(id.as_str()).format();
        let words = words.read();
        let reason = app.search.reason(&id, &words).map(|(part, text)| {
            let part = (false, [wording::found_part(part), "："].concat());
            marked("span", "search__reason", std::iter::once(part).chain(app.search.marked(&text, &words)).collect())
        });
        Some(view! {
            <li class="search__result">
                <a class="search__link" href=address on:click=move |_| clear()>
                    {marked("span", "code", app.search.marked(&initiative.measure_number(measure), &words))}
                    {marked("span", "", app.search.marked(&measure.name, &words)).children(reason)}
                </a>
            </li>
        })
    };
    let results = move || {
        let matches = matches.get();
        if typed.read().trim().is_empty() {
            return None;
        }
        let more = matches.len() > LISTED;
        Some(view! {
            <div class="search__results">
                <p class="search__count">{format!("{}{MEASURES}", matches.len())}</p>
                <ul>{matches.into_iter().take(LISTED).map(result).collect_view()}</ul>
                {more.then(|| view! {
                    <Button look=ButtonLook::Text size=ButtonSize::Small on_press=move |()| show_all()>
                        "すべてを一覧で見る"
                    </Button>
                })}
            </div>
        })
    };
    let status = move || {
        if typed.read().trim().is_empty() {
            String::new()
        } else {
            format!("{}{MEASURES}見つかりました", matches.read().len())
        }
    };
    view! {
        <search class="search nav__search">
            <form on:submit=move |event| {
                event.prevent_default();
                show_all();
            }>
                <label class="search__label" for="search">"番号・名称で探す"</label>
                <input
                    class="search__field"
                    id="search"
                    type="search"
                    autocomplete="off"
                    prop:value=move || typed.get()
                    on:compositionstart=move |_| set_composing.set(true)
                    on:compositionend=move |event| {
                        set_composing.set(false);
                        set_typed.set(event_target_value(&event));
                    }
                    on:input=move |event| {
                        if !composing.get_untracked() {
                            set_typed.set(event_target_value(&event));
                        }
                    }
                    on:keydown=move |event| {
                        if event.key() == "Escape" {
                            clear();
                        }
                    }
                />
            </form>
            <p class="visually-hidden" role="status">{status}</p>
            {results}
        </search>
    }
}
