#!/usr/bin/env bash
# Installs the Debian packages that the tests with real clients use. Does nothing where they are installed.
set -u
packages=(curl wget python3-requests python3-httpx python3-aiohttp chromium nginx-light
  swift swift-proxy swift-account swift-container swift-object memcached)
missing=()
for package in "${packages[@]}"; do
  dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
command -v apt-get >/dev/null 2>&1 || { echo "no apt-get here: install ${missing[*]} by other means"; exit 1; }
export DEBIAN_FRONTEND=noninteractive
run=$([ "$(id -u)" = 0 ] && echo "" || echo "sudo -n")
$run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
