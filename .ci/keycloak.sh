# A real Keycloak as a city's own provider: unpacked from Maven Central, in development mode on loopback, gone afterwards.

readonly KEYCLOAK_VERSION=26.7.3
readonly KEYCLOAK_HOME="${XDG_CACHE_HOME:-$HOME/.cache}/cobuild/keycloak-$KEYCLOAK_VERSION"

unpack_keycloak() {
  [ -x "$KEYCLOAK_HOME/bin/kc.sh" ] && return 0
  say "下载并解包 Keycloak $KEYCLOAK_VERSION(约 180 MB,仅一次)…" "Fetching and unpacking Keycloak $KEYCLOAK_VERSION (about 180 MB, once) …"
  local part; part="$KEYCLOAK_HOME.part.$$"
  rm -rf "$part"
  if ! maven -ntp -q -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
    "-Dartifact=org.keycloak:keycloak-quarkus-dist:$KEYCLOAK_VERSION:tar.gz" "-DoutputDirectory=$part" \
    "-DmarkersDirectory=$part/markers"; then
    rm -rf "$part"
    die 1 "无法取得 org.keycloak:keycloak-quarkus-dist:$KEYCLOAK_VERSION。" \
      "org.keycloak:keycloak-quarkus-dist:$KEYCLOAK_VERSION could not be had from Maven Central."
  fi
  chmod +x "$part/keycloak-$KEYCLOAK_VERSION/bin/kc.sh"
  rm -rf "$KEYCLOAK_HOME"
  mv "$part/keycloak-$KEYCLOAK_VERSION" "$KEYCLOAK_HOME"
  rm -rf "$part"
}

# start_keycloak: with the realm of keycloak/realm.json; sets KEYCLOAK_ISSUER; stop_keycloak ends it.
start_keycloak() {
  unpack_keycloak
  KEYCLOAK_DIR=$(mktemp -d "${TMPDIR:-/tmp}/cobuild-keycloak.XXXXXX")
  trap stop_keycloak EXIT
  trap 'exit 130' INT TERM HUP
  local port; port=$(free_port)
  KEYCLOAK_ISSUER=http://localhost:$port/realms/dongping
  mkdir -p "$KEYCLOAK_HOME/data/import"
  cp "$ROOT/.ci/keycloak/realm.json" "$KEYCLOAK_HOME/data/import/"
  say "启动 Keycloak(127.0.0.1:$port)…" "Starting Keycloak on 127.0.0.1:$port …"
  # Its first start compiles itself for these options, which takes a minute or two; later ones take what is there. Its
  # data is in memory.
  JAVA_OPTS_APPEND=-Xmx512m "$KEYCLOAK_HOME/bin/kc.sh" start-dev --import-realm --http-host=127.0.0.1 "--http-port=$port" \
    --hostname="http://localhost:$port" --db=dev-mem --cache=local >"$KEYCLOAK_DIR/log" 2>&1 &
  KEYCLOAK_PID=$!
  for _ in $(seq 1200); do
    curl -sf -o /dev/null "$KEYCLOAK_ISSUER/.well-known/openid-configuration" && return 0
    kill -0 "$KEYCLOAK_PID" 2>/dev/null || break
    sleep 0.25
  done
  tail -n 40 "$KEYCLOAK_DIR/log" >&2
  die 1 "Keycloak 未能启动。" "Keycloak did not start."
}

stop_keycloak() {
  [ -z "${KEYCLOAK_PID:-}" ] || { kill "$KEYCLOAK_PID" 2>/dev/null && wait "$KEYCLOAK_PID" 2>/dev/null; } || true
  [ -z "${KEYCLOAK_DIR:-}" ] || rm -rf "$KEYCLOAK_DIR"
}

# The journeys of e2e/provider: a portal of their own, one of whose counties has this provider.
provider_tests() {
  need_browser
  need has_curl curl "等待 Keycloak 所需" "waiting for Keycloak needs it"
  build_when_out_of_date
  start_keycloak
  local status=0
  COBUILD_PROVIDER=$KEYCLOAK_ISSUER CHROMIUM=$(find_chromium) COBUILD_JAR="$JAR" \
    PLAYWRIGHT_JSON_OUTPUT_NAME="$RESULTS/provider.json" \
    in_frontend npx --no-install playwright test --reporter=list,json --config playwright.provider.config.ts || status=$?
  tally_json "$RESULTS/provider.json" '[r.stats.expected + r.stats.flaky, r.stats.unexpected + r.errors.length, r.stats.skipped]'
  return $status
}
