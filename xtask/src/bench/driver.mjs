// A headless Chromium over WebDriver, without a library: what the measurements in a real browser need and no more.

import { spawn, execSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const PORT = 21000 + (process.pid % 9000);
const FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ja",
];

// Written into every page before its own scripts: when a selector first stood and was painted, when records were there.
const MARKS = (selector) => `
    window.benchMarks = {};
    const painted = (name) => requestAnimationFrame(() => setTimeout(() => (benchMarks[name] = performance.now())));
    const seen = new Set();
    const look = () => {
        const once = (name, there) => there && !seen.has(name) && (seen.add(name), painted(name));
        once("view", document.querySelector(${JSON.stringify(selector)}));
        const saved = document.querySelector(".masthead__saved-state")?.textContent ?? "";
        once("usable", saved && !saved.includes("読み込んでいます"));
    };
    const observer = new MutationObserver(() => {
        look();
        // What is watched costs the page with every change.
        if (seen.size === 2) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    addEventListener("DOMContentLoaded", look);`;

export class Browser {
    static async open({ chromedriver, chromium, selector = "h1#view-title" }) {
        const browser = new Browser();
        browser.profile = fs.mkdtempSync(path.join(os.tmpdir(), "ayumi-bench-"));
        browser.driver = spawn(chromedriver, [`--port=${PORT}`], { stdio: "ignore" });
        for (let tries = 0; ; tries += 1) {
            try {
                if ((await fetch(`http://127.0.0.1:${PORT}/status`)).ok) break;
            } catch (error) {
                if (tries > 200) throw error;
            }
            await new Promise((done) => setTimeout(done, 50));
        }
        const options = { binary: chromium, args: [...FLAGS, `--user-data-dir=${browser.profile}`] };
        const capabilities = { browserName: "chrome", "goog:chromeOptions": options, timeouts: { script: 300_000 } };
        const { sessionId } = await browser.ask("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
        browser.session = `/session/${sessionId}`;
        await browser.cdp("Page.addScriptToEvaluateOnNewDocument", { source: MARKS(selector) });
        return browser;
    }

    async ask(method, address, body) {
        const request = { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } };
        const { value } = await (await fetch(`http://127.0.0.1:${PORT}${address}`, request)).json();
        if (value?.error) throw new Error(`${value.error}: ${value.message}`);
        return value;
    }

    cdp(cmd, params) {
        return this.ask("POST", `${this.session}/goog/cdp/execute`, { cmd, params });
    }

    script(script, ...args) {
        return this.ask("POST", `${this.session}/execute/sync`, { script, args });
    }

    // A script whose last argument is called when it is done.
    later(script, ...args) {
        return this.ask("POST", `${this.session}/execute/async`, { script, args });
    }

    async visit(file, address = "") {
        await this.ask("POST", `${this.session}/url`, { url: "about:blank" });
        await this.ask("POST", `${this.session}/url`, { url: `file://${file}${address}` });
    }

    async until(condition) {
        for (let tries = 0; !(await this.script(`return !!(${condition})`)); tries += 1) {
            if (tries > 2000) throw new Error(`waited in vain for ${condition}`);
            await new Promise((done) => setTimeout(done, 50));
        }
    }

    // Milliseconds from the beginning of the navigation until a mark.
    async mark(name) {
        await this.until(`window.benchMarks?.${name}`);
        return this.script(`return benchMarks.${name}`);
    }

    // MiB that the page's process holds, memory of its WebAssembly included.
    memory() {
        const lines = execSync("ps -eo rss,args").toString().split("\n");
        const pages = lines.filter((line) => line.includes("--type=renderer") && line.includes(this.profile));
        return Math.max(0, ...pages.map((line) => Number.parseInt(line.trim(), 10))) / 1024;
    }

    async close() {
        await this.ask("DELETE", this.session);
        this.driver.kill();
        fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
}
