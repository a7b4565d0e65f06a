# ./portal figures: measures what docs/figures.md shows, and writes it there between its two marks.
. "$ROOT/.ci/tap.sh"

readonly FIGURES="$ROOT/docs/figures.md"
readonly RUNS=3

# now: milliseconds.
now() { local t; t=$(date +%s%N); echo $((t / 1000000)); }

# megabytes PID: what a process holds in memory.
megabytes() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }

# start_and_wait OPTION…: starts the jar as ./portal up does; sets PORTAL_PID and TOOK, the milliseconds to its first answer.
start_and_wait() {
  local began; began=$(now)
  "${PORTAL[@]}" "--server.port=$PORT" "$@" >"$WORK/portal.log" 2>&1 &
  PORTAL_PID=$!
  until_ready "$PORT" "$PORTAL_PID" 180 || give_up "the portal starts" "$WORK/portal.log"
  TOOK=$(($(now) - began))
}

stop_portal() {
  [ -n "${PORTAL_PID:-}" ] || return 0
  kill -TERM "$PORTAL_PID" 2>/dev/null
  wait "$PORTAL_PID" 2>/dev/null || true # it ends with the signal's status
  PORTAL_PID=
}

# spread NUMBER…: least, middle and most of three, in seconds.
spread() { printf '%s\n' "$@" | sort -n | awk '{ s[NR] = $1 / 1000 } END { printf "%.1f (%.1f to %.1f)", s[int((NR + 1) / 2)], s[1], s[NR] }'; }

ask() { # DOCUMENT
  curl -s -b "$WORK/cookies" -H "X-XSRF-TOKEN: $TOKEN" -H 'Content-Type: application/json' \
    --data "{\"query\":\"$1\"}" "http://127.0.0.1:$PORT/graphql"
}

# use: a person of the demo opens the cockpit, the list and every project in it, ten times over.
use_it() {
  local people="$WORK/data/demo-credentials.json" site="http://127.0.0.1:$PORT" ids id
  curl -s -o /dev/null -c "$WORK/cookies" "$site/sign-in/options"
  TOKEN=$(awk '$6 == "XSRF-TOKEN" { print $7 }' "$WORK/cookies")
  curl -s -o /dev/null -b "$WORK/cookies" -c "$WORK/cookies" -H "X-XSRF-TOKEN: $TOKEN" \
    --data-urlencode "username=zhouguodong" \
    --data-urlencode "password=$(field password zhouguodong "$people")" "$site/sign-in"
  curl -s -o /dev/null -b "$WORK/cookies" -c "$WORK/cookies" "$site/sign-in/options"
  TOKEN=$(awk '$6 == "XSRF-TOKEN" { print $7 }' "$WORK/cookies")
  : >"$WORK/answers"
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    ask '{ overview { projectCount approved byStage { stage count } byTenant { tenant { name } count progress } } }' >"$WORK/overview"
    ids=$(ask '{ projects(first: 100) { edges { node { id title stage lead { name tenant { name } } } } } }' |
      grep -o '"id":"[^"]*"' | cut -d'"' -f4 | sort -u)
    for id in $ids; do
      ask "{ project(id: \\\"$id\\\") { title participants { state unit { name } } milestones { title confirmedProgress } money { allocated paid } timeline { action } operation { entries { amount } } } }" >>"$WORK/answers"
    done
  done
  grep -q '"projectCount":[1-9]' "$WORK/overview" || give_up "the city's overview answers" "$WORK/overview"
  ANSWERS=$(grep -o '{"data":{"project":{"title"' "$WORK/answers" | wc -l)
  [ "$ANSWERS" -gt 400 ] || give_up "every project's page answers" "$WORK/answers"
}

measure_starts() {
  local run first=() later=()
  for run in $(seq $RUNS); do
    rm -rf "$WORK/data"
    start_and_wait "--cobuild.data=$WORK/data" --cobuild.demo=true
    first+=("$TOOK")
    grep -h 'the demo was loaded' "$WORK/data/portal.log" >>"$WORK/demo"
    stop_portal
    start_and_wait "--cobuild.data=$WORK/data" --cobuild.demo=true
    later+=("$TOOK")
    if [ "$run" = $RUNS ]; then
      IDLE=$(megabytes "$PORTAL_PID")
      use_it
      USED=$(megabytes "$PORTAL_PID")
      DATABASE=$(megabytes "$(pgrep -f -- "datadir=$WORK/data" | head -n 1)")
    fi
    stop_portal
  done
  DEMO=$(sed -n 's/.*the demo was loaded in \([0-9]*\) ms.*/\1/p' "$WORK/demo" | sort -n | awk '{ s[NR] = $1 / 1000 } END { printf "%.1f", s[int((NR + 1) / 2)] }')
  FIRST=$(spread "${first[@]}")
  LATER=$(spread "${later[@]}")
}

