// What a key, a click and a change of view cost in script in Chromium. Writes one line of JSON: times by deed.
// node views.mjs <ayumi.html> <chromedriver> <chromium> <runs>

import { Browser } from "./driver.mjs";

const [html, chromedriver, chromium, runs] = process.argv.slice(2);

// Does one thing after the other; the time is that of all script until the page can paint. What a view builds behind the
// paint are tasks of their own, of which the longest counts: so long does the page not answer.
const TIME = `
    const [deeds, runs, done] = arguments;
    // Effects run in microtasks, some of which queue others; a task would let the browser lay out before it.
    const settled = async () => { for (let turn = 0; turn < 200; turn += 1) await null; };
    let tasks = 0;
    let longest = 0;
    const timer = window.setTimeout;
    window.setTimeout = (task, ...rest) => timer(async (...given) => {
        const begun = performance.now();
        task(...given);
        await settled();
        tasks += 1;
        longest = Math.max(longest, performance.now() - begun);
    }, ...rest);
    // Until nothing is done behind the paint any more.
    const calm = async () => {
        for (let before = -1; before !== tasks; ) {
            before = tasks;
            for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => requestAnimationFrame(() => timer(next)));
        }
    };
    // Each finds what it acts on before the clock runs.
    const type = (selector, text) => {
        const field = document.querySelector(selector);
        return () => {
            field.value = text;
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        };
    };
    const press = (selector, text) => {
        const all = [...document.querySelectorAll(selector)];
        const found = all.find((one) => one.textContent.includes(text));
        if (!found) throw new Error("nothing to press: " + selector + " " + text);
        return () => found.click();
    };
    const go = (address) => () => { location.hash = address; };
    (async () => {
        const times = {};
        for (let run = 0; run < runs; run += 1) {
            for (const [name, deed, ...words] of deeds) {
                await calm();
                longest = 0;
                const before = location.hash;
                const act = { type, press, go }[deed](...words);
                const begun = performance.now();
                act();
                // A change of the address is heard of in a task of its own.
                if (deed === "go" && location.hash !== before) await new Promise((next) => addEventListener("hashchange", next, { once: true }));
                await settled();
                const took = performance.now() - begun;
                await calm();
                if (!name) continue;
                const of = (times[name] ??= { atOnce: [], behind: [] });
                of.atOnce.push(took);
                of.behind.push(longest);
            }
        }
        done(times);
    })().catch((error) => done({ error: String(error) }));`;

// A deed without a name only brings the page to where the next one is measured.
const DEEDS = [
    ["", "go", "#/measures"],
    ["a letter in the list's search", "type", "#filter-words", "で"],
    ["", "type", "#filter-words", "でん"],
    ["a letter more", "type", "#filter-words", "でんし"],
    ["search cleared", "type", "#filter-words", ""],
    ["a Vision is ticked", "press", ".filter label", "市民にやさしい"],
    ["and unticked", "press", ".filter label", "市民にやさしい"],
    ["a department is filtered", "go", "#/measures?dept=joho&role=lead"],
    ["another order", "go", "#/measures?sort=due"],
    ["a letter in the header's search", "type", "#search", "で"],
    ["a letter more there", "type", "#search", "でん"],
    ["", "type", "#search", ""],
    ["to 概況", "go", "#/"],
    ["to 一覧", "go", "#/measures"],
    ["to 依存関係", "go", "#/graph"],
    ["to ロードマップ", "go", "#/roadmap"],
    ["to 自分の課", "go", "#/departments/shimin"],
    ["to 取組", "go", "#/initiatives/14"],
];

const browser = await Browser.open({ chromedriver, chromium });
try {
    await browser.visit(html, "#/measures");
    await browser.mark("usable");
    const times = await browser.later(TIME, DEEDS, Number(runs));
    if (times.error) throw new Error(times.error);
    console.log(JSON.stringify(times));
} finally {
    await browser.close();
}
