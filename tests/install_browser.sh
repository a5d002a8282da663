#!/bin/sh
# Installs what the tests of the page need and pip has not: Debian's Chromium with its driver, and axe-core from npm.
# What cannot be installed is named, and is no error: its tests are then skipped, and say so.
cd "$(dirname "$0")" || exit 1

if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
    :
elif [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "No Chromium: install chromium and chromium-driver (here: only root can, with apt-get). Its tests are skipped."
elif ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium chromium-driver; } >/dev/null; then
    echo "No Chromium: apt-get could not install chromium and chromium-driver. Its tests are skipped."
fi

if [ -f report/node_modules/axe-core/axe.min.js ]; then
    :
elif ! command -v npm >/dev/null; then
    echo "No axe-core: npm is not there. The tests of accessibility are skipped."
elif ! npm ci --prefix report --silent --no-fund --no-audit; then
    echo "No axe-core: npm could not install it. The tests of accessibility are skipped."
fi
