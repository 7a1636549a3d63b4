//! The page in a person's words: open, press, choose, type, see.

use std::path::Path;

use serde_json::json;
use thirtyfour::prelude::*;

use super::session::{Session, told};

impl Session {
    /// Opens the file at an address and waits until the view stands.
    pub async fn open(&self, address: &str) {
        self.visit(&self.file.clone(), address).await;
        self.ready().await;
    }

    /// Opens any file at an address, without waiting for the app.
    pub async fn visit(&self, file: &Path, address: &str) {
        // A change of the hash alone would keep the page: leave it first.
        self.driver.goto("about:blank").await.unwrap();
        self.driver.goto(format!("file://{}{address}", file.display())).await.unwrap();
    }

    /// Waits until the app stands and has read what is kept.
    pub async fn ready(&self) {
        self.until(
            "the view's heading and the records",
            "document.querySelector('h1#view-title') && !document.querySelector('#boot') \
             && !document.body.innerText.includes('記入を読み込んでいます')",
        )
        .await;
        self.settled().await;
    }

    /// Waits until what comes after the paint has come: over some frames in a row, nothing was added.
    pub async fn settled(&self) {
        let script = "const done = arguments[0]; let before = -1; let same = 0; \
            const look = () => { \
                const count = document.querySelectorAll('*').length; \
                same = count === before ? same + 1 : 0; \
                before = count; \
                if (same === 4) done(); else requestAnimationFrame(() => setTimeout(look)); \
            }; look();";
        self.driver.execute_async(script, vec![]).await.unwrap();
    }

    /// Presses the button, link or summary that carries this text.
    pub async fn press(&self, text: &str) {
        self.control(text).await.click().await.unwrap();
    }

    /// The first visible control with this text.
    pub async fn control(&self, text: &str) -> WebElement {
        let script = format!(
            "return [...document.querySelectorAll('button, a, summary, label')].find(element => \
             element.checkVisibility() && (element.innerText.trim() === {text} || element.getAttribute('aria-label') === {text})) || \
             [...document.querySelectorAll('button, a, summary, label')].find(element => \
             element.checkVisibility() && element.innerText.includes({text}))",
            text = json!(text)
        );
        self.until(text, &script.replacen("return ", "", 1)).await;
        let element = self.driver.execute(script, vec![]).await.unwrap().element().unwrap();
        element.scroll_into_view().await.unwrap();
        element
    }

    /// The first element of a selector, once it is there.
    pub async fn find(&self, selector: &str) -> WebElement {
        self.until(selector, &format!("document.querySelector({})", json!(selector))).await;
        self.driver.find(By::Css(selector)).await.unwrap()
    }

    /// Waits until the page shows a text.
    pub async fn see(&self, text: &str) {
        self.until(text, &format!("document.body.innerText.includes({})", json!(text))).await;
    }

    /// Chooses an option of a select by its label.
    pub async fn choose(&self, selector: &str, label: &str) {
        self.find(selector).await;
        let script = format!(
            "const select = document.querySelector({}); const option = [...select.options].find(option => option.label.trim() === {}); \
             select.value = option.value; select.dispatchEvent(new Event('change', {{ bubbles: true }}));",
            json!(selector),
            json!(label)
        );
        self.script(&script).await;
    }

    /// The address after `#`.
    pub async fn address(&self) -> String {
        self.script("return decodeURIComponent(location.hash)").await.as_str().unwrap().to_owned()
    }

    /// Presses a key where the focus is.
    pub async fn key(&self, key: &str) {
        self.driver.action_chain().send_keys(key).perform().await.unwrap();
    }

    /// Hands a file to the page's file input.
    pub async fn hand_in(&self, selector: &str, path: &Path) {
        self.find(selector).await.send_keys(path.display().to_string()).await.unwrap();
    }

    /// Asserts that axe-core finds nothing to complain about, sizes of targets included. The page stands at its top:
    /// what is scrolled half under the navigation, which stays in sight, is no small target.
    pub async fn assert_accessible(&self, place: &str) {
        self.script("window.scrollTo(0, 0)").await;
        let axe = std::fs::read_to_string(told("AYUMI_AXE")).unwrap();
        self.driver.execute(format!("{axe}; window.axe = axe;"), vec![]).await.unwrap();
        let run = "const done = arguments[arguments.length - 1]; \
            axe.run(document, { resultTypes: ['violations'], \
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], \
              rules: { 'target-size': { enabled: true } } }) \
            .then(result => done(result.violations.map(violation => \
              violation.id + ': ' + violation.help + '\\n' + violation.nodes.slice(0, 4).map(node => '  ' + node.html.slice(0, 240) + '\\n    ' + node.failureSummary).join('\\n'))), \
              error => done(['axe: ' + error]))";
        let found = self.driver.execute_async(run, vec![]).await.unwrap().json().clone();
        let found: Vec<String> = serde_json::from_value(found).unwrap();
        assert!(found.is_empty(), "{place}:\n{}", found.join("\n"));
    }

    /// Asserts that the page does not scroll sideways.
    pub async fn assert_fits(&self, place: &str) {
        let over = self
            .script(
                "const width = document.documentElement.clientWidth; \
                 if (document.documentElement.scrollWidth <= width) return []; \
                 return [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width + 1) \
                   .slice(0, 5).map(element => element.outerHTML.slice(0, 160))",
            )
            .await;
        assert_eq!(over, json!([]), "{place} is wider than the screen");
    }
}
