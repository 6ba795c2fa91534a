#!/usr/bin/env bash
# Builds the playground into a folder: files that a browser opens from a server or from the disk.
#
#     docs/playground/build.sh target/playground
#
# Needs Rust with the library for wasm32-unknown-unknown (`rustup target add
# wasm32-unknown-unknown`, or Debian's libstd-rust-dev-wasm32 and lld), and wasm-bindgen: the one
# on the PATH, or else one that is built into target/tools, which takes minutes. wasm-opt, where it
# is there, makes the files smaller.
set -euo pipefail
out=$(realpath -m "${1:?name a folder}")
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-target}

if ! [ -e "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
  echo "The library for wasm32-unknown-unknown is missing: rustup target add wasm32-unknown-unknown" >&2
  exit 1
fi
# Debian's Rust comes without a linker of its own.
if ! [ -x "$(rustc --print target-libdir)/../bin/rust-lld" ] && command -v wasm-ld > /dev/null; then
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld
fi
version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
bindgen=$(command -v wasm-bindgen || true)
if [ "$("${bindgen:-false}" --version 2> /dev/null)" != "wasm-bindgen $version" ]; then
  bindgen=$PWD/target/tools/bin/wasm-bindgen
  [ "$("$bindgen" --version 2> /dev/null)" = "wasm-bindgen $version" ] ||
    cargo install wasm-bindgen-cli --version "$version" --locked --no-default-features \
      --bin wasm-bindgen --root target/tools
fi

cargo build --quiet --locked --package avatar-lint-wasm --profile playground \
  --target wasm32-unknown-unknown
work=$target/playground-bindings
rm -rf "$work"
"$bindgen" --target no-modules --no-typescript --remove-name-section --remove-producers-section --out-dir "$work" --out-name linter \
  "$target/wasm32-unknown-unknown/playground/avatar_lint_wasm.wasm"
wasm=$work/linter_bg.wasm
if command -v wasm-opt > /dev/null; then
  wasm-opt -Oz --strip-debug --strip-producers "$wasm" -o "$wasm"
fi

rm -rf "$out"
mkdir -p "$out"
cp docs/playground/{index.html,playground.css,playground.js} "$out"
# The program is in the script, so that the page asks for nothing and works from the disk, too.
{
  cat "$work/linter.js"
  echo 'const linter = wasm_bindgen;'
  echo 'async function startLinter() {'
  printf '  const packed = Uint8Array.from(atob("%s"), (it) => it.charCodeAt(0));\n' \
    "$(gzip -9 --no-name --stdout "$wasm" | base64 --wrap=0)"
  echo '  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));'
  echo '  await wasm_bindgen({ module_or_path: await new Response(stream).arrayBuffer() });'
  echo '}'
} > "$out/linter.js"

size=$(for file in "$out"/*; do gzip -9 --stdout "$file" | wc -c; done | awk '{ all += $1 } END { print all }')
echo "The playground is in $out: $size bytes for all files, compressed."
[ "$size" -le 2500000 ] || { echo "More than 2.5 MB." >&2; exit 1; }
