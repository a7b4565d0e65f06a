#!/usr/bin/env bash
# What the portal does at its edges, tried on the built jar: the published quick start, bad callers, an absurd file, and
# a database that is killed, ended or frozen while people work.
set -uo pipefail
export LC_ALL=C.UTF-8
ROOT=$(cd "$(dirname "$0")/.." && pwd)
. "$ROOT/.ci/common.sh"
. "$ROOT/.ci/tap.sh"
use_jdk
build_when_out_of_date
work=$(mktemp -d "${TMPDIR:-/tmp}/cobuild-edges.XXXXXX")
data=$work/data
people=$data/demo-credentials.json
port=$(free_port)
site=http://localhost:$port
pid='' writer=''

# The processes that work on this test's data beside the portal: the embedded database server.
servers() { pgrep -f -- "datadir=.*$work/data/" || true; }

# shellcheck disable=SC2317  # called by the trap
stop() {
  [ -z "$writer" ] || kill "$writer" 2>/dev/null
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; }
  for left in $(servers); do kill -KILL "$left" 2>/dev/null; done
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

"$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar "$JAR" "--server.port=$port" \
  "--cobuild.data=$data" --cobuild.demo=true "--cobuild.tenants=$ROOT/tenants" >"$work/portal.log" 2>&1 &
pid=$!
until_ready "$port" "$pid" 300 || give_up "the portal starts" "$work/portal.log"

# --- docs/api-quick-start.md: its own commands, as a stranger would paste them
awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$ROOT/docs/api-quick-start.md" >"$work/quick-start.sh"
quick_start() {
  PORTAL=$site CLIENT_ID=$(field clientId clientId "$people") CLIENT_SECRET=$(field clientSecret clientId "$people") \
    bash -euo pipefail "$work/quick-start.sh"
}
quick_start >"$work/quick-start.out" 2>&1
check "the quick start's commands run as they stand" test $? = 0
check "they answer who asks" grep -q '"viewer":{"name":"[^"]' "$work/quick-start.out"
check "and three projects with their amounts" test "$(grep -o '"approvedAmount"' "$work/quick-start.out" | wc -l)" = 3
check "a thing that nobody has is not found" grep -q '"NOT_FOUND"\|"project":null' "$work/quick-start.out"

# --- callers
ask() { curl -sS --max-time 90 -b "$work/cookies" -c "$work/cookies" "$@"; }
csrf() { awk '$6 == "XSRF-TOKEN" { token = $7 } END { print token }' "$work/cookies"; }
graphql() { ask -H 'content-type: application/json' -H "X-XSRF-TOKEN: $(csrf)" -d "$1" "$site/graphql"; }
# sign_in NAME
sign_in() {
  rm -f "$work/cookies"
  ask -o /dev/null "$site/sign-in/options"
  ask -o /dev/null -H "X-XSRF-TOKEN: $(csrf)" --data-urlencode "username=$(field username "$1" "$people")" \
    --data-urlencode "password=$(field password "$1" "$people")" "$site/sign-in"
  ask -o /dev/null "$site/sign-in/options"
}
answers_nothing_but_401() {
  local said; said=$(curl -sS -w '%{http_code}' -H 'content-type: application/json' "$@" -d '{"query":"{ viewer { name } }"}' "$site/graphql")
  [ "$said" = 401 ]
}
unsigned=$(printf '{"alg":"none"}' | base64 | tr -d '=\n').$(printf '{"sub":"%s","scope":["project:read"],"exp":4102444800}' "$(field clientId clientId "$people")" | base64 | tr -d '=\n').
check "no token: 401 and nothing else" answers_nothing_but_401
check "a token of nonsense: the same" answers_nothing_but_401 -H 'Authorization: Bearer nonsense'
check "an unsigned token: the same" answers_nothing_but_401 -H "Authorization: Bearer $unsigned"
sign_in 陈静
check "a person signs in" contains '陈静' graphql '{"query":"{ viewer { name } }"}'