# table FILE: rows of a screen's statements; the people's rows of a screen become one, the worst.
screens_table() {
  awk -F'\t' '{ if ($4 > n[$1]) n[$1] = $4; f[$1] = ($3 > f[$1] ? $3 : f[$1]); b[$1] = $5 }
    END { for (s in n) printf "| %s | %d | %d | %d |\n", s, f[s], n[s], b[s] }' "$ROOT/backend/target/figures/statements.tsv" | sort
}

inbox_table() { awk -F'\t' '{ printf "| %s | %d | %d | %s (%s) | 50 |\n", $1, $2, $3, $4, $5 }' "$ROOT/backend/target/figures/inbox.tsv"; }

decisions_row() {
  awk -F'\t' '{ printf "| decisions a minute, of %d people who decide %d tasks over HTTP, each sent by two; a request in the middle (95 of 100) | %d; %d (%d) ms | 500 |", $1, $2, $3, $4, $5 }' \
    "$ROOT/backend/target/figures/decisions.tsv"
}

mutations_table() { awk -F'\t' '$2 > 0 { printf "| %s | %d | %d |\n", $1, $2, $3 }' "$ROOT/backend/target/figures/mutations.tsv"; }

write_figures() {
  cat >"$WORK/section" <<TEXT
Measured by \`./portal figures\` on $(date -u +%Y-%m-%d): $(nproc) cores, $(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GB, $(uname -sm), JDK $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p'), embedded MariaDB, load average $(cut -d' ' -f1 /proc/loadavg) while it ran.

| figure | measured | goal |
| --- | --- | --- |
| first start from the built jar, with the demo, to the first answer; middle (least to most) of $RUNS | $FIRST s | 40 s |
| of it the demo, middle of $RUNS | $DEMO s | 10 s |
| later start | $LATER s | 15 s |
| memory of the portal (RSS) after a start | $IDLE MB | |
| memory of the portal after $ANSWERS pages of projects | $USED MB | 600 MB |
| memory of the embedded database beside it | $DATABASE MB | |
| script before the largest first screen, brotli | $SCRIPT kB | 350 kB |
$(decisions_row)

SQL statements of a screen's request with one row and with ten of each kind (lists: before and after 60 more projects), the most of several people:

| request | one | many | budget |
| --- | --- | --- | --- |
$(screens_table)

The list of tasks of somebody for whom 10,000 are open and who has decided 1,000,000, over HTTP; milliseconds in the middle of 21 (slowest):

| request | statements | budget | ms | budget |
| --- | --- | --- | --- | --- |
$(inbox_table)

SQL statements of a mutation, its entries in the trail included, the most in any request of the tests that ran:

| mutation | statements | budget |
| --- | --- | --- |
$(mutations_table)
TEXT
  awk -v section="$WORK/section" '
    /^<!-- figures -->$/ { print; while ((getline line < section) > 0) print line; skipping = 1; next }
    /^<!-- \/figures -->$/ { skipping = 0 }
    !skipping { print }' "$FIGURES" >"$WORK/figures.md"
  cp "$WORK/figures.md" "$FIGURES"
  cat "$WORK/section"
}

figures() {
  [ -d /proc/self ] || die 1 "figures 读取 /proc,须在 Linux 上运行。" "figures reads /proc: it needs Linux."
  build_when_out_of_date
  portal_command
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/cobuild-figures.XXXXXX")
  PORT=$(free_port)
  PORTAL_PID=
  trap 'stop_portal; rm -rf "$WORK"' EXIT
  say "统计数据库语句…" "Counting statements …"
  maven -ntp -q -pl backend -am test -Dskip.frontend -Dsurefire.failIfNoSpecifiedTests=false \
    '-Dtest=StatementBudgetTest,org/cobuild/journey/*Test,org/cobuild/operation/*Test,org/cobuild/funding/*Test' >"$WORK/tests.log" ||
    give_up "the statements are within their budgets" "$WORK/tests.log"
  say "一百万条已办任务、五十人同时审批…" "A million past tasks, fifty people who decide at once …"
  maven -ntp -q -pl backend -am test -Dskip.frontend -Dsurefire.failIfNoSpecifiedTests=false \
    -Dtest=CaseInboxTest,CaseCrowdTest -Dcobuild.approval.past=1000000 -Dcobuild.approval.decisions=500 >"$WORK/tests.log" ||
    give_up "the list of tasks and decisions are fast enough" "$WORK/tests.log"
  say "启动 $RUNS 次…" "Starting $RUNS times …"
  measure_starts
  SCRIPT=$(cd "$ROOT/frontend" && PATH="$ROOT/frontend/node:$PATH" node scripts/budget.mjs | awk 'NR == 2 { print $1 }')
  write_figures
}
