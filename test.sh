#!/usr/bin/env bash
# Everything that must hold before a change is finished: form, lints, tests, documentation, and this repository's own
# site in a browser. Installs what the tests need where it is missing. Runs from any folder, any number of times.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$root"

step() { printf '\n== %s\n' "$*"; }

# Installs Debian packages, or says what to install by hand.
install() {
    local what="$1"
    shift
    if ! command -v apt-get >/dev/null; then
        echo "test.sh: $what is missing; please install it and run ./test.sh again" >&2
        exit 2
    fi
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "test.sh: $what is missing; please run as root: apt-get install $*" >&2
            exit 2
        fi
        sudo=(sudo)
    fi
    "${sudo[@]}" apt-get update
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

find_chromium() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then
            return 0
        fi
    done
    return 1
}

step "what the tests need"
command -v cargo >/dev/null || { echo "test.sh: Rust is missing; see https://rustup.rs" >&2; exit 2; }
command -v node >/dev/null && command -v npm >/dev/null || install "Node.js with npm" nodejs npm
command -v java >/dev/null || install "a Java runtime" default-jre-headless
find_chromium >/dev/null || install "Chromium" chromium
SONGNGU_CHROMIUM="${SONGNGU_CHROMIUM:-$(find_chromium)}"
export SONGNGU_CHROMIUM
# Where it can be had, the browser without a window looks at the many pages: the same engine in half the time.
SONGNGU_HEADLESS_SHELL="${SONGNGU_HEADLESS_SHELL:-$(command -v chromium-headless-shell || true)}"
if [ -z "$SONGNGU_HEADLESS_SHELL" ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    # Without it the whole browser does the same.
    (install "Chromium without a window" chromium-headless-shell) || true
    SONGNGU_HEADLESS_SHELL="$(command -v chromium-headless-shell || true)"
fi
export SONGNGU_HEADLESS_SHELL

# The packages are fetched again only after their lock file has changed.
stamp=tests/browser/node_modules/.songngu-lock
if ! cmp -s tests/browser/package-lock.json "$stamp"; then
    npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund
    cp tests/browser/package-lock.json "$stamp"
fi
export SONGNGU_COMMONMARK_SPEC="$root/tests/browser/node_modules/commonmark-spec/spec.txt"

step "cargo fmt"
cargo fmt --check

step "cargo clippy"
cargo clippy --all-targets -- -D warnings

step "cargo test"
cargo test

step "cargo doc"
RUSTDOCFLAGS=-Dwarnings cargo doc --no-deps

step "this repository's site"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# Built from a copy, so that a run of the tests changes no file of the repository. The address book goes along, for a
# site is built with the addresses that it has published already. What writes in the copy gets one of its own.
site="$work/site"
copy_site() {
    rm -rf "$site"
    mkdir "$site"
    local part
    for part in site.toml site.lock.toml content themes templates static; do
        if [ -e "$part" ]; then
            cp -R "$part" "$site/"
        fi
    done
}
copy_site
# The program as `cargo test` has built it: it stops at what an optimised one would calculate on with, and a build of it
# would take longer than all that it does here.
program="${CARGO_TARGET_DIR:-$root/target}/debug/songngu"
"$program" --root "$site" build --output "$work/output"

step "the preview in a browser"
copy_site
node tests/browser/live.mjs "$program" "$site"

step "search in a browser"
copy_site
node tests/browser/search.mjs "$program" "$site"

step "the writers' guide"
# A site of its own with the theme of this one. Its words may use whatever the program has to say, so that not even a
# note is left over; its pictures are taken from the preview, and written with SHOTS=overwrite only.
guide="$work/guide"
cp -RL docs/guide "$guide"
rm -rf "$guide/.songngu" "$guide/output"
said="$("$program" --root "$guide" --format concise check --deny-warnings)"
if [ -n "$said" ]; then
    printf '%s\n' "$said"
    exit 1
fi
"$program" --root "$guide" build --deny-warnings --output "$work/guide-output"
copy_site
node tests/browser/guide-shots.mjs "$program" "$site" docs/guide

step "the site without a network"
copy_site
node tests/browser/offline.mjs "$program" "$site"

step "the site as a bundle"
copy_site
node tests/browser/bundle.mjs "$program" "$site"

step "the site in a browser"
# A table of what was measured, and a last line that counts the steps: "N passed, N failed".
node tests/browser/run.mjs "$work/output" "$@"
