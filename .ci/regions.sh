#!/usr/bin/env bash
# Renews the product's own list of administrative regions from npm's china-division (MIT by its package.json, WTFPL by
# its LICENSE; it collects what the National Bureau of Statistics publishes). Run by hand once a year.
# Development zones, which the Bureau gives numbers from 71 to 80 of its own, have no code in GB/T 2260: left out.
set -euo pipefail
VERSION=${1:-2.7.0}
ROOT=$(cd "$(dirname "$0")/.." && pwd)
OUT="$ROOT/backend/src/main/resources/regions/gbt2260.tsv"
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
(cd "$WORK" && npm pack --silent "china-division@$VERSION" >/dev/null && tar xzf ./*.tgz)
node - "$WORK/package/dist" "$VERSION" >"$OUT" <<'JS'
const fs = require('fs')
const [, , dist, version] = process.argv
const read = name => JSON.parse(fs.readFileSync(`${dist}/${name}.json`, 'utf8'))
const zone = r => Number(r.code.slice(4)) >= 71 && Number(r.code.slice(4)) <= 80
const rows = [
  ...read('provinces').map(r => [r.code + '0000', r.name]),
  ...read('cities').map(r => [r.code + '00', r.name]),
  ...read('areas').filter(r => !zone(r)).map(r => [r.code, r.name]),
].filter(([code]) => /^[1-9]\d{5}$/.test(code)).sort(([a], [b]) => a.localeCompare(b))
console.log(`# Administrative regions of China, GB/T 2260 codes. Source: npm china-division ${version} (MIT), https://github.com/modood/Administrative-divisions-of-China. Renewed by .ci/regions.sh.`)
rows.forEach(row => console.log(row.join('\t')))
JS
wc -l "$OUT"