# A machine may not decide, even a task of its own city; it is told that a person must.
sign_in 赵磊
task=$(graphql '{"query":"{ tasks(first: 1) { edges { node { id } } } }"}' | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
token=$(curl -sS -u "$(field clientId taian-finance "$people"):$(field clientSecret taian-finance "$people")" -d grant_type=client_credentials "$site/oauth2/token" |
  sed 's/.*"access_token":"\([^"]*\)".*/\1/')
check "a machine that decides a case is refused and told who may" contains '接口客户端不能决定事项.*FORBIDDEN|FORBIDDEN.*接口客户端不能决定事项' \
  curl -sS -H "Authorization: Bearer $token" -H 'content-type: application/json' -H 'Accept-Language: zh-CN' \
  -d "{\"query\":\"mutation { taskDecide(input: {taskId: \\\"$task\\\", verb: APPROVE, opinion: \\\"同意\\\", version: 1}) { errors { message } } }\"}" "$site/graphql"
sign_in 陈静

# --- a file of 200 MB, from a caller that sends all of it before it listens (no "Expect: 100-continue")
head -c 200000000 /dev/zero >"$work/large.pdf"
upload() { ask -H 'Expect:' -H "X-XSRF-TOKEN: $(csrf)" -H 'Accept-Language: zh-CN' -F "file=@$work/large.pdf" -w '\n%{http_code}' "$@" "$site/files"; }
upload >"$work/upload" 2>"$work/upload.err"
check "a file of 200 MB is refused as JSON, with the rule" grep -q '"message":"[^"]*50[^"]*".*"TOO_LARGE"\|"TOO_LARGE".*50' "$work/upload"
check "with 413, on a connection that was not cut" test "$(tail -n 1 "$work/upload")$(cat "$work/upload.err")" = 413
check "and nothing of it is kept" test -z "$(find "$data/files" /tmp/tomcat.* -type f -size +1M 2>/dev/null)"
rm "$work/large.pdf"

# --- the database goes away while somebody writes; every act is repeated under its key until it is acknowledged
write() {
  local n body
  for n in $(seq 100000); do
    while :; do
      body=$(graphql "{\"query\":\"mutation { projectCreate(input: {title: \\\"停库 $n\\\", category: NEW, field: \\\"health\\\", clientMutationId: \\\"outage-$n\\\"}) { project { id } errors { message } } }\"}" 2>"$work/curl.err")
      case $body in
        *'"project":{"id":"'*) echo "$n" >>"$work/acknowledged"; break ;;
        *) printf '%s\n' "${body:-no answer: $(cat "$work/curl.err")}" >>"$work/refused"; sleep 0.2 ;;
      esac
    done
    sleep 0.02
  done
}
acknowledged() { wc -l <"$work/acknowledged"; }
# goes_on SECONDS: whether another act is acknowledged within that time.
goes_on() {
  local before; before=$(acknowledged)
  for _ in $(seq $(($1 * 4))); do [ "$(acknowledged)" -gt "$before" ] && return 0; sleep 0.25; done
  return 1
}
: >"$work/acknowledged"
: >"$work/refused"
write &
writer=$!
goes_on 30 || give_up "people write" "$work/refused"
for signal in KILL TERM; do
  began=$SECONDS
  kill "-$signal" $(servers)
  sleep 0.5 # so that what goes on is after the end
  check "after the database's end by SIG$signal the portal starts it again and work goes on" goes_on 60
  echo "# $((SECONDS - began)) s"
done
check "meanwhile callers were told so, with a code" grep -q '"code":"UNAVAILABLE"' "$work/refused"
check "every answer had a code" test -z "$(grep -v '"code":"UNAVAILABLE"' "$work/refused")"
grep -v '"code":"UNAVAILABLE"' "$work/refused" | sort | uniq -c | head -n 5 | sed 's/^/# /'
check "and no insides" test -z "$(grep -iE 'java|exception|jdbc|sql|hikari|org\.|127\.0\.0\.1|\bat [a-z]+\.' "$work/refused")"

frozen=$(servers)
kill -STOP $frozen
sleep 1
began=$SECONDS
check "while it is frozen, a caller is told within 15 seconds" contains UNAVAILABLE graphql '{"query":"{ projects(first: 1) { edges { node { id } } } }"}'
check "and has not waited longer" test $((SECONDS - began)) -le 15
check "the portal itself still answers" test "$(curl -s -m 10 -o /dev/null -w '%{http_code}' "$site/actuator/health/liveness")" = 200
kill -CONT $frozen
check "once it moves again, work goes on" goes_on 70
kill "$writer" && wait "$writer" 2>/dev/null
writer=''

# Nothing lost, nothing twice, nothing half: each acknowledged act is one project with one entry in the trail.
client=$(find "$data/mariadb/program/bin" -name mariadb -o -name mysql | head -n 1)
dbport=$(tr '\0' '\n' <"/proc/$(servers | head -n 1)/cmdline" | sed -n 's/^--port=//p')
sql() { MYSQL_PWD=$(cat "$data/database-password") LD_LIBRARY_PATH="$data/mariadb/program/libs" "$client" --no-defaults -h127.0.0.1 -P"$dbport" -ucobuild -N -B cobuild -e "$1" 2>/dev/null; }
last=$(tail -n 1 "$work/acknowledged")
check "all $last acknowledged acts are there, each once" \
  test "$(sql "select count(*), count(distinct title) from project where title like '停库 %' and cast(substr(title, 4) as unsigned) <= $last")" = "$(printf '%s\t%s' "$last" "$last")"
check "each with its one entry in the trail" \
  test "$(sql "select count(*) from project p where p.title like '停库 %' and (select count(*) from audit_entry a where a.subject_id = p.id and a.action = 'projectCreate') <> 1")" = 0

kill "$pid" && wait "$pid" 2>/dev/null
pid=''
check "and the database ends with the portal, for good" test -z "$(sleep 1; servers)"

exit $((failures > 0))
