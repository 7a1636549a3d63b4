// What 取りまとめ costs in script over many conflicts in Chromium. Writes one line of JSON: times by deed, in milliseconds.
// node collect.mjs <ayumi.html> <chromedriver> <chromium> <folder of snapshots> <runs>

import fs from "node:fs";
import path from "node:path";

import { Browser } from "./driver.mjs";

const [html, chromedriver, chromium, folder, runs] = process.argv.slice(2);

// Script until the page can paint: effects run in microtasks, some of which queue others.
const TIME = `
    const [deed, word, done] = arguments;
    const settled = async () => { for (let turn = 0; turn < 200; turn += 1) await null; };
    const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    (async () => {
        await frame();
        let act;
        if (deed === "go") act = () => { location.hash = word; };
        else {
            const target = document.querySelector(word);
            if (!target) throw new Error("nothing at " + word);
            act = () => target.click();
        }
        const begun = performance.now();
        const heard = deed === "go" && location.hash !== word && new Promise((next) => addEventListener("hashchange", next, { once: true }));
        act();
        if (heard) await heard;
        await settled();
        const took = performance.now() - begun;
        await frame();
        done(took);
    })().catch((error) => done({ error: String(error) }));`;

const browser = await Browser.open({ chromedriver, chromium });
const times = {};
const timed = async (name, deed, word) => {
    const took = await browser.later(TIME, deed, word);
    if (took.error) throw new Error(took.error);
    if (name) (times[name] ??= []).push(took);
};
try {
    await browser.visit(html, "#/files");
    await browser.mark("usable");
    const files = fs.readdirSync(folder).sort().map((name) => path.join(folder, name));
    const input = await browser.ask("POST", `${browser.session}/element`, { using: "css selector", value: "#intake-files" });
    const element = Object.values(input)[0];
    await browser.ask("POST", `${browser.session}/element/${element}/value`, { text: files.join("\n") });
    const button = ".intake__waiting .row .button";
    await browser.until(`document.querySelector("${button}")`);
    await browser.script(`document.querySelector("${button}").click()`);
    await browser.until(`!document.querySelector("${button}")`);
    await browser.until("document.querySelector('.masthead__saved-state').textContent.includes('保存しました')");
    for (let run = 0; run < Number(runs); run += 1) {
        await timed("", "go", "#/about");
        await timed("to 取りまとめ", "go", "#/collect");
        await timed("", "click", ".collect__card input[type=radio]");
        await timed("a value is decided", "click", ".collect__card-foot .button:last-child");
        await timed("more cards", "click", ".collect__card ~ .button");
        if (run === 0) await timed("the history is opened", "click", "details:has(#history-dept), .section.no-print details > summary");
        await timed("to 概況", "go", "#/");
        await timed("to 保存と共有", "go", "#/files");
        await timed("to a record", "go", "#/departments/shimin?sel=m0401");
        await timed("to 取組", "go", "#/initiatives/4");
    }
    const conflicts = await browser.script(`
        return [...document.querySelectorAll(".nav__count")].map((count) => count.textContent).join(" ");`);
    console.log(JSON.stringify({ conflicts, times }));
} finally {
    await browser.close();
}
