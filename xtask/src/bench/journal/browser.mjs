// The built file in Chromium over a full store: start, one edit, memory. Writes one line of JSON.
// node browser.mjs <ayumi.html> <packs.json> <chromedriver> <chromium> <runs>

import fs from "node:fs";

import { Browser } from "./driver.mjs";

const [html, packsFile, chromedriver, chromium, runs] = process.argv.slice(2);
const packs = JSON.parse(fs.readFileSync(packsFile, "utf8"));

// As the program keeps them in IndexedDB; it brings them to localStorage itself when it is opened.
const PLANT = `
    const [packs, done] = arguments;
    const request = indexedDB.open("ayumi2/koganei-dx-2026");
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => {
        const transaction = request.result.transaction("kept", "readwrite");
        for (const [key, text] of packs) transaction.objectStore("kept").put(text, key);
        transaction.oncomplete = () => { request.result.close(); done(packs.length); };
    };`;

// Records one state after the other; the time is that of all script until the page can paint.
const EDIT = `
    const [count, done] = arguments;
    const channel = new MessageChannel();
    const turn = () => new Promise((next) => { channel.port1.onmessage = next; channel.port2.postMessage(0); });
    (async () => {
        const times = [];
        for (let edit = 0; edit < count; edit += 1) {
            const done = document.querySelector("input[name=record-status][value=underway]").checked;
            const radio = document.querySelector(\`input[name=record-status][value=\${done ? "preparing" : "underway"}]\`);
            await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
            const begun = performance.now();
            radio.closest("label").click();
            await turn();
            times.push(performance.now() - begun);
        }
        done(times);
    })();`;

const browser = await Browser.open({ chromedriver, chromium });
const answer = { start: [], edit: [], memory: 0 };
try {
    await browser.visit(html, "#safe");
    for (let at = 0; at < packs.length; at += 20) await browser.later(PLANT, packs.slice(at, at + 20));
    await browser.visit(html, "#/");
    await browser.mark("usable");
    const sealed = "Object.keys(localStorage).filter((key) => key.startsWith('ayumi2/koganei-dx-2026/p/')).length";
    await browser.until(`${sealed} >= ${packs.length}`);
    for (let run = 0; run < Number(runs); run += 1) {
        await browser.visit(html, "#/");
        answer.start.push(await browser.mark("usable"));
    }
    answer.memory = browser.memory();
    await browser.visit(html, "#/departments/shimin?sel=m0401");
    await browser.mark("usable");
    await browser.until("document.querySelector('input[name=record-status]')");
    answer.edit = await browser.later(EDIT, 40);
} finally {
    await browser.close();
}
console.log(JSON.stringify(answer));
