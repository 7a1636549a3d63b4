//! A question that has to be answered before going on. Not for routine news.

use leptos::html;
use leptos::prelude::*;

use super::{Button, ButtonLook};

/// A native modal dialog: the browser keeps the focus in it and closes it on Esc.
#[component]
pub fn Dialog(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// It was closed without an answer.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it says; answers go into `<div class="dialog__actions">`.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // The browser opens it, not an attribute: only show_modal() makes the rest of the page inert.
    Effect::new(move || {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else { return };
        if open && !dialog.open() {
            // Refused only while the dialog is out of the document, where nobody can see it.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let title_id = format!("{id}-title");
    view! {
        <dialog
            id=id
            class="dialog"
            node_ref=dialog
            aria-labelledby=title_id
            on:close=move |_| {
                if open.get_untracked() {
                    on_close.run(());
                }
            }
        >
            <h2 class="dialog__title" id=title_id.clone() tabindex="-1" autofocus>{title}</h2>
            {children()}
            <div class="dialog__close">
                <Button look=ButtonLook::Text on_press=on_close>
                    "閉じる"
                </Button>
            </div>
        </dialog>
    }
}
