//! The two ways in which a table leaves the page.

use leptos::prelude::*;

use super::{Button, ButtonSize};

/// A table for other programs, as a workbook with its definitions or as CSV.
#[component]
pub fn TableFiles(
    /// Writes the workbook.
    #[prop(into)]
    on_workbook: Callback<()>,
    /// Writes the CSV file.
    #[prop(into)]
    on_csv: Callback<()>,
) -> impl IntoView {
    view! {
        <Button size=ButtonSize::Small on_press=on_workbook>"Excel（.xlsx）"</Button>
        <Button size=ButtonSize::Small on_press=on_csv>"CSV"</Button>
    }
}
