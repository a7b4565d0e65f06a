#!/usr/bin/env bash
# Puts the pinned Node where frontend-maven-plugin looks for it, when the plugin could not fetch it itself.
#
# usage: node.sh v24.9.0            (run by Maven in frontend/, before the plugin's own installation)
#
# The plugin downloads Node from nodejs.org. Many government networks have an npm mirror but no way to that site;
# there the same binary comes as the npm package `node`, and the plugin then says "already installed".
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?the version of Node, such as v24.9.0}
site=${COBUILD_NODE_SITE:-https://nodejs.org/dist}

if [ -x node/node ] && [ -d node/node_modules/npm ] && [ "$(node/node --version 2>/dev/null)" = "$version" ]; then
  exit 0
fi
rm -rf node
if command -v curl >/dev/null && curl -sfI --connect-timeout 4 --max-time 8 "$site/$version/SHASUMS256.txt" >/dev/null; then
  exit 0 # the plugin downloads it
fi
if ! command -v npm >/dev/null; then
  echo "Node $version is needed to build the screens: $site can't be reached, and there is no npm on the PATH" \
    "to take the package node@${version#v} with. Allow one of the two." >&2
  exit 1
fi
echo "nodejs.org can't be reached: taking Node $version from the npm package of the same version"
mkdir -p node/package
if ! npm install --prefix node/package --no-save --no-audit --no-fund --loglevel=error \
    "node@${version#v}" npm@11 || ! [ -x node/package/node_modules/node/bin/node ]; then
  rm -rf node
  echo "Node $version is needed to build the screens: neither $site nor the npm registry served it." >&2
  exit 1
fi
mkdir -p node/node_modules
# A hard link: npm asks Node where it lies, and a symbolic one would send it into the package.
ln node/package/node_modules/node/bin/node node/node
ln -s ../package/node_modules/npm node/node_modules/npm
