//! The page that a page writes: program and plan, proven, and nothing that people recorded.

use std::io::Write as _;
use std::rc::Rc;

use ayumi::app::{App, Command, InMemoryFile, OwnPage, PageBlock, PageMaking, PageReading};
use ayumi::exchange::{PageProgram, PlanValues, ReturnedPage, base64_lines, page_digest};
use ayumi::insight::id_of_added;
use ayumi::journal::{Cell, Draft, Field, PROFILE, Value};
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::shell::Shell;
use ayumi::vault::Namespace;
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;
use crate::stage::{app_at, show};

/// A page as small as one can be, with all the holes.
const FRAME: &str = "<title>{{title}}</title><body data-plan=\"{{plan_id}}\" data-store=\"{{plan_store}}\" \
    data-former=\"{{plan_former}}\"><article>{{booklet}}</article>\
    <script id=\"plan\" data-sha256=\"{{plan_sha256}}\">{{plan}}</script>\
    <script id=\"program\" data-sha256=\"{{payload_sha256}}\" data-frame-bytes=\"{{frame_bytes}}\">{{payload}}</script>\
    <script id=\"split_a\" data-sha256=\"PART\">{{part:split_a}}</script>";

fn packed(bytes: &[u8]) -> String {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    base64_lines(&packed.finish().unwrap())
}

/// The packer's page of the city's plan.
fn city_page() -> String {
    let frame = FRAME.replace("PART", &page_digest(b"part"));
    let payload = format!("{frame}program");
    let program = PageProgram {
        payload: packed(payload.as_bytes()),
        payload_sha256: page_digest(payload.as_bytes()),
        parts: vec![("split_a".to_owned(), packed(b"part"))],
        frame,
    };
    let plan = city_plan();
    let names = Namespace::of(&plan.id);
    program.page(&PlanValues::new(&plan, names.name(), names.former())).unwrap()
}

/// A browser that has opened a page: it finds things by their letters, as that page holds nothing else like them.
struct Opened {
    html: String,
    /// What it makes of a page before it reads it.
    reads: fn(&str) -> String,
}

fn between<'a>(html: &'a str, open: &str, close: &str) -> Option<&'a str> {
    Some(html.split_once(open)?.1.split_once(close)?.0)
}

fn block(html: &str, id: &str) -> Option<PageBlock> {
    let element = between(html, &format!("<script id=\"{id}\" "), "</script>")?;
    let (attributes, text) = element.split_once('>')?;
    let frame = between(attributes, "data-frame-bytes=\"", "\"").and_then(|bytes| bytes.parse().ok());
    let sha256 = between(attributes, "data-sha256=\"", "\"")?.to_owned();
    Some(PageBlock { text: text.to_owned(), sha256, frame: (0, frame.unwrap_or_default()) })
}

impl OwnPage for Opened {
    fn block(&self, id: &str) -> Option<PageBlock> {
        block(&self.html, id)
    }

    fn reading(&self, html: &str) -> Option<PageReading> {
        let html = (self.reads)(html);
        let (head, tail) = html.split_once("</article>")?;
        Some(PageReading {
            title: between(&html, "<title>", "</title>")?.to_owned(),
            names: [("plan"), ("store"), ("former")]
                .map(|name| between(&html, &format!("data-{name}=\""), "\"").unwrap_or_default().to_owned()),
            is_booklet_plain: !head.contains("<img"),
            plan: block(&html, "plan")?,
            program: block(&html, "program")?,
            parts: vec![("split_a".to_owned(), block(&html, "split_a")?)],
            rest: tail.split("</script>").skip(3).collect(),
        })
    }
}

/// The page, opened in a browser that reads pages so.
fn opened(html: String, reads: fn(&str) -> String) -> (Browser, App) {
    let browser = Browser::new();
    *browser.platform.own_page.borrow_mut() = Some(Rc::new(Opened { html, reads }));
    let app = browser.open();
    (browser, app)
}

fn as_it_is(html: &str) -> String {
    html.to_owned()
}

fn state(app: App) -> Option<PageMaking> {
    app.files.page_making(app.files.mark().sha256.clone()).get_untracked()
}

fn given(browser: &Browser) -> Vec<(String, Vec<u8>)> {
    browser.platform.downloads.borrow().clone()
}

#[test]
fn one_press_gives_out_one_page_which_is_the_packers_with_its_size_and_digest() {
    Owner::new().with(|| {
        let (browser, app) = opened(city_page(), as_it_is);
        assert_eq!(state(app), None);
        app.files.make_own_page();
        let given = given(&browser);
        let [(file, bytes)] = given.as_slice() else { panic!("{} files", given.len()) };
        assert!(*bytes == city_page().into_bytes());
        assert_eq!(file, "ayumi_小金井市DX推進方針アクションプラン_2026-04.html");
        let Some(PageMaking::Made(made)) = state(app) else { panic!("{:?}", state(app)) };
        assert_eq!((made.bytes, made.sha256), (bytes.len(), page_digest(bytes)));
    });
}

