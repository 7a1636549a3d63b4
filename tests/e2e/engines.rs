//! The built file opens in the other engines too.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

use super::session::{DriverProcess, PATIENCE, html, open_browser};

/// Waits until the app stands, records nothing, and reads the heading.
async fn opens(driver: &WebDriver) {
    let address = format!("file://{}#/measures?dept=joho&role=lead", html().display());
    driver.goto(&address).await.unwrap();
    let deadline = Instant::now() + PATIENCE;
    let count = "return (document.querySelector('.measures__count')?.innerText ?? '').replace(/\\s/g, '')";
    loop {
        let told = driver.execute(count, vec![]).await.unwrap().json().clone();
        if told.as_str().is_some_and(|text| text.starts_with("17件／全63件")) {
            break;
        }
        assert!(Instant::now() < deadline, "the list does not stand: {told}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let boot = driver.execute("return document.querySelector('#boot') === null", vec![]).await.unwrap().json().clone();
    assert_eq!(boot, Value::Bool(true), "the boot text is gone");
}

/// A virtual screen of the test's own, which ends with it.
struct Screen {
    name: String,
    server: std::process::Child,
}

impl Screen {
    async fn start(xvfb: &str) -> Self {
        let number = 100 + std::process::id() % 800;
        let name = format!(":{number}");
        let arguments = [name.as_str(), "-screen", "0", "1400x900x24"];
        let server =
            std::process::Command::new(xvfb).args(arguments).stderr(std::process::Stdio::null()).spawn().unwrap();
        let deadline = Instant::now() + PATIENCE;
        while !PathBuf::from(format!("/tmp/.X11-unix/X{number}")).exists() {
            assert!(Instant::now() < deadline, "the virtual screen does not start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Self { name, server }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A path that `cargo xtask test` found; where the engine is not to be had here, the run has said so in words.
fn engine(name: &str) -> Option<String> {
    let found = std::env::var(name).ok().filter(|path| PathBuf::from(path).exists());
    if found.is_none() {
        eprintln!("{name} is not set: this engine is not installed here, so it was not opened in it");
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_opens_the_file_with_its_strict_file_origin_on() {
    let (Some(gecko), Some(firefox)) = (engine("AYUMI_GECKODRIVER"), engine("AYUMI_FIREFOX")) else { return };
    let (_process, url) = DriverProcess::start(&gecko, |port| vec!["--port".to_owned(), port.to_string()], &[]).await;
    let mut caps = Capabilities::new();
    caps.set("browserName", json!("firefox")).unwrap();
    caps.set(
        "moz:firefoxOptions",
        json!({"binary": firefox, "args": ["-headless"], "prefs": {"security.fileuri.strict_origin_policy": true}}),
    )
    .unwrap();
    let driver = open_browser(&url, caps).await;
    opens(&driver).await;
    driver.quit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn webkit_opens_the_file() {
    let (Some(webkit), Some(xvfb)) = (engine("AYUMI_WEBKITDRIVER"), engine("AYUMI_XVFB")) else { return };
    let screen = Screen::start(&xvfb).await;
    let environment = [("DISPLAY", screen.name.as_str()), ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")];
    let (_process, url) = DriverProcess::start(&webkit, |port| vec![format!("--port={port}")], &environment).await;
    let browser = [
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    ]
    .into_iter()
    .find(|path| PathBuf::from(path).exists())
    .unwrap();
    let mut caps = Capabilities::new();
    caps.set("browserName", json!("MiniBrowser")).unwrap();
    caps.set("webkitgtk:browserOptions", json!({"binary": browser, "args": ["--automation"]})).unwrap();
    let driver = open_browser(&url, caps).await;
    opens(&driver).await;
    driver.quit().await.unwrap();
}
