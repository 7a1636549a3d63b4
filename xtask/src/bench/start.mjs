// From opening a file on disk to its first view on screen. Writes one line of JSON.
// node start.mjs <file> <selector> <chromedriver> <chromium> <runs>

import { Browser } from "./driver.mjs";

const [file, selector, chromedriver, chromium, runs] = process.argv.slice(2);
const browser = await Browser.open({ chromedriver, chromium, selector });
const times = [];
try {
    for (let run = 0; run < Number(runs); run += 1) {
        await browser.visit(file);
        times.push(await browser.mark("view"));
    }
} finally {
    await browser.close();
}
console.log(JSON.stringify({ times }));
