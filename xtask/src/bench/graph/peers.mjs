// Draws one graph with one engine, several times, and writes what came out as one line of JSON.
// node graph.mjs <engine> <graph.json> <runs> [<folder of our own wasm>]
//
// All run from left to right, 24 px between boxes, 80 px between layers. Times are of the processor, in ms, and
// hold the engine's own building of its graph, as a caller has to pay for it.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [engine, file, runs, own] = process.argv.slice(2);
const text = fs.readFileSync(file, "utf8");
const graph = JSON.parse(text);
const BESIDE = 24;
const LAYERS = 80;

const engines = {
    async ayumi() {
        const { default: init, Graph } = await import(pathToFileURL(path.join(own, "bench.js")));
        const { memory } = await init({ module_or_path: fs.readFileSync(path.join(own, "bench_bg.wasm")) });
        const ours = new Graph(text, false);
        // Asked before the picture becomes text, which no view does.
        return { draw: () => ours.draw(), picture: () => JSON.parse(ours.picture()), memory: () => memory.buffer.byteLength };
    },

    async dagre() {
        const { default: dagre } = await import("@dagrejs/dagre");
        const draw = () => {
            const drawing = new dagre.graphlib.Graph({ multigraph: true });
            drawing.setGraph({ rankdir: "LR", nodesep: BESIDE, ranksep: LAYERS });
            graph.nodes.forEach((node, at) => drawing.setNode(String(at), { width: node.w, height: node.h }));
            graph.edges.forEach((edge, at) => drawing.setEdge(String(edge.s), String(edge.t), {}, String(at)));
            dagre.layout(drawing);
            return drawing;
        };
        const picture = (drawing) => ({
            nodes: graph.nodes.map((node, at) => {
                const { x, y } = drawing.node(String(at));
                return [x - node.w / 2, y - node.h / 2, node.w, node.h];
            }),
            edges: graph.edges.map((edge, at) =>
                drawing.edge(String(edge.s), String(edge.t), String(at)).points.map(({ x, y }) => [x, y])),
        });
        return { draw, picture };
    },

    async elk() {
        const { default: ELK } = await import("elkjs/lib/elk.bundled.js");
        const elk = new ELK();
        const draw = () =>
            elk.layout({
                id: "graph",
                layoutOptions: {
                    "elk.algorithm": "layered",
                    "elk.direction": "RIGHT",
                    "elk.edgeRouting": "POLYLINE",
                    "elk.spacing.nodeNode": String(BESIDE),
                    "elk.layered.spacing.nodeNodeBetweenLayers": String(LAYERS),
                },
                children: graph.nodes.map((node, at) => ({ id: `n${at}`, width: node.w, height: node.h })),
                edges: graph.edges.map((edge, at) => ({ id: `e${at}`, sources: [`n${edge.s}`], targets: [`n${edge.t}`] })),
            });
        const picture = (drawing) => ({
            nodes: drawing.children.map(({ x, y, width, height }) => [x, y, width, height]),
            edges: drawing.edges.map(({ sections: [way] }) =>
                [way.startPoint, ...(way.bendPoints ?? []), way.endPoint].map(({ x, y }) => [x, y])),
        });
        return { draw, picture };
    },

    async "d3-dag"() {
        const d3 = await import("d3-dag");
        // From top to bottom: width and height change places.
        const connect = d3.graphStratify().id(({ id }) => id).parentIds(({ parents }) => parents);
        const draw = () => {
            const parents = graph.nodes.map(() => new Set());
            graph.edges.forEach(({ s, t }) => parents[t].add(String(s)));
            const drawing = connect(graph.nodes.map((node, at) => ({ id: String(at), parents: [...parents[at]], node })));
            const layout = d3.sugiyama()
                .layering(d3.layeringSimplex())
                .decross(d3.decrossTwoLayer())
                .coord(d3.coordGreedy())
                .nodeSize(({ data: { node } }) => [node.h, node.w])
                .gap([BESIDE, LAYERS]);
            layout(drawing);
            return drawing;
        };
        const picture = (drawing) => {
            const nodes = [];
            for (const { x, y, data: { id, node } } of drawing.nodes()) {
                nodes[Number(id)] = [y - node.w / 2, x - node.h / 2, node.w, node.h];
            }
            const ways = new Map();
            for (const { source, target, points } of drawing.links()) {
                ways.set(`${source.data.id} ${target.data.id}`, points.map(([x, y]) => [y, x]));
            }
            return { nodes, edges: graph.edges.map(({ s, t }) => ways.get(`${s} ${t}`) ?? []) };
        };
        return { draw, picture };
    },

    async graphviz() {
        const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
        const graphviz = await Graphviz.load();
        const draw = () => {
            const lines = graph.nodes.map(({ w, h }, at) => `n${at} [width=${w / 72} height=${h / 72}]`);
            lines.push(...graph.edges.map(({ s, t }, at) => `n${s} -> n${t} [id=${at}]`));
            const head = `rankdir=LR nodesep=${BESIDE / 72} ranksep=${LAYERS / 72} splines=polyline`;
            return graphviz.layout(
                `digraph {${head}\nnode [shape=box fixedsize=true label=""]\nedge [arrowhead=none]\n${lines.join("\n")}}`,
                "plain",
                "dot",
            );
        };
        const picture = (plain) => {
            const nodes = [];
            const ways = new Map();
            for (const line of plain.split("\n")) {
                const words = line.split(" ");
                if (words[0] === "node") {
                    const [x, y, w, h] = words.slice(2, 6).map((inch) => Number(inch) * 72);
                    nodes[Number(words[1].slice(1))] = [x - w / 2, y - h / 2, w, h];
                } else if (words[0] === "edge") {
                    const points = Array.from({ length: Number(words[3]) }, (_, at) =>
                        [Number(words[4 + 2 * at]) * 72, Number(words[5 + 2 * at]) * 72]);
                    // A polyline comes as Bézier curves whose handles lie on it.
                    const key = `${words[1].slice(1)} ${words[2].slice(1)}`;
                    ways.set(key, points.filter((_, at) => at % 3 === 0));
                }
            }
            return { nodes, edges: graph.edges.map(({ s, t }) => ways.get(`${s} ${t}`) ?? []) };
        };
        return { draw, picture };
    },
};

const { draw, picture, memory = () => process.memoryUsage().rss } = await engines[engine]();
const times = [];
let drawn;
const started = Date.now();
// What takes long is drawn once.
for (let run = 0; run < Number(runs) && (run === 0 || Date.now() - started < 20_000); run += 1) {
    const before = process.cpuUsage();
    drawn = await draw();
    const used = process.cpuUsage(before);
    times.push((used.user + used.system) / 1000);
}
const used = memory();
const { nodes, edges } = picture(drawn);
process.stdout.write(JSON.stringify({ times, memory: used, nodes, edges }));
process.exit(0);
