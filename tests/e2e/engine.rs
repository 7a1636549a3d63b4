//! One interface to Chromium, Firefox and `WebKitGTK`, over a profile that outlives a crash.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities};

use super::session::{DriverProcess, PATIENCE, chromium_capabilities, html, open_browser, told};

/// An engine that a person may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Edge and Chrome.
    Chromium,
    /// With its strict file origin on, as people have it.
    Firefox,
    /// Safari's engine. Its driver gives every browser an empty profile that ends with it.
    WebKit,
}

/// An open browser of any engine.
pub struct Browser {
    /// What drives it.
    pub driver: WebDriver,
    profile: PathBuf,
    _process: DriverProcess,
    _screen: Option<Screen>,
}

/// A folder of a test's own, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

impl Engine {
    /// Opens the engine over a profile folder, with settings of the engine's own kind. `None` where it is not
    /// installed: on a person's machine the run says so and goes on, in CI that is a failure.
    pub async fn open(self, profile: &Path, settings: Value) -> Option<Browser> {
        std::fs::create_dir_all(profile).unwrap();
        let (process, url, caps, screen) = match self {
            Self::Chromium => chromium(profile, &settings).await,
            Self::Firefox => firefox(profile, &settings).await?,
            Self::WebKit => webkit().await?,
        };
        let driver = open_browser(&url, caps).await;
        Some(Browser { driver, profile: profile.to_owned(), _process: process, _screen: screen })
    }
}

type Started = (DriverProcess, String, Capabilities, Option<Screen>);

async fn chromium(profile: &Path, settings: &Value) -> Started {
    let (process, url) =
        DriverProcess::start(&told("AYUMI_CHROMEDRIVER"), |port| vec![format!("--port={port}")], &[]).await;
    let mut caps = chromium_capabilities(profile);
    caps.add_experimental_option("prefs", settings.clone()).unwrap();
    (process, url, caps.into(), None)
}

async fn firefox(profile: &Path, settings: &Value) -> Option<Started> {
    let (gecko, firefox) = (installed("AYUMI_GECKODRIVER")?, installed("AYUMI_FIREFOX")?);
    let (process, url) = DriverProcess::start(&gecko, |port| vec!["--port".to_owned(), port.to_string()], &[]).await;
    let mut prefs = json!({"security.fileuri.strict_origin_policy": true});
    for (name, value) in settings.as_object().unwrap() {
        prefs[name] = value.clone();
    }
    let mut caps = Capabilities::new();
    caps.set("browserName", json!("firefox")).unwrap();
    let arguments = json!(["-headless", "-profile", profile]);
    caps.set("moz:firefoxOptions", json!({"binary": firefox, "args": arguments, "prefs": prefs})).unwrap();
    Some((process, url, caps, None))
}

