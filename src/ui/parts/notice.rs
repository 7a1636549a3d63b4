//! What the program has to say: a banner before the heading, and the line that reports what just happened.

use leptos::prelude::*;

use crate::plan::letters::visible;

use super::{Shape, icon};

/// What kind of news a notice is. Each has its own shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Information,
    /// It worked.
    Success,
    /// Something to look at.
    Warning,
    /// It failed, or work is in danger.
    Failure,
}

impl NoticeKind {
    fn word(self) -> &'static str {
        self.shape().word()
    }

    fn shape(self) -> Shape {
        match self {
            Self::Information => Shape::Information,
            Self::Success => Shape::Check,
            Self::Warning => Shape::Warning,
            Self::Failure => Shape::Failure,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Information => "お知らせ",
            Self::Success => "成功",
            Self::Warning => "注意",
            Self::Failure => "エラー",
        }
    }
}

/// A banner: one a view, right before its heading. It stays until what it says is no longer so.
#[component]
pub fn Notice(
    /// Its kind.
    kind: NoticeKind,
    /// 保存できません
    #[prop(into)]
    title: String,
    /// What happened and what to do; buttons go into `<div class="notice__actions">`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    // Names of files, of people and what stood in an address come in here.
    let title = visible(&title);
    let role = (kind == NoticeKind::Failure).then_some("alert");
    view! {
        <section class="notice" data-kind=kind.word() role=role>
            {icon(kind.shape())}
            <div class="notice__body">
                <h2 class="notice__title">
                    <span class="visually-hidden">{kind.name()} "："</span>
                    {title}
                </h2>
                {children.map(|children| children())}
            </div>
        </section>
    }
}

/// Says what just happened, to eye and ear: 保存しました 14:32, 32件中12件.
///
/// It stands in the page from the start, empty or not, since readers only announce changes of a region they know.
#[component]
pub fn StatusLine(
    /// The words; empty for nothing.
    #[prop(into)]
    message: Signal<String>,
    /// 元に戻す and the like.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="status-line">
            <p class="status-line__message" role="status">{move || visible(&message.read())}</p>
            {children.map(|children| children())}
        </div>
    }
}
