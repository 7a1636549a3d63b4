//! Hidden characters, pinching, and what a browser paints: seen in the built file.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::engine::{Browser, Engine, folder};
use super::hiding;
use super::session::Session;

/// Every engine with a driver for `file:` here; what is not installed is left out by [`Engine::open`].
const BOTH: [Engine; 2] = [Engine::Chromium, Engine::Firefox];

/// Little wheel events with Ctrl over the middle of a box, as a trackpad sends them; what they came to is written to
/// `window`.
const PINCH: &str = "
    const [unit, amount, times] = arguments;
    const box = document.querySelector('#graph-i14').getBoundingClientRect();
    const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    window.pinched = at;
    const room = document.querySelector('.graph__room');
    for (let n = 0; n < times; n += 1) {
        room.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: amount, deltaMode: unit, ctrlKey: true, bubbles: true, cancelable: true }));
    }
";

async fn pinch(browser: &Browser, unit: u32, amount: f64, times: u32) {
    browser.driver.execute(PINCH, vec![json!(unit), json!(amount), json!(times)]).await.unwrap();
}

async fn zoomed(browser: &Browser, percent: u32) {
    let button = format!(
        "[...document.querySelectorAll('.graph__zoom button')].some(button => button.innerText.includes('{percent}%'))"
    );
    browser.until(&format!("{percent} %"), &button).await;
}

