#!/usr/bin/env bash
# Runs `npm test` with another version of Node.js: bash test/on-node.sh 24 [arguments of npm test]
# The version is one of the npm package `node`, which contains the program, and is kept in test/.results.
set -euo pipefail
version=${1:?'which version of Node.js? For example: bash test/on-node.sh 24'}
shift
root=$(cd "$(dirname "$0")/.." && pwd)
folder="$root/test/.results/node-$version"
[ -x "$folder/node_modules/node/bin/node" ] || npm install --silent --no-save --prefix "$folder" "node@$version"
export PATH="$folder/node_modules/node/bin:$PATH"
echo "Node.js $(node --version)"
cd "$root"
exec npm test -- "$@"