async fn webkit() -> Option<Started> {
    let (webkit, xvfb) = (installed("AYUMI_WEBKITDRIVER")?, installed("AYUMI_XVFB")?);
    let screen = Screen::start(&xvfb).await;
    let environment = [("DISPLAY", screen.name.as_str()), ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")];
    let (process, url) = DriverProcess::start(&webkit, |port| vec![format!("--port={port}")], &environment).await;
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
    Some((process, url, caps, Some(screen)))
}

/// A path that `cargo xtask test` found.
pub fn installed(name: &str) -> Option<String> {
    let found = std::env::var(name).ok().filter(|path| PathBuf::from(path).exists());
    if found.is_none() {
        assert!(std::env::var("CI").is_err(), "{name} is not set: in CI every engine has to be there");
        eprintln!("{name} is not set: this engine is not installed here, so nothing was proven in it");
    }
    found
}

/// A virtual screen of the test's own, which ends with it.
struct Screen {
    name: String,
    server: std::process::Child,
}

impl Screen {
    async fn start(xvfb: &str) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = 100 + (std::process::id() * 8 + NEXT.fetch_add(1, Ordering::Relaxed)) % 6400;
        let name = format!(":{number}");
        let arguments = [name.as_str(), "-screen", "0", "1400x900x24"];
        let server = Command::new(xvfb).args(arguments).stderr(Stdio::null()).spawn().unwrap();
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

impl Browser {
    /// Opens the built file at an address and waits until it has read what is kept.
    pub async fn visit(&self, address: &str) {
        self.visit_file(&html(), address).await;
        self.ready().await;
    }

    /// Opens any file at an address.
    pub async fn visit_file(&self, file: &Path, address: &str) {
        // A change of the hash alone would keep the page: leave it first.
        self.driver.goto("about:blank").await.unwrap();
        self.driver.goto(&format!("file://{}{address}", file.display())).await.unwrap();
    }

    /// Waits until the app stands and has read what is kept.
    pub async fn ready(&self) {
        let stands = "document.querySelector('h1#view-title') && !document.querySelector('#boot') \
                      && !document.body.innerText.includes('記入を読み込んでいます')";
        self.until("the view's heading and the records", stands).await;
    }

    /// Runs a script and gives its value.
    pub async fn script(&self, script: &str) -> Value {
        self.driver.execute(script, vec![]).await.unwrap().json().clone()
    }

    /// Waits until a script gives true.
    pub async fn until(&self, what: &str, condition: &str) {
        self.until_within(PATIENCE, what, condition).await;
    }

    /// The same with a patience of its own.
    pub async fn until_within(&self, patience: Duration, what: &str, condition: &str) {
        let deadline = Instant::now() + patience;
        while self.script(&format!("return !!({condition})")).await != Value::Bool(true) {
            assert!(
                Instant::now() < deadline,
                "waited in vain for: {what}\n{}",
                self.script("return document.body.innerText.slice(0, 3000)").await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the page shows a text.
    pub async fn see(&self, text: &str) {
        self.until(text, &format!("document.body.innerText.includes({})", json!(text))).await;
    }

    /// Records a state in the open form, as a click does.
    pub async fn record_status(&self, value: &str) {
        let radio = format!("document.querySelector('input[name=record-status][value={value}]')");
        self.until("the form", &radio).await;
        self.script(&format!("{radio}.closest('label').click()")).await;
        self.until("the state", &format!("{radio}.checked")).await;
    }

    /// Waits until the header says 保存しました.
    pub async fn saved(&self) {
        self.until("保存しました", "document.querySelector('.masthead__saved').innerText.includes('保存しました')")
            .await;
    }

    /// How many entries the page has, as it tells its person.
    pub async fn entries(&self) -> u64 {
        self.visit("#/files").await;
        self.script("return document.querySelector('.stores .figures__number').innerText")
            .await
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    }

    /// Ends every process of the browser at once, as a power cut does.
    pub async fn kill(self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let alive = processes_of(&self.profile);
            if alive.is_empty() {
                return;
            }
            assert!(Instant::now() < deadline, "the browser does not die");
            let _ = Command::new("sh").arg("-c").arg(format!("kill -9 {} 2> /dev/null", alive.join(" "))).status();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Closes it as a person does.
    pub async fn quit(self) {
        self.driver.clone().quit().await.unwrap();
    }
}

/// Numbers of the processes whose command line names the profile, but for the driver's.
fn processes_of(profile: &Path) -> Vec<String> {
    let profile = profile.display().to_string();
    let names_it = |folder: &Path| {
        let command = std::fs::read(folder.join("cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command);
        command.contains(&profile) && !command.contains("driver")
    };
    let folders = std::fs::read_dir("/proc").unwrap().filter_map(|entry| Some(entry.ok()?.path()));
    let number =
        |folder: &Path| folder.file_name()?.to_str().filter(|name| name.parse::<u32>().is_ok()).map(str::to_owned);
    folders.filter(|folder| names_it(folder)).filter_map(|folder| number(&folder)).collect()
}
