#!/usr/bin/env bash
# Runs `npm test` with another version of Node.js: bash test/on-node.sh 24 [arguments of npm test]
set -euo pipefail
version=${1:?'which version of Node.js? For example: bash test/on-node.sh 24'}
shift
root=$(cd "$(dirname "$0")/.." && pwd)
program=$(bash "$root/test/install-node.sh" "$version")
PATH="$(dirname "$program"):$PATH"
export PATH
echo "Node.js $(node --version)"
cd "$root"
exec npm test -- "$@"
