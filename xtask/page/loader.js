// Unpacks the program from this page, proves that it is whole, and starts it. Stands behind wasm-bindgen's glue,
// in the same module, and uses its `__wbg_init`.
(async () => {
  'use strict';

  // Why the app cannot start, in the reader's words.
  class Failure extends Error {}

  const DAMAGED =
    'このファイルは壊れています。ブラウザの「名前を付けて保存」や、検査ソフトで書き換えられた可能性があります。元の ayumi.html をもう一度コピーして開いてください。';

  function requireBrowser() {
    if (typeof WebAssembly !== 'object') {
      throw new Failure('このブラウザでは WebAssembly を使えません（版が古いか、設定で止められています）。');
    }
    if (typeof DecompressionStream !== 'function') {
      throw new Failure('このブラウザは版が古く、圧縮された本体を開けません（DecompressionStream がありません）。');
    }
  }

  function decodeBase64(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    // A plain loop: Uint8Array.from with a function takes ten times as long.
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  }

  async function unpack(element) {
    const packed = new Blob([decodeBase64(element.textContent)]);
    const bytes = await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    // Where a browser keeps `subtle` from file pages, gzip's own checksum has still been verified.
    if (globalThis.crypto && crypto.subtle) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      if (hex !== element.dataset.sha256) throw new Error('hash mismatch');
    }
    return bytes;
  }

  async function start() {
    requireBrowser();
    let bytes;
    try {
      bytes = await unpack(document.getElementById('program'));
    } catch (error) {
      console.error(error);
      throw new Failure(DAMAGED);
    }
    await __wbg_init({ module_or_path: bytes });
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