#[test]
fn nothing_that_was_recorded_chosen_or_added_is_in_a_page() {
    Owner::new().with(|| {
        let (browser, app) = opened(city_page(), as_it_is);
        let dept = id_of_added("保険年金課");
        let cell = Cell { fy: 2026, dept: dept.clone(), item: ItemId::new(PROFILE), field: Field::Name };
        let draft = Draft { cell, base: Vec::new(), value: Value::text("保険年金課") };
        app.run(Command::Record { what: "保険年金課の追加".to_owned(), drafts: vec![draft] });
        app.preferences.choose_dept(dept.clone());
        assert!(app.plan().department(&dept).is_some());
        let cell = Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field: Field::Situation };
        let draft = Draft { cell, base: Vec::new(), value: Value::text("ここだけの文") };
        app.run(Command::Record { what: "状況".to_owned(), drafts: vec![draft] });
        app.files.make_own_page();
        assert!(given(&browser)[0].1 == city_page().into_bytes());
    });
}

/// Opens a page, asks for a copy, and expects none: what is said instead.
fn refused(html: String, reads: fn(&str) -> String) -> String {
    Owner::new().with(|| {
        let (browser, app) = opened(html, reads);
        app.files.make_own_page();
        assert_eq!(given(&browser), []);
        match state(app) {
            Some(PageMaking::Failed(words)) => words,
            other => panic!("{other:?}"),
        }
    })
}

#[test]
fn a_page_whose_plan_or_program_was_changed_gives_out_nothing_and_says_why() {
    let page = city_page();
    let payload = block(&page, "program").unwrap().text;
    let part = block(&page, "split_a").unwrap().text;
    for changed in [
        page.replace(&payload, &packed(b"another program")),
        page.replace(&payload, &payload[..payload.len() / 2]),
        page.replace(&part, &packed(b"another part")),
        page.replace("id=\"split_a\"", "id=\"gone\""),
        page.replace("id=\"program\"", "id=\"gone\""),
        page.replace("\"edition\":\"2026-04\"", "\"edition\":\"2027-04\""),
        page.replace("{\"background\"", "{{\"background\""),
    ] {
        assert!(changed != page);
        let said = refused(changed, as_it_is);
        assert!(said.contains("壊れています") && said.contains("記入は消えていません"), "{said}");
    }
}

#[test]
fn a_page_that_a_browser_reads_otherwise_is_not_given_out() {
    let ways: [fn(&str) -> String; 6] = [
        |html| html.replace("小金井市DX", "小金井市AI"),
        |html| html.replace("data-store=\"", "data-store=\"x"),
        |html| html.replace("<h2>", "<img src=x><h2>"),
        |html| html.replacen("\"edition\"", "\"edition\" ", 1),
        |html| html.replace("<script id=\"split_a\" data-sha256=\"", "<script id=\"split_a\" data-sha256=\"0"),
        |html| {
            if html.contains("小金井市") { format!("{html}<script>alert(1)</script>x") } else { html.to_owned() }
        },
    ];
    for reads in ways {
        let said = refused(city_page(), reads);
        assert!(said.contains("渡しませんでした"), "{said}");
    }
}

#[test]
fn white_space_that_an_editor_put_into_a_page_is_healed_in_its_copy() {
    Owner::new().with(|| {
        let payload = block(&city_page(), "program").unwrap().text;
        let changed = city_page().replace(&payload, &payload.replace('\n', "\n    "));
        let (browser, app) = opened(changed, as_it_is);
        app.files.make_own_page();
        assert!(given(&browser)[0].1 == city_page().into_bytes());
    });
}

#[test]
fn a_file_that_is_handed_back_is_compared_and_not_taken_in() {
    Owner::new().with(|| {
        let (browser, app) = opened(city_page(), as_it_is);
        app.files.make_own_page();
        let page = city_page().into_bytes();
        for (bytes, said) in [
            (page.clone(), ReturnedPage::Same),
            (page[1..].to_vec(), ReturnedPage::Shorter),
            ([page, b"\n".to_vec()].concat(), ReturnedPage::Longer),
        ] {
            let file = InMemoryFile { name: "戻ったファイル.html".to_owned(), bytes };
            browser.platform.choosing.borrow_mut().push(Rc::new(file));
            app.files.compare_page("field");
            assert_eq!(app.files.returned_page().get_untracked(), Some(said));
        }
        assert!(app.files.incoming().get_untracked().is_empty());
    });
}

#[test]
fn pages_to_look_at() {
    let owner = Owner::new();
    let html = owner.with(|| view! { <Shell app=app_at("#/plans")/> }.to_html());
    assert!(html.contains("この計画を組み込んだHTMLファイルを作る") && html.contains("後から追加した部署は入りません"));
    assert!(!html.contains("届いたファイルを確かめる"), "there is nothing to compare with yet");
    show("plans-own-page", &html);
}
