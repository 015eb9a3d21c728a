#!/usr/bin/env bash
# Installs a version of Node.js for tests and measurements, and prints the path of its program: bash test/install-node.sh 24
# The version is one of the npm package `node`, which contains the program, and is kept in test/.results.
set -euo pipefail
version=${1:?'which version of Node.js? For example: bash test/install-node.sh 24'}
folder="$(cd "$(dirname "$0")" && pwd)/.results/node-$version"
program="$folder/node_modules/node/bin/node"
[ -x "$program" ] || npm install --silent --no-save --prefix "$folder" "node@$version" >&2
echo "$program"
