// From opening files on disk to their first views on screen, one file after the other in every round. Writes one line of
// JSON: for every file the times of each round, in a browser that was just started and in one that has seen it before.
// node start.mjs <files: [{file, selector}] as JSON> <chromedriver> <chromium> <rounds>

import { Browser } from "./driver.mjs";

const [files, chromedriver, chromium, rounds] = process.argv.slice(2);

// Milliseconds from the beginning of the navigation: the steps that the page itself marks, then the first view.
async function visit(browser, file) {
    await browser.visit(file);
    const view = await browser.mark("view");
    const marks = await browser.script(`return performance.getEntriesByType("mark")
        .filter(({ name }) => name.startsWith("ayumi:")).map(({ name, startTime }) => [name.slice(6), startTime])`);
    return [...marks, ["painted", view]];
}

const known = JSON.parse(files);
const opened = (selector) => Browser.open({ chromedriver, chromium, selector });
const cold = known.map(() => []);
const warm = known.map(() => []);
for (let round = 0; round < Number(rounds); round += 1) {
    for (const [nth, { file, selector }] of known.entries()) {
        const browser = await opened(selector);
        try {
            cold[nth].push(await visit(browser, file));
        } finally {
            await browser.close();
        }
    }
}
const browser = await opened(known.map(({ selector }) => selector).join());
try {
    for (let round = -1; round < Number(rounds); round += 1) {
        for (const [nth, { file }] of known.entries()) {
            const seen = await visit(browser, file);
            // The first round makes it warm.
            if (round >= 0) warm[nth].push(seen);
        }
    }
} finally {
    await browser.close();
}
console.log(JSON.stringify(known.map((_, nth) => ({ cold: cold[nth], warm: warm[nth] }))));
