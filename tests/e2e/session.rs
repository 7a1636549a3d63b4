//! One headless Chromium with an empty profile and what it leaves behind: console, requests, pictures, downloads.

use std::env;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// The staff PC of the design: 1366×768.
pub const DESK: (u32, u32) = (1366, 768);
/// A phone.
pub const PHONE: (u32, u32) = (390, 844);

/// How long a person would wait before calling it broken.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A driver process that ends with its test.
pub struct DriverProcess(Child);

impl DriverProcess {
    /// Starts a driver on a free port and waits until it answers.
    pub async fn start(
        program: &str,
        arguments: impl Fn(u16) -> Vec<String>,
        environment: &[(&str, &str)],
    ) -> (Self, String) {
        let port = free_port();
        let child = Command::new(program)
            .args(arguments(port))
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let process = Self(child);
        let deadline = Instant::now() + PATIENCE;
        while !answers(port) {
            assert!(Instant::now() < deadline, "{program} does not answer");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        (process, format!("http://127.0.0.1:{port}"))
    }
}

/// A browser of a driver. A driver may refuse its first session while it makes itself ready.
pub async fn open_browser(url: &str, capabilities: impl Into<Capabilities>) -> WebDriver {
    let capabilities = capabilities.into();
    let deadline = Instant::now() + PATIENCE;
    loop {
        match WebDriver::new(url, capabilities.clone()).await {
            Ok(driver) => return driver,
            Err(error) => assert!(Instant::now() < deadline, "no browser opens: {error}"),
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// A port below those that the system lends to outgoing connections: one of these could be taken before the driver
/// has bound it, and another program would answer.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 600).unwrap() * 20;
    loop {
        let port = 20_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 12_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Whether a driver says on this port that it is there.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(
            format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").as_bytes(),
        )?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    ask().is_ok_and(|answer| answer.ends_with("200"))
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What `cargo xtask test` told us, or a clear word that it did not.
pub fn told(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test`"))
}

/// The built file.
pub fn html() -> PathBuf {
    PathBuf::from(told("AYUMI_HTML"))
}

/// Headless Chromium over a profile folder, asking the network for nothing of its own.
pub fn chromium_capabilities(profile: &Path) -> thirtyfour::common::capabilities::chrome::ChromeCapabilities {
    let mut caps = DesiredCapabilities::chrome();
    caps.set_binary(&told("AYUMI_CHROMIUM")).unwrap();
    for argument in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=ja",
    ] {
        caps.add_arg(argument).unwrap();
    }
    caps.add_arg(&format!("--user-data-dir={}", profile.display())).unwrap();
    caps
}

/// An open browser.
pub struct Session {
    /// What drives it.
    pub driver: WebDriver,
    /// The page that is opened.
    pub file: PathBuf,
    folder: PathBuf,
    _process: DriverProcess,
}

impl Session {
    /// A browser whose downloads and profile lie in a folder of the test's name.
    pub async fn start(name: &str) -> Self {
        Self::start_with(name, |_| {}).await
    }

    /// The same with further capabilities.
    pub async fn start_with(
        name: &str,
        prepare: impl FnOnce(&mut thirtyfour::common::capabilities::chrome::ChromeCapabilities),
    ) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("downloads")).unwrap();
        let (process, url) =
            DriverProcess::start(&told("AYUMI_CHROMEDRIVER"), |port| vec![format!("--port={port}")], &[]).await;
        let mut caps = chromium_capabilities(&folder.join("profile"));
        caps.add_experimental_option(
            "prefs",
            json!({"download.default_directory": folder.join("downloads"), "download.prompt_for_download": false}),
        )
        .unwrap();
        caps.set_logging_prefs("browser", LoggingPrefsLogLevel::All).unwrap();
        caps.set_logging_prefs("performance", LoggingPrefsLogLevel::All).unwrap();
        prepare(&mut caps);
        let driver = open_browser(&url, caps).await;
        let session = Self { driver, file: html(), folder, _process: process };
        session.resize(DESK).await;
        session
    }

    /// A file of the test's own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Sets the size of the page itself.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// A command of the browser's own debugging protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(command, parameters).await.unwrap()
    }

    /// Runs a script and gives its value.
    pub async fn script(&self, script: &str) -> Value {
        self.driver.execute(script, vec![]).await.unwrap().json().clone()
    }

    /// Waits until a script gives true.
    pub async fn until(&self, what: &str, condition: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.script(&format!("return !!({condition})")).await != Value::Bool(true) {
            assert!(
                Instant::now() < deadline,
                "waited in vain for: {what}\n{}",
                self.script("return document.body.innerText.slice(0, 3000)").await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits for a downloaded file whose name begins and ends so, whole.
    pub async fn downloaded(&self, begins: &str, ends: &str) -> PathBuf {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = fs::read_dir(self.path("downloads")).unwrap().map(|entry| entry.unwrap().path()).find(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                name.starts_with(begins) && name.ends_with(ends)
            });
            if let Some(found) = found {
                return found;
            }
            assert!(Instant::now() < deadline, "no download {begins}…{ends}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// A picture of the whole page, in the folder that `cargo xtask test` names.
    pub async fn picture(&self, name: &str) {
        use base64::Engine as _;
        let folder = PathBuf::from(told("AYUMI_PICTURES"));
        fs::create_dir_all(&folder).unwrap();
        let shot = self.cdp("Page.captureScreenshot", json!({"format": "png", "captureBeyondViewport": true})).await;
        let png = base64::engine::general_purpose::STANDARD.decode(shot["data"].as_str().unwrap()).unwrap();
        fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }

    /// Leaves a small picture of what a person sees first.
    pub async fn first_screen(&self, name: &str) {
        use base64::Engine as _;
        let options = json!({"format": "webp", "quality": 70});
        let shot = self.cdp("Page.captureScreenshot", options).await;
        let webp = base64::engine::general_purpose::STANDARD.decode(shot["data"].as_str().unwrap()).unwrap();
        fs::write(Path::new(&told("AYUMI_PICTURES")).join(format!("{name}.webp")), webp).unwrap();
    }

    /// The page as a person would print it; gives the file.
    pub async fn print(&self, name: &str) -> Vec<u8> {
        use base64::Engine as _;
        let pdf = self.cdp("Page.printToPDF", json!({"preferCSSPageSize": true, "printBackground": true})).await;
        let bytes = base64::engine::general_purpose::STANDARD.decode(pdf["data"].as_str().unwrap()).unwrap();
        fs::write(Path::new(&told("AYUMI_PICTURES")).join(format!("{name}.pdf")), &bytes).unwrap();
        bytes
    }

    /// Asserts that the page asked for nothing, violated nothing and complained of nothing.
    pub async fn assert_quiet(&self) {
        let complaints: Vec<String> = self
            .driver
            .get_log("browser")
            .await
            .unwrap()
            .into_iter()
            .filter(|entry| entry.level != "INFO" && entry.level != "DEBUG")
            .map(|entry| entry.message)
            .collect();
        assert!(complaints.is_empty(), "the console complains: {complaints:#?}");
        let requests: Vec<String> = self
            .driver
            .get_log("performance")
            .await
            .unwrap()
            .into_iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
            .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
            .filter(|event| {
                event["message"]["params"]["documentURL"].as_str().is_some_and(|url| url.starts_with("file:"))
            })
            .filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(ToOwned::to_owned))
            .filter(|url| !url.starts_with("file:") && !url.starts_with("data:") && !url.starts_with("blob:"))
            .collect();
        assert!(requests.is_empty(), "the page asks the network: {requests:#?}");
    }

    /// Ends the browser.
    pub async fn quit(self) {
        self.driver.clone().quit().await.unwrap();
    }
}
