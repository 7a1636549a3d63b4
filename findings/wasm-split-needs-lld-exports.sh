#!/usr/bin/env bash
# A part split off a WebAssembly program cannot be added after a plain run of wasm-bindgen.
#
# Tools: `wasm_split_cli_support` takes a part out of a linked program (Leptos' `#[lazy]`, Yew's `Lazy`); `wasm-bindgen`
# then binds what is left. Its README names no option for that second step.
# Guess: `wasm-bindgen --target web` keeps what the parts need, since splitting exported it.
# Seen (wasm_split_cli_support and wasm_split_helpers 0.2.3, wasm-bindgen 0.2.129): both tools succeed without a warning, and
# the program runs until the part is asked for. Then the part does not link: `__indirect_function_table`, which it imports, is an
# export that the linker made, and wasm-bindgen drops those. The loader's handler for that error needs the same table, so
# the future that waits for the part never ends: neither a value nor an error. With `--keep-lld-exports` it works.
#
# Needs cargo with the wasm32-unknown-unknown target, and Node.js 20. Installs into a temporary folder. Fails if what is
# seen changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
tools=${TOOLS:-$folder/tools}
if [ -z "${TOOLS:-}" ]; then
  cargo install --quiet --locked --debug --root "$tools" --version 0.2.129 wasm-bindgen-cli
  cargo install --quiet --locked --debug --root "$tools" --version 0.2.3 --features build-binary wasm_split_cli_support
fi
mkdir -p app/src
cat > app/Cargo.toml <<'EOF'
[package]
name = "app"
version = "0.0.0"
edition = "2024"

[dependencies]
wasm-bindgen = "=0.2.129"
wasm-bindgen-futures = "=0.4.79"
wasm_split_helpers = "=0.2.3"
EOF
cat > app/src/main.rs <<'EOF'
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

#[wasm_split(later)]
fn greeting(number: u32) -> String {
    format!("hello {number}")
}

#[wasm_bindgen]
pub async fn greet(number: u32) -> String {
    greeting(number).await
}

fn main() {}
EOF
RUSTFLAGS='-C link-args=--emit-relocs' cargo build --quiet --release --target wasm32-unknown-unknown --manifest-path app/Cargo.toml
cat > run.mjs <<'EOF'
import { readFile } from 'node:fs/promises';

globalThis.fetch = async (url) =>
  new Response(await readFile(url), { headers: { 'Content-Type': 'application/wasm' } });
const errors = [];
console.error = (error) => errors.push(error);
process.on('unhandledRejection', (error) => errors.push(error));
const app = await import(`./${process.argv[2]}/app.js`);
await app.default({ module_or_path: await readFile(`${process.argv[2]}/app_bg.wasm`) });
let ended = 'never ends';
app.greet(7).then((text) => (ended = text), () => (ended = 'fails'));
await new Promise((resolve) => setTimeout(resolve, 2000));
for (const error of errors) console.log(`  ${error.name}${/indirect_function_table/.test(error.message) ? ': the table' : ''}`);
console.log(`  ${ended}`);
EOF
for options in '' '--keep-lld-exports'; do
  out=out$options
  "$tools/bin/wasm-split-cli" app/target/wasm32-unknown-unknown/release/app.wasm "$out" --target web --out-name app > split.log 2>&1
  # shellcheck disable=SC2086
  "$tools/bin/wasm-bindgen" --target web $options --out-name app --out-dir "$out" "$out/app.wasm" 2> bind.log
  echo '{ "type": "module" }' > "$out/package.json"
  echo "wasm-bindgen --target web $options"
  node run.mjs "$out"
done | tee seen.txt
cat > expected.txt <<'EOF'
wasm-bindgen --target web 
  LinkError: the table
  TypeError
  never ends
wasm-bindgen --target web --keep-lld-exports
  hello 7
EOF
diff expected.txt seen.txt && echo 'as found'
