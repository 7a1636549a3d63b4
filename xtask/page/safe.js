// Safe mode: what is stored of the plan on show, and all of it as one file, with nothing but this script. Reads records,
// never writes any. Other plans of the same browser are counted and left alone.
(() => {
  'use strict';
  // src/vault/namespace.rs gives the names; the packer writes them on the page.
  const PROGRAM = 'ayumi2/';
  const CHOICE = `${PROGRAM}${document.body.dataset.store}/s/shown-plan`;

  // A plan that was opened in this page and is on show (src/browser/plans.rs): its records are the ones at stake. Ids that
  // a plan may have stand in names as they are, up to this length.
  function openedPlan() {
    try {
      const digest = localStorage.getItem(CHOICE);
      const { id, title } = JSON.parse(localStorage.getItem(CHOICE.replace('shown-plan', `plan/${digest}`)));
      return /^[a-z][a-z0-9-]{0,63}$/.test(id) && id !== document.body.dataset.plan ? { plan: id, store: id, title } : null;
    } catch {
      return null;
    }
  }

  const opened = openedPlan();
  const { plan, store, former } = opened ?? document.body.dataset;
  const PERSON = `${PROGRAM}~/`;
  const OWN = `${PROGRAM}${store}/`;
  const PREFIXES = [OWN, PERSON, ...(former ? [`${former}/`] : [])];
  const DATABASES = [`${PROGRAM}${store}`, ...(former ? [former] : [])];
  const ASKED = '「#safe」を付けて開いたので、安全モードで表示しています。';

  const asked = () => location.hash === '#safe';
  const askedAtStart = asked();
  // The hash decides at start only; crossing that line later means starting again.
  addEventListener('hashchange', () => {
    if (asked() !== askedAtStart) location.reload();
  });

  // localStorage as [key, text] pairs of this plan. Object.keys: scanning by index is quadratic in Firefox.
  function readLocalStorage() {
    return Object.keys(localStorage)
      .filter((key) => PREFIXES.some((prefix) => key.startsWith(prefix)))
      .sort()
      .map((key) => [key, localStorage.getItem(key)]);
  }

  // How many other plans have something here.
  function countOthers() {
    const others = Object.keys(localStorage).filter((key) => key.startsWith(PROGRAM) && !key.startsWith(OWN) && !key.startsWith(PERSON));
    return new Set(others.map((key) => key.split('/')[1])).size;
  }

  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('別のタブが使用中です'));
    });

  const patience = () => new Promise((_, reject) => setTimeout(() => reject(new Error('答えがありません')), 10_000));

  // Every store of a database, or none where there is no such database (asking must not make one).
  async function readDatabase(wanted) {
    const known = indexedDB.databases && (await indexedDB.databases());
    if (known && !known.some(({ name }) => name === wanted)) return {};
    const request = indexedDB.open(wanted);
    let missing = false;
    // Only browsers that cannot list their databases come here for one that is not there.
    request.onupgradeneeded = () => {
      missing = true;
      request.transaction.abort();
    };
    let database;
    try {
      database = await settled(request);
    } catch (error) {
      if (missing) return {};
      throw error;
    }
    try {
      const stores = {};
      for (const name of database.objectStoreNames) {
        const store = database.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
        stores[name] = keys.map((key, index) => ({ key, value: values[index] }));
      }
      return stores;
    } finally {
      database.close();
    }
  }

  // Both stores as they are; a store that cannot be read is named, and does not hide the other.
  async function readAll() {
    const found = { plan, local_storage: {}, indexed_db: {}, others: 0, problems: [] };
    try {
      found.local_storage = Object.fromEntries(readLocalStorage());
      found.others = countOthers();
    } catch (error) {
      found.problems.push(`localStorage を読めません（${error.message}）`);
    }
    // Beside each other, and not longer than a person waits: one that never answers must not hide the rest.
    await Promise.all(
      DATABASES.map(async (name) => {
        try {
          found.indexed_db[name] = await Promise.race([readDatabase(name), patience()]);
        } catch (error) {
          found.problems.push(`IndexedDB「${name}」を読めません（${error && error.message}）`);
        }
      }),
    );
    return found;
  }

  // Bytes have no form in JSON: they go out as a list of numbers, which any program can read back.
  function plainBytes(_key, value) {
    if (value instanceof ArrayBuffer) return { bytes: [...new Uint8Array(value)] };
    if (ArrayBuffer.isView(value)) return { bytes: [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] };
    return value;
  }

  const toText = (value) => JSON.stringify(value, plainBytes);

  // One row per kind of key (`ayumi2/koganei-dx-2026/e/…`), so that 100,000 entries still fit on the screen.
  function summarise(found) {
    const rows = new Map();
    const count = (place, name, length) => {
      const row = rows.get(`${place} ${name}`) || { place, name, items: 0, length: 0 };
      rows.set(`${place} ${name}`, { ...row, items: row.items + 1, length: row.length + length });
    };
    for (const [key, text] of Object.entries(found.local_storage)) {
      const parts = key.startsWith(OWN) ? 3 : 2;
      count('localStorage', key.split('/').slice(0, parts).join('/'), text.length);
    }
    for (const [database, stores] of Object.entries(found.indexed_db)) {
      for (const [store, records] of Object.entries(stores)) {
        for (const record of records) count('IndexedDB', `${database} ${store}`, (toText(record.value) ?? '').length);
      }
    }
    return [...rows.values()];
  }

  function rowElement({ place, name, items, length }) {
    const row = document.createElement('tr');
    for (const value of [place, name, items, length]) {
      const cell = row.insertCell();
      cell.textContent = value.toLocaleString('ja-JP');
      if (typeof value === 'number') cell.className = 'safe__figure';
    }
    return row;
  }

  function describe(total, partly) {
    if (total > 0) return `${total.toLocaleString('ja-JP')}件あります。`;
    return partly ? '読めた範囲では0件です。' : 'このブラウザには、この計画の保存内容がありません。';
  }

  function describeOthers(others) {
    if (others === 0) return '';
    return `ほかに${others}つの計画の保存内容があります。ここには示しません。その計画の html ファイルを、アドレスの最後に #safe を付けて開くとファイルにできます。`;
  }

  function download(found) {
    const now = new Date();
    const text = toText({ format: 'ayumi/raw', version: 2, exported_at: now.toISOString(), ...found });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    // Swedish dates are written as ISO's, and in local time.
    link.download = `ayumi_退避_${now.toLocaleDateString('sv')}.json`;
    link.click();
    // Long enough for the slowest download to have begun.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return link.download;
  }

  async function show(message) {
    // The first message tells the cause; what follows from it would only hide it.
    if (document.getElementById('safe-message')) return;
    console.error(message);
    const screen = document.getElementById('safe-screen').content.cloneNode(true);
    const part = (id) => screen.getElementById(id);
    const [state, rows, exported] = [part('safe-state'), part('safe-rows'), part('safe-exported')];
    const heading = screen.querySelector('h1');
    part('safe-message').textContent = message;
    part('safe-leave').addEventListener('click', (event) => {
      event.preventDefault();
      // A plan that the program fails on must not be what every start begins with. The plan itself stays.
      try {
        localStorage.removeItem(CHOICE);
      } catch {
        // Storage that is denied holds no choice.
      }
      history.replaceState(null, '', '#/');
      location.reload();
    });
    part('safe-export').addEventListener('click', async () => {
      const name = download(await readAll());
      exported.textContent = `「${name}」を作りました。ブラウザの保存先（ふつうは「ダウンロード」）にあることを確かめてください。`;
    });
    // The template and the data blocks stay: a second call, and a page saved from here, still find them.
    const kept = document.querySelectorAll('body > :is(script, template)');
    document.body.replaceChildren(screen, ...kept);
    document.title = '安全モード｜あゆみ';
    heading.focus();

    const found = await readAll();
    const summary = summarise(found);
    rows.replaceChildren(...summary.map(rowElement));
    const total = summary.reduce((sum, row) => sum + row.items, 0);
    const whose = opened ? `開いた計画「${opened.title}」の保存内容です。「通常どおり開く」を押すと、このファイルに組み込まれた計画で開きます。` : '';
    state.textContent = [whose, describe(total, found.problems.length > 0), describeOthers(found.others), ...found.problems].join(' ');
  }

  // What no panic tells: a trap, an exhausted stack, an exception of the browser's on its way through the program. It
  // leaves the program half way through something, so nothing of it may go on. Errors that no frame of it is part of
  // (another's script, a ResizeObserver) are no concern of ours, nor is a handler that outlived its element.
  function heed(error) {
    const trap = typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
    const passed = error instanceof Error && /wasm/.test(error.stack) && !/^closure invoked/.test(error.message);
    if (trap || passed) show(`プログラムが途中で止まりました（${error}）。`);
  }

  addEventListener('error', (event) => heed(event.error));
  addEventListener('unhandledrejection', (event) => heed(event.reason));

  window.ayumiSafeMode = (message) => void show(message);
  window.ayumiSafeModeAsked = askedAtStart;
  // Of what follows this script in the file, nothing is shown: so once all of it is read, or where it was cut off.
  if (askedAtStart) addEventListener('DOMContentLoaded', () => show(ASKED));
})();
