#!/usr/bin/env bash
# What ./portal up promises about starting and stopping, tried on the built jar.
set -uo pipefail
set -m # each portal gets a process group of its own, so that Ctrl-C can be sent as a terminal sends it: to all of it
export LC_ALL=C.UTF-8
ROOT=$(cd "$(dirname "$0")/.." && pwd)
. "$ROOT/.ci/common.sh"
. "$ROOT/.ci/tap.sh"
use_jdk
build_when_out_of_date
portal_command # so that no start below waits for it
work=$(mktemp -d "${TMPDIR:-/tmp}/cobuild-up.XXXXXX")
pid=''

# shellcheck disable=SC2317  # called by the trap
stop() {
  [ -z "$pid" ] || kill -KILL -- "-$pid" 2>/dev/null
  for left in $(servers); do kill -KILL "$left" 2>/dev/null; done
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

# The processes, other than the portal, that work on this test's data: the embedded database server.
servers() { pgrep -f -- "datadir=$work/" || true; }

# start NAME OPTION…: a portal in the background.
start() {
  local name=$1; shift
  env --default-signal=INT "$ROOT/portal" up "$@" >"$work/$name.log" 2>&1 &
  pid=$!
}

# ended SECONDS: whether the portal goes within that time.
ended() {
  for _ in $(seq $(($1 * 4))); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.25; done
  return 1
}

# refuses WHAT STATUS PATTERN OPTION…: ends with the status (! 0: any but 0) and one clear sentence.
refuses() {
  local what=$1 expected=$2 pattern=$3 status=0; shift 3
  timeout 90 env --default-signal=INT "$ROOT/portal" up "$@" >"$work/out" 2>"$work/err" || status=$?
  if { [ "$expected" = any ] && [ $status != 0 ] && [ $status != 124 ] || [ "$status" = "$expected" ]; } &&
    [ "$(wc -l <"$work/err")" = 1 ] && grep -qE -- "$pattern" "$work/err"; then
    echo "ok - $what"
  else
    echo "not ok - $what (status $status)"
    failures=$((failures + 1))
    head -n 5 "$work/err"
  fi
}

port=$(free_port)
other=$(free_port)
data=$work/data
people=$data/demo-credentials.json

refuses "an option that isn't one" 2 'no option' --colour red
refuses "a port that isn't one" 2 '65535' --port 99999
refuses "a database that isn't MySQL's" 2 'jdbc:mysql' --db jdbc:oracle://host/x
: >"$work/a-file"
refuses "a folder that can't be written" any "$work/a-file" --port "$other" --data "$work/a-file/data" --no-demo
refuses "a database that doesn't answer" any '127.0.0.1' --port "$other" --data "$work/elsewhere" --no-demo \
  --db jdbc:mysql://127.0.0.1:1/cobuild

start first --port "$port" --data "$data"
until_ready "$port" "$pid" 120 || give_up "it starts with the demo" "$work/first.log"
echo "ok - it starts with the demo"
check "it takes the demo from the recording, within 10 seconds" \
  grep -qzE 'the demo was taken from its recording.*the demo was loaded in [0-9]{1,4} ms' "$data/portal.log"
check "it prints its address" grep -q "http://localhost:$port" "$work/first.log"
check "the credentials are nobody else's to read" test "$(stat -c %a "$people" 2>/dev/null || stat -f %Lp "$people")" = 600
check "it prints whom to sign in as" grep -q "$(first username "$people")" "$work/first.log"
refuses "a port in use" any "$port" --port "$port" --data "$work/elsewhere" --no-demo
refuses "a second start on the same data" any "$data" --port "$other" --data "$data"
check "the first one goes on undisturbed" until_ready "$port" "$pid" 1

# sign_in PERSON: its session is kept; prints the answer's status.
sign_in() {
  curl -s -o /dev/null -c "$work/cookies" "http://localhost:$port/sign-in"
  curl -s -o /dev/null -w '%{http_code}' -b "$work/cookies" -c "$work/cookies" -H "X-XSRF-TOKEN: $(token)" \
    --data-urlencode "username=$1" --data-urlencode "password=$(field password "\"$1\"" "$people")" \
    "http://localhost:$port/sign-in"
}
token() { awk '$6 == "XSRF-TOKEN" { print $7 }' "$work/cookies"; }

# act N: writer N adds to the negative list, one entry after the other until the portal answers no more.
act() {
  local n=0
  while curl -sf --max-time 20 -b "$work/cookies" -H "X-XSRF-TOKEN: $token" -H 'Content-Type: application/json' \
    --data "{\"query\":\"mutation { listEntryAdd(input: { kind: NEGATIVE, clause: \\\"K$1-$n\\\", title: \\\"Room $1.$n\\\", content: \\\"No room of its own.\\\", anyTerms: [\\\"room$1x$n\\\"], suggestion: \\\"The shared one.\\\", effectiveOn: \\\"$(date +%Y)-12-31\\\" }) { entry { id } errors { message } } }\"}" \
    "http://localhost:$port/graphql" >>"$work/acts.$1"; do
    echo >>"$work/acts.$1"
    n=$((n + 1))
  done
}

cp "$people" "$work/people"
sign_in liweidong >/dev/null
curl -s -o /dev/null -b "$work/cookies" -c "$work/cookies" "http://localhost:$port/sign-in/options"
token=$(token)
writers=()
for writer in 1 2 3 4; do
  act "$writer" &
  writers+=($!)
done
answered() { cat "$work"/acts.* 2>/dev/null | grep -c '"entry":{"id"'; }
for _ in $(seq 240); do [ "$(answered)" -ge 40 ] && break; sleep 0.25; done
kill -KILL "$pid"
ended 5
wait "${writers[@]}"
acts=$(answered)
check "it is killed while it decides" test "$acts" -ge 40
export COBUILD_LOG_SIGN_EVERY_SECONDS=1
start second --port "$port" --data "$data"
until_ready "$port" "$pid" 60 || give_up "after a kill -9 it starts again" "$work/second.log"
echo "ok - after a kill -9 it starts again"
check "with one database server on its data, the orphan ended or adopted" test "$(servers | wc -l)" -le 1
check "and the same people" cmp "$people" "$work/people"
check "who can still sign in" contains '^20[0-9]$' sign_in "$(first username "$people")"
sleep 3 # the next head is signed

kill -INT -- "-$pid"
check "Ctrl-C ends it within 30 seconds" ended 30
check "and nothing stays behind" test -z "$(servers)"
check "and no stack of calls is shown for it" test "$(grep -cE '^\s+at |Exception' "$work/second.log")" = 0

"$ROOT/portal" tenant export-data 370900 --data "$data" --out "$work/export" >"$work/export.log" 2>&1 ||
  give_up "its data can be exported" "$work/export.log"
check "the log of decisions holds after the kill" "$ROOT/portal" verify "$work/export/log.jsonl" --files "$work/export/documents"
list=$work/export/tables/planning_list_entry.csv
check "what was answered is there" test "$(grep -c ',K[1-4]-' "$list")" -ge "$acts"
check "each list entry has its entry in the log, and no other is in it" \
  test "$(grep -cE '^[0-9]{15,},' "$list")" = "$(grep -c '\\"act\\":\\"listEntryAdd\\"' "$work/export/log.jsonl")"

exit $((failures > 0))
