// Merges the same files with one engine, several times, and writes the times as one line of JSON.
// node peers.mjs <engine> <folder of files> <runs> [<folder of our own wasm>]
//
// Every file is a department's snapshot. Ours and the floor read the file as it is mailed; the others get each file as
// a document of their own in their own encoding, made outside of what is timed. Times are of the processor, in ms.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [engine, folder, runs, own] = process.argv.slice(2);
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
const files = names.map((name) => fs.readFileSync(path.join(folder, name)));
const entriesOf = (file) => JSON.parse(file.toString()).entries;

const engines = {
    async ayumi() {
        const { default: init, Journal } = await import(pathToFileURL(path.join(own, "bench.js")));
        await init({ module_or_path: fs.readFileSync(path.join(own, "bench_bg.wasm")) });
        return () => {
            const journal = new Journal();
            for (const file of files) journal.merge(file);
            const count = journal.count();
            journal.free();
            return count;
        };
    },

    // Reads and keeps, proves nothing.
    async floor() {
        return () => {
            const all = new Map();
            for (const file of files) for (const entry of entriesOf(file)) all.set(entry.id, entry);
            return all.size;
        };
    },

    async yjs() {
        const Y = await import("yjs");
        const updates = files.map((file) => {
            const doc = new Y.Doc();
            const map = doc.getMap("entries");
            doc.transact(() => entriesOf(file).forEach((entry) => map.set(entry.id, entry)));
            return Y.encodeStateAsUpdate(doc);
        });
        return () => {
            const doc = new Y.Doc();
            for (const update of updates) Y.applyUpdate(doc, update);
            return doc.getMap("entries").size;
        };
    },

    async loro() {
        const { LoroDoc } = await import("loro-crdt");
        const updates = files.map((file) => {
            const doc = new LoroDoc();
            const map = doc.getMap("entries");
            entriesOf(file).forEach((entry) => map.set(entry.id, entry));
            doc.commit();
            return doc.export({ mode: "update" });
        });
        return () => {
            const doc = new LoroDoc();
            for (const update of updates) doc.import(update);
            return doc.getMap("entries").size;
        };
    },

    async automerge() {
        const Automerge = await import("@automerge/automerge");
        const documents = files.map((file) => {
            const change = (doc) => entriesOf(file).forEach((entry) => (doc[entry.id] = entry));
            return Automerge.save(Automerge.change(Automerge.init(), change));
        });
        return () => {
            let doc = Automerge.init();
            for (const document of documents) doc = Automerge.merge(doc, Automerge.load(document));
            return Object.keys(doc).length;
        };
    },
};

// Export of everything: ours writes a whole snapshot, the floor the same entries by JSON.stringify.
const exports = {
    async ayumi() {
        const { default: init, Journal } = await import(pathToFileURL(path.join(own, "bench.js")));
        await init({ module_or_path: fs.readFileSync(path.join(own, "bench_bg.wasm")) });
        const journal = new Journal();
        for (const file of files) journal.merge(file);
        return () => journal.export().length;
    },

    async floor() {
        const all = files.flatMap(entriesOf);
        return () => JSON.stringify({ entries: all }).length;
    },
};

const [kind, name] = engine.split(":");
const work = await (kind === "export" ? exports : engines)[name]();
const times = [];
let count = 0;
for (let run = 0; run < Number(runs); run += 1) {
    globalThis.gc?.();
    const begun = process.cpuUsage();
    const wall = performance.now();
    count = work();
    const spent = process.cpuUsage(begun);
    // Other threads of the machine's collector are not our work; the wall clock is the lower bound where it is less.
    times.push(Math.min((spent.user + spent.system) / 1000, performance.now() - wall));
}
console.log(JSON.stringify({ times, count }));
