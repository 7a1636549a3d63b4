// What the page of both kinds of rows says of itself, and the nodes that it holds. Writes one line of JSON.
// node rows.mjs <rows.html> <chromedriver> <chromium>

import { Browser } from "./driver.mjs";

const [html, chromedriver, chromium] = process.argv.slice(2);

const NODES = `
    const count = (id) => {
        const nodes = { elements: 0, texts: 0, comments: 0 };
        const walker = document.createTreeWalker(document.getElementById(id));
        for (let node = walker.currentNode; node; node = walker.nextNode()) {
            if (node.nodeType === Node.ELEMENT_NODE) nodes.elements += 1;
            if (node.nodeType === Node.TEXT_NODE) nodes.texts += 1;
            if (node.nodeType === Node.COMMENT_NODE) nodes.comments += 1;
        }
        return nodes;
    };
    return { view: count("view"), dom: count("dom"), times: document.body.dataset.answer };`;

const browser = await Browser.open({ chromedriver, chromium });
try {
    await browser.visit(html);
    await browser.until("document.body.dataset.answer");
    const { view, dom, times } = await browser.script(NODES);
    // The first runs are those in which the browser compiles what it calls.
    const runs = JSON.parse(times).slice(5);
    for (const [nth, name] of ["built", "changed", "same"].entries()) {
        view[name] = runs.map(([of]) => of[nth]);
        dom[name] = runs.map(([, of]) => of[nth]);
    }
    console.log(JSON.stringify({ view, dom }));
} finally {
    await browser.close();
}
