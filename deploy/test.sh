#!/usr/bin/env bash
# Starts Debian's nginx with deploy/nginx/cobuild.conf before a real portal, and asks both what a browser would.
#
# usage: deploy/test.sh backend/target/cobuild.jar        (java 25 on JAVA_HOME or the PATH, nginx, openssl, curl)
#
# Only ports, paths and the certificate differ from the file that is installed. Prints one "ok" or "not ok" a check.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../.ci/tap.sh"
jar=${1:?the jar of the portal}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
nginx=$(command -v nginx || echo /usr/sbin/nginx)
work=$(mktemp -d "${TMPDIR:-/tmp}/cobuild-deploy.XXXXXX")
portal_pid='' nginx_pid=''

# shellcheck disable=SC2317  # called by the trap
stop() {
  for pid in $nginx_pid $portal_pid; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; done
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

plain=$(free_port) secure=$(free_port) behind=$(free_port)
site=https://localhost:$secure

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost -keyout "$work/key.pem" -out "$work/fullchain.pem" 2>"$work/openssl.log" ||
  give_up "openssl makes a certificate" "$work/openssl.log"

sed -e "s/listen 80;/listen 127.0.0.1:$plain;/; s/listen 443 ssl/listen 127.0.0.1:$secure ssl/; /listen \[::\]/d" \
  -e "s/portal.example.gov.cn/localhost/; s/127.0.0.1:8080/127.0.0.1:$behind/; s#/etc/cobuild/tls#$work#" \
  "$here/nginx/cobuild.conf" >"$work/cobuild.conf"
cat >"$work/nginx.conf" <<CONF
$([ "$(id -u)" != 0 ] || echo "user root;")
pid $work/nginx.pid;
error_log $work/nginx-error.log;
events {}
http {
    include /etc/nginx/mime.types;
    access_log $work/access.log;
    client_body_temp_path $work/body;
    proxy_temp_path $work/proxy;
    fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi;
    scgi_temp_path $work/scgi;
    include $work/cobuild.conf;
}
CONF
"$nginx" -q -t -c "$work/nginx.conf" 2>"$work/nginx.log" || give_up "nginx accepts the site" "$work/nginx.log"
"$nginx" -c "$work/nginx.conf" -g 'daemon off;' 2>>"$work/nginx.log" &
nginx_pid=$!

ask() { curl -sS --max-time 20 --cacert "$work/fullchain.pem" -b "$work/cookies" -c "$work/cookies" "$@"; }
status() { ask -o /dev/null -w '%{http_code}' "$@"; }
headers() { ask -o /dev/null -D - "$@" | tr -d '\r'; }
csrf() { awk '$6 == "XSRF-TOKEN" { token = $7 } END { print token }' "$work/cookies"; }
# graphql BODY OPTION…
graphql() { ask -H 'content-type: application/json' -H "X-XSRF-TOKEN: $(csrf)" -d "$1" "${@:2}" "$site/graphql"; }

for _ in $(seq 50); do ask -o /dev/null "$site/" 2>/dev/null && break; sleep 0.1; done
check "while the portal is away, people read a sentence" contains '请稍后再试' ask "$site/"
check "and machines a 503" test "$(status "$site/graphql")" = 503

"$java" -Xmx512m --enable-native-access=ALL-UNNAMED -jar "$jar" --server.address=127.0.0.1 "--server.port=$behind" \
  --server.forward-headers-strategy=native "--cobuild.data=$work/data" --cobuild.demo=true >"$work/portal.log" 2>&1 &
portal_pid=$!
until_ready "$behind" "$portal_pid" 120 || give_up "the portal starts behind nginx" "$work/portal.log"

check "plain HTTP is sent to TLS" contains '^location: https://localhost' headers "http://localhost:$plain/"
check "the certificate is the one it was given" test "$(status "$site/")" = 200
check "TLS 1.1 is refused" test "$(curl -s -o /dev/null -k --tls-max 1.1 -w '%{http_code}' "$site/")" = 000
check "browsers are told once to come by TLS alone" \
  test "$(headers "$site/" | grep -ci '^strict-transport-security')" = 1
check "the first page is the portal's" contains '<title>' ask "$site/"
asset=$(ask "$site/" | grep -o '/assets/[^"]*\.js' | head -n 1)
check "a script is kept for good" contains '^cache-control: .*immutable' headers "$site$asset"
check "a script comes compressed" contains '^content-encoding: gzip' headers -H 'accept-encoding: gzip' "$site$asset"
check "health and figures stay inside" test "$(status "$site/actuator/health")" = 404
viewer='{"query":"{ viewer { name } }"}'
check "nobody is served GraphQL without signing in" test "$(graphql "$viewer" -o /dev/null -w '%{http_code}')" = 401

people=$work/data/demo-credentials.json
sign_in() {
  ask -o "$work/signed-in" -D "$work/signed-in-headers" -H "X-XSRF-TOKEN: $(csrf)" \
    --data-urlencode "username=$(first username "$people")" --data-urlencode "password=$(first password "$people")" "$site/sign-in"
}
sign_in
check "a person of the demo signs in" contains '^HTTP/[0-9.]+ (200|204|302)' cat "$work/signed-in-headers"
check "the session cookie is Secure and HttpOnly, for the portal knows of TLS" \
  grep -qiE '^set-cookie: .*; *secure.*; *httponly|^set-cookie: .*; *httponly.*; *secure' "$work/signed-in-headers"
check "GraphQL answers through nginx" contains "\"name\" *: *\"$(first name "$people")\"" graphql "$viewer"
# Subscriptions: what comes is handed on as it comes, so that the answer begins long before the first sign of life
# (curl writes what -D names at once; what -i shows, it keeps until the first byte of the body).
listen() {
  ask -D "$work/stream-headers" -N --max-time 45 -H 'content-type: application/json' -H 'accept: text/event-stream' \
    -H "X-XSRF-TOKEN: $(csrf)" -d '{"query":"subscription { tasksChanged }"}' "$site/graphql" 2>/dev/null
}
listen >"$work/stream" &
listening=$!
for _ in $(seq 75); do grep -qi '^content-type' "$work/stream-headers" 2>/dev/null && break; sleep 0.2; done
check "a stream of events is not held back for its first event" \
  contains '^content-type: text/event-stream' cat "$work/stream-headers"
check "and has sent none yet" test "$(grep -c '^data' "$work/stream")" = 0
life() { test "$(grep -c '^:' "$work/stream")" -ge 2; } # the first comes with the headers
for _ in $(seq 200); do life && break; sleep 0.2; done
kill "$listening" 2>/dev/null
wait "$listening" 2>/dev/null
check "a silent stream shows signs of life" life
# socket ORIGIN: the status of a WebSocket's handshake from a page of that origin
socket() {
  ask --http1.1 --max-time 3 -o /dev/null -w '%{http_code}' -H "Origin: $1" -H 'Connection: Upgrade' \
    -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: c3Vic2NyaXB0aW9ucyE9PQ==' \
    -H 'Sec-WebSocket-Protocol: graphql-transport-ws' "$site/graphql" 2>/dev/null
}
check "a WebSocket gets through from the portal's own page" test "$(socket "$site")" = 101
check "and not from another's" test "$(socket https://evil.example)" = 403
# What a caller claims about itself counts for nothing: the portal still speaks of this site.
check "forged forwarded headers are overwritten" contains "\"issuer\" *: *\"https://localhost:$secure\"" ask \
  -H 'X-Forwarded-Host: evil.example' -H 'X-Forwarded-Port: 1' -H 'Forwarded: host=evil.example' \
  "$site/.well-known/oauth-authorization-server"
head -c 5000000 /dev/zero >"$work/large"
check "a document of 5 MB is refused at the door" test "$(status --data-binary "@$work/large" "$site/graphql")" = 413
head -c 6000000 /dev/zero | sed '1s/^/%PDF-1.7/' >"$work/paper.pdf"
head -c 200000000 /dev/zero >"$work/large.pdf"
# send FILE OPTION…: as a browser does, which sends all of it before it listens
send() { ask --max-time 90 -H 'Expect:' -H "X-XSRF-TOKEN: $(csrf)" -F "file=@$work/$1" -w '\n%{http_code}' "${@:2}" "$site/files"; }
check "a paper of 6 MB gets through" contains '"sha256"' send paper.pdf
for version in --http1.1 --http2; do
  check "a file of 200 MB is refused by the portal with its rule, not cut off ($version)" \
    contains '"code" *: *"TOO_LARGE"' send large.pdf "$version"
done

# --- the program with which outsiders check the log of decisions
# verify STATUS WORDS…: how it ends, called from where the files are.
verify() { local status=$1; shift; (cd "$work" && "$here/../portal" verify "$@" >"$work/verified" 2>&1); [ $? = "$status" ]; }
first='{"line":"export","format":"cobuild-log-export-1","log":"cobuild/log/1","tenant":"1","hash":"SHA-256","size":0,"at":"2026-03-02T01:00:00.000Z"}'
digest=$(printf '%s\n' "$first" | openssl dgst -sha256 -r | cut -d' ' -f1)
printf '%s\n' "$first" "{\"line\":\"end\",\"entries\":0,\"sha256\":\"$digest\"}" >"$work/log.jsonl"
printf '%s\n' "$first" >"$work/cut.jsonl"
check "an export of an empty log holds" verify 0 log.jsonl
check "and so does the folder that it is in" verify 0 .
check "one that was cut off is found" verify 1 cut.jsonl
check "what is no export can't be read" verify 2 key.pem
check "nor what is not there" verify 2 nowhere
check "an option without its value is a misuse" verify 2 log.jsonl --keys

exit $((failures > 0))
