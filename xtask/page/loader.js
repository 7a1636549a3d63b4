// Unpacks the app's styles, wasm-bindgen's glue and what the first view needs of the program from this page, proves that
// they and the plan are whole, and starts the program; the program's other parts when it asks for them. Runs before the
// page has been read to its end: those parts stand behind. Reads nothing that is on display: extensions and translators change that before we run.

(async () => {
  'use strict';
  // What boot.js looks for when the page has been read to its end.
  window.ayumiLoaderRuns = true;

  // Why the app cannot start, in the reader's words.
  class Failure extends Error {}

  const DAMAGED =
    'このファイルは壊れています。ブラウザの「名前を付けて保存」や、検査ソフトで書き換えられた可能性があります。元の ayumi.html をもう一度コピーして開いてください。';

  const PLAN_MISSING =
    'このファイルには計画のデータがありません。書き換えられた可能性があります。元の ayumi.html をもう一度コピーして開いてください。';
  const PLAN_DAMAGED =
    'このファイルの計画のデータが壊れています。書き換えられた可能性があります。元の ayumi.html をもう一度コピーして開いてください。計画を変えるときは、ファイルを作り直します。';
  const PLAN_OF_OTHER =
    'このファイルの計画のデータは、このファイルの計画のものではありません。書き換えられた可能性があります。元の ayumi.html をもう一度コピーして開いてください。';

  function requireBrowser() {
    if (typeof WebAssembly !== 'object') {
      throw new Failure('このブラウザでは WebAssembly を使えません（版が古いか、設定で止められています）。');
    }
    if (typeof DecompressionStream !== 'function') {
      throw new Failure('このブラウザは版が古く、画面のプログラムを取り出せません（DecompressionStream がありません）。');
    }
    if (!('adoptedStyleSheets' in document)) {
      throw new Failure('このブラウザは版が古く、画面の見た目を整えられません（adoptedStyleSheets がありません）。');
    }
  }

  // White space between the characters, an editor's or a mail gateway's, means nothing to either way.
  function fromBase64(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
    return bytes;
  }

  // Proves that bytes are what the packer wrote. Where a browser keeps `subtle` from file pages, gzip's own check has
  // been made, or JSON has been read.
  async function verify(bytes, expected) {
    if (!(globalThis.crypto && crypto.subtle)) return;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hex !== expected) throw new Error('hash mismatch');
  }

  async function gunzip(text) {
    const packed = new Blob([fromBase64(text)]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  }

  // The payload's parts, proven: the page's frame between glue and program is read when a page is made of it. The browser compiles the program while it digests the payload and runs the glue.
  async function unpack(element) {
    const bytes = await gunzip(element.textContent);
    mark('unpacked');
    const [styleBytes, glueBytes, frameBytes] = ['style', 'glue', 'frame'].map((part) => Number(element.dataset[`${part}Bytes`]));
    const program = WebAssembly.compile(new Uint8Array(bytes, styleBytes + glueBytes + frameBytes));
    // Whoever waits for it hears of an error; until then nobody does.
    program.catch(() => {});
    await verify(bytes, element.dataset.sha256);
    const text = (start, length) => new TextDecoder().decode(new Uint8Array(bytes, start, length));
    return { style: text(0, styleBytes), glue: text(styleBytes, glueBytes), program };
  }

  const wholePage = new Promise((resolve) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve);
    else resolve();
  });

  // A part of the program, proven, as the answer that the glue would get from a server. Elements of a page that is still
  // being read may be there in half.
  window.ayumiPart = async (name) => {
    await wholePage;
    const element = document.getElementById(name);
    if (!element) throw new Error(`${name} is missing`);
    const bytes = await gunzip(element.textContent);
    await verify(bytes, element.dataset.sha256);
    return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
  };

  // The plan's content, not its white space: an editor may have indented it. The packer wrote its members in order.
  async function verifyPlan() {
    const element = document.getElementById('plan');
    if (!element) throw new Failure(PLAN_MISSING);
    let plan;
    try {
      plan = JSON.parse(element.textContent);
      await verify(new TextEncoder().encode(JSON.stringify(plan)), element.dataset.sha256);
    } catch (error) {
      console.error(error);
      throw new Failure(PLAN_DAMAGED);
    }
    if (plan.id !== document.body.dataset.plan) throw new Failure(PLAN_OF_OTHER);
  }

  // The policy allows styles made by a verified script. They stand behind the page's own, which order the layers.
  function dress(style) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }

  // Runs wasm-bindgen's glue, whose last line hands over its entry. The policy names it by its hash, like any script.
  function entry(glue) {
    return new Promise((resolve) => {
      const script = document.createElement('script');
      window.ayumiGlue = (init) => {
        delete window.ayumiGlue;
        script.remove();
        resolve(init);
      };
      script.type = 'module';
      script.textContent = glue;
      document.head.append(script);
    });
  }

  // Where the time goes, for the browser's own tools and for `cargo xtask bench start`.
  function mark(step) {
    performance.mark(`ayumi:${step}`);
  }

  async function start() {
    mark('parsed');
    requireBrowser();
    // The browser unpacks beside us while the plan is read.
    const unpacking = unpack(document.getElementById('program')).catch((error) => {
      console.error(error);
      throw new Failure(DAMAGED);
    });
    unpacking.catch(() => {});
    await verifyPlan();
    const unpacked = await unpacking;
    dress(unpacked.style);
    const [init, program] = await Promise.all([entry(unpacked.glue), unpacked.program]);
    mark('compiled');
    await init({ module_or_path: program });
    mark('run');
  }

  if (window.ayumiSafeModeAsked) return;
  if (!document.getElementById('boot')) {
    // A running app saved from the browser's menu: its screen is frozen in the file, a second one must not grow beside it.
    window.ayumiSafeMode('このファイルは、開いた画面をブラウザの「名前を付けて保存」で写したものです。元の ayumi.html を開いてください。');
    return;
  }
  try {
    await start();
  } catch (error) {
    console.error(error);
    window.ayumiBootFailed(error instanceof Failure ? error.message : `想定していない誤りが起きました（${error}）。`);
  }
})();