/// What lies under the pointer is still the box, and the size was said so often.
async fn holds(browser: &Browser, said: &str) {
    let under = "document.elementFromPoint(window.pinched.clientX, window.pinched.clientY)?.closest('#graph-i14')";
    browser.until("the box under the pointer", under).await;
    let last = format!("window.said.at(-1) === {}", json!(said));
    browser.until(said, &last).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pinching_zooms_step_by_step_where_the_pointer_is_and_says_the_size_once() {
    for engine in BOTH {
        let name = format!("pinch-{engine:?}");
        let Some(browser) = engine.open(&folder(&name), json!({})).await else { continue };
        browser.visit("#/graph").await;
        browser.until("the box", "document.querySelector('#graph-i14')").await;
        browser
            .script(
                "document.querySelector('#graph-i14').scrollIntoView({ block: 'center' }); \
                 window.said = []; \
                 const line = document.querySelector('.status-line__message'); \
                 new MutationObserver(() => window.said.push(line.textContent)) \
                   .observe(line, { childList: true, characterData: true, subtree: true })",
            )
            .await;
        // A hundred and twenty px in forty bits: a notch, which is one step and one sentence.
        pinch(&browser, 0, -3.0, 40).await;
        zoomed(&browser, 125).await;
        holds(&browser, "拡大率は125%です。").await;
        assert_eq!(browser.script("return window.said.length").await, json!(1), "{engine:?}");
        // Notches of a wheel: in px, and in lines.
        pinch(&browser, 0, -100.0, 1).await;
        zoomed(&browser, 150).await;
        pinch(&browser, 1, 3.0, 2).await;
        zoomed(&browser, 100).await;
        holds(&browser, "拡大率は100%です。").await;
        // Less than a step changes nothing; without Ctrl the page scrolls.
        pinch(&browser, 0, 1.0, 20).await;
        zoomed(&browser, 100).await;
        browser.quit().await;
    }
}

/// What a person downloads, whole.
async fn downloaded(folder: &Path, ends: &str) -> std::path::PathBuf {
    let deadline = Instant::now() + super::session::PATIENCE;
    loop {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut whole = files.filter(|path| path.metadata().is_ok_and(|data| data.len() > 0));
        if let Some(found) = whole.find(|path| path.display().to_string().ends_with(ends)) {
            return found;
        }
        assert!(Instant::now() < deadline, "no download …{ends}");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// Presses a button of the graph's questions.
async fn press(browser: &Browser, words: &str) {
    let button =
        format!("[...document.querySelectorAll('button')].find(button => button.innerText.trim() === '{words}')");
    browser.until(words, &button).await;
    browser.script(&format!("{button}.click()")).await;
}

/// Firefox, saving without asking.
async fn firefox(name: &str, resists: bool) -> Option<(Browser, std::path::PathBuf)> {
    let (profile, downloads) = (folder(name), folder(&format!("{name}-downloads")));
    let settings = json!({
        "privacy.resistFingerprinting": resists,
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
        "browser.download.useDownloadDir": true,
        "browser.download.alwaysOpenPanel": false,
    });
    let browser = Engine::Firefox.open(&profile, settings).await?;
    browser.visit("#/graph").await;
    press(&browser, "影響を調べる・図を保存").await;
    Some((browser, downloads))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_the_browser_spoils_is_not_saved_and_the_other_kind_is_offered() {
    let Some((browser, downloads)) = firefox("spoiled", true).await else { return };
    press(&browser, "PNGで保存").await;
    browser.see("PNGは作っていません。「SVGで保存」を使ってください。").await;
    assert_eq!(std::fs::read_dir(&downloads).unwrap().count(), 0, "no picture of noise");
    let offered = "document.querySelector('.status-line button')";
    browser.until("the other kind", offered).await;
    browser.script(&format!("{offered}.click()")).await;
    let svg = std::fs::read_to_string(downloaded(&downloads, ".svg").await).unwrap();
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"));
    browser.see("を作りました").await;
    browser.quit().await;
}

/// The colours of a picture's corners, as the browser reads the file back.
const CORNERS: &str = "
    const done = arguments[1];
    const image = new Image();
    image.onload = () => {
        const canvas = document.createElement('canvas');
        canvas.width = image.width; canvas.height = image.height;
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        const [right, bottom] = [image.width - 1, image.height - 1];
        done([[0, 0], [right, 0], [0, bottom], [right, bottom]].map(([x, y]) => [...pen.getImageData(x, y, 1, 1).data]));
    };
    image.onerror = () => done('no picture');
    image.src = 'data:image/png;base64,' + arguments[0];
";

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_picture_is_white_at_its_corners() {
    use base64::Engine as _;
    let Some((browser, downloads)) = firefox("corners", false).await else { return };
    press(&browser, "PNGで保存").await;
    let png = std::fs::read(downloaded(&downloads, ".png").await).unwrap();
    let text = base64::engine::general_purpose::STANDARD.encode(png);
    let corners = browser.driver.execute_async(CORNERS, vec![json!(text)]).await.unwrap().json().clone();
    assert_eq!(corners, json!(vec![vec![255; 4]; 4]));
    browser.quit().await;
}

/// Characters that hide, anywhere in the page but in what a person types into; with what stands before the first.
const HIDDEN: &str = "
    document.querySelectorAll('details').forEach(details => { details.open = true });
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll('textarea, input, script').forEach(field => field.remove());
    const text = document.title + copy.outerHTML;
    const hidden = /[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]/u;
    const found = hidden.exec(text.replace(/[\\n\\t]/g, ''));
    return found ? found.input.slice(Math.max(0, found.index - 200), found.index) + '|' + found[0].codePointAt(0).toString(16) : '';
";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_hides_reaches_a_page_whatever_is_opened_on_it() {
    let session = Session::start("hiding").await;
    session.open("#/files").await;
    let path = session.path("報告\u{202e}gnp\u{200b}\u{ad}.json");
    std::fs::write(&path, hiding::file()).unwrap();
    session.hand_in("#intake-files", &path).await;
    session.see("まだ何も変わっていません").await;
    // What a fold holds comes once it is open.
    let nothing_hides = async |place: &str| {
        for _ in 0..2 {
            session.settled().await;
            let found = session.script(HIDDEN).await;
            assert_eq!(found, json!(""), "{place}");
        }
    };
    nothing_hides("the review").await;
    session.press("個の変更を取り込む").await;
    session.see("個の変更を追加しました").await;
    let added = ayumi::insight::id_of_added("隠れる課");
    for address in [
        "#/files?fy=2027".to_owned(),
        "#/collect?fy=2027".to_owned(),
        "#/?fy=2027".to_owned(),
        "#/measures?fy=2027".to_owned(),
        "#/initiatives/4?fy=2027&sel=m0401".to_owned(),
        "#/initiatives/1?fy=2027".to_owned(),
        "#/graph?fy=2027&sel=i04".to_owned(),
        "#/roadmap?fy=2027".to_owned(),
        "#/about".to_owned(),
        "#/departments/shimin?fy=2027&sel=m0401".to_owned(),
        "#/departments/shimin?fy=2027&sel=m0402".to_owned(),
        format!("#/departments/{added}?fy=2027"),
        format!("#/workshop/{added}?fy=2027"),
    ] {
        session.open(&address).await;
        nothing_hides(&address).await;
    }
    session.open("#/collect?fy=2027").await;
    session.press("だれが・いつ・どのファイルで書いたかを見る").await;
    session.see("〔U+202E〕").await;
    session.picture("hiding-collect-1366").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn look_alikes_of_a_department_are_told_to_be_it_and_a_new_name_is_kept_as_typed() {
    let session = Session::start("look-alikes").await;
    session.open("#/departments").await;
    let add = async |name: &str| {
        session.script("document.querySelector('.chooser details').open = true").await;
        let type_in = "const field = document.querySelector('#new-dept'); field.value = arguments[0]; \
                       field.dispatchEvent(new Event('input', { bubbles: true })); field.form.requestSubmit()";
        session.driver.execute(type_in, vec![json!(name)]).await.unwrap();
    };
    for twin in ["市\u{2ea0}課", "市民課\u{feff}", "市　民　課", "市\u{200b}民課"] {
        add(twin).await;
        session.see("「市民課」はもうあります。").await;
    }
    add("長\u{202e}寿課").await;
    session.see("名前に、目に見えない文字（U+202E）が入っています。").await;
    add("\u{2f3e}籍課").await;
    session.until("its page", "location.hash.includes('x-')").await;
    session.see("\u{2f3e}籍課").await;
    session.quit().await;
}
