# ./portal test: every test there is, and one line with the sum at the end.
. "$ROOT/.ci/packages.sh"
. "$ROOT/.ci/tap.sh"
. "$ROOT/.ci/mysql.sh"
. "$ROOT/.ci/keycloak.sh"

readonly RESULTS="$ROOT/target/test-results"
FAILED_STEPS=

step() { printf '\n== %s\n' "$(say "$1" "$2")"; }

# attempt NAME COMMAND…: runs it, remembers when it fails, goes on.
attempt() {
  local name=$1; shift
  "$@" || FAILED_STEPS="$FAILED_STEPS $name"
}

# tally PASSED FAILED SKIPPED
tally() { echo "$1 $2 $3" >>"$RESULTS/tally"; }

# as_one NAME COMMAND…: a check that counts as one test.
as_one() {
  local name=$1; shift
  if "$@"; then tally 1 0 0; else tally 0 1 0; FAILED_STEPS="$FAILED_STEPS $name"; fi
}

tally_surefire() {
  local report
  for report in "$ROOT"/*/target/surefire-reports/TEST-*.xml "$ROOT"/deploy/verify/target/surefire-reports/TEST-*.xml; do
    [ -f "$report" ] || continue
    sed -n '/<testsuite /{s/.*<testsuite \([^>]*\)>.*/\1/p;q;}' "$report" | awk '
      function attribute(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
      { bad = attribute("errors") + attribute("failures"); skipped = attribute("skipped")
        print attribute("tests") - bad - skipped, bad, skipped }' >>"$RESULTS/tally"
  done
}

java_tests() {
  rm -rf "$ROOT"/*/target/surefire-reports "$ROOT"/deploy/verify/target/surefire-reports
  local status=0
  maven -ntp "$@" || status=$?
  tally_surefire
  return $status
}

in_frontend() { (cd "$ROOT/frontend" && PATH="$ROOT/frontend/node:$PATH" "$@"); }

# tally_json FILE EXPRESSION: EXPRESSION makes [passed, failed, skipped] of the report r.
tally_json() {
  [ -f "$1" ] || { tally 0 1 0; return 1; }
  in_frontend node -e "const r = JSON.parse(require('fs').readFileSync('$1', 'utf8')); console.log(($2).join(' '))" >>"$RESULTS/tally"
}

unit_tests() {
  local status=0
  in_frontend npm test --silent -- --reporter=default --reporter=json "--outputFile.json=$RESULTS/vitest.json" || status=$?
  tally_json "$RESULTS/vitest.json" '[r.numPassedTests, r.numFailedTests + (r.numTotalTests || !r.numFailedTestSuites ? 0 : 1), r.numPendingTests]'
  return $status
}

# journeys [WORD]: all, or those whose file or title has the word.
journeys() {
  local status=0
  CHROMIUM=$(find_chromium) COBUILD_JAR="$JAR" PLAYWRIGHT_JSON_OUTPUT_NAME="$RESULTS/journeys.json" \
    in_frontend npx --no-install playwright test --reporter=list,json "$@" || status=$?
  tally_json "$RESULTS/journeys.json" '[r.stats.expected + r.stats.flaky, r.stats.unexpected + r.errors.length, r.stats.skipped]'
  return $status
}

# script_tests NAME SCRIPT…: a script that prints "ok" and "not ok" lines.
script_tests() {
  local log="$RESULTS/$1.log" status=0; shift
  "$@" 2>&1 | tee "$log" || status=1
  tally "$(grep -c '^ok ' "$log")" "$(grep -c '^not ok ' "$log")" 0
  return $status
}

finish() {
  awk '{ passed += $1; failed += $2; skipped += $3 }
    END { printf "\n%d passed, %d failed", passed, failed; if (skipped) printf ", %d skipped", skipped; print ""; exit failed || !passed }' \
    "$RESULTS/tally" && [ -z "$FAILED_STEPS" ] && return 0
  [ -z "$FAILED_STEPS" ] || say "未通过:$FAILED_STEPS" "Failed:$FAILED_STEPS" >&2
  return 1
}

need_browser() {
  need find_chromium chromium "浏览器测试所需" "the journeys run in it"
  need has_chinese_font fonts-noto-cjk "截图中的中文所需" "the screenshots' Chinese needs it"
}

test_everything() {
  need_browser
  need has_nginx nginx-light "部署测试所需" "deploy/ is tested with it"
  need has_openssl openssl "部署测试所需" "deploy/ is tested with a certificate it makes"
  need has_curl curl "部署测试所需" "deploy/ is tested with it"
  need has_clamd clamav-daemon "查毒测试所需" "uploads are looked through by it in a test"
  need has_softhsm softhsm2 "密码机签名测试所需" "the log's keys in a device are tested with it"
  step "服务端测试与构建" "The server's tests, and the jar"
  attempt java java_tests verify
  build_when_out_of_date # only when a failed test kept Maven from it
  step "前端:类型、规范、单元测试" "Screens: types, lint, unit tests"
  as_one typecheck in_frontend npm run --silent typecheck
  as_one lint in_frontend npm run --silent lint
  attempt unit unit_tests
  step "部署:nginx 在前" "Deployment: behind nginx"
  attempt deploy script_tests deploy "$ROOT/deploy/test.sh" "$JAR"
  step "启动与停止" "Starting and stopping"
  attempt up script_tests up "$ROOT/.ci/up-test.sh"
  step "边界:文档中的命令、超大文件、数据库中断" "Edges: the published commands, an absurd file, a database that goes away"
  attempt edges script_tests edges "$ROOT/.ci/edges-test.sh"
  step "浏览器中的业务旅程" "Journeys in a browser"
  attempt journeys journeys
}

run_tests() {
  local mysql="" room="" only=() journeys="" word=() keycloak="" isolation="" approval="" duplicates="" rules="" log=""
  while [ $# -gt 0 ]; do
    case $1 in
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      --mysql) mysql=yes; shift ;;
      --keycloak) keycloak=yes; shift ;;
      --isolation) isolation=yes; shift ;;
      --approval) approval=yes; shift ;;
      --duplicates) duplicates=yes; shift ;;
      --rules) rules=yes; shift ;;
      --log) log=yes; shift ;;
      --journeys)
        journeys=yes; shift
        case ${1:---} in --*) ;; *) word=("$1"); shift ;; esac
        ;;
      --room) room=$(value "$@"); shift 2 ;;
      *) misused "test 无法识别 $1" "test has no option $1" ;;
    esac
  done
  if [ -n "$room" ]; then
    [ -d "$ROOT/backend/src/test/java/org/cobuild/$room" ] || misused "没有名为 $room 的模块测试" "There are no tests of a room called $room"
    only=("-Dtest=org/cobuild/$room/**/*Test" -Dsurefire.failIfNoSpecifiedTests=false)
  fi
  if [ -n "$isolation" ]; then
    [ -z "$room" ] || misused "--isolation 与 --room 不能同时使用" "--isolation and --room don't go together"
    only=("-Dtest=org/cobuild/oracle/**/*Test,CrowdTest" -Dcobuild.crowd=1000 -Dsurefire.failIfNoSpecifiedTests=false
      -Dcobuild.oracle.questions=1000000 -Dcobuild.oracle.time=true)
  fi
  if [ -n "$approval" ]; then
    [ -z "$room$isolation" ] || misused "--approval 与 --room、--isolation 不能同时使用" "--approval goes with neither --room nor --isolation"
    only=("-Dtest=org/cobuild/approval/**/Case*Test" -Dsurefire.failIfNoSpecifiedTests=false
      -Dcobuild.approval.sequences=100000 -Dcobuild.approval.stored=1000 -Dcobuild.approval.database=5000
      -Dcobuild.approval.decisions=500 -Dcobuild.approval.past=1000000)
  fi
  if [ -n "$duplicates" ]; then
    [ -z "$room$isolation$approval" ] || misused "--duplicates 不能与 --room、--isolation、--approval 同时使用" "--duplicates goes with neither --room, --isolation nor --approval"
    # Without assertions, as a portal runs: those of Lucene cost a check fifteen times what it computes.
    only=("-Dtest=Duplicate*Test" -DenableAssertions=false -Dsurefire.failIfNoSpecifiedTests=false -Dcobuild.duplicates.projects=200000)
  fi
  if [ -n "$log" ]; then
    [ -z "$room$isolation$approval$duplicates" ] || misused "--log 不能与 --room、--isolation、--approval、--duplicates 同时使用" "--log goes with neither --room, --isolation, --approval nor --duplicates"
    only=("-Dtest=DecisionSpeedTest,LongLogTest,FigureTest" -DenableAssertions=false -Dsurefire.failIfNoSpecifiedTests=false
      -Dcobuild.log.decisions=3000 -Dcobuild.log.entries=10000000 -Dcobuild.verify.entries=1000000)
  fi
  if [ -n "$rules" ]; then
    [ -z "$log$room$isolation$approval$duplicates$mysql" ] || misused "--rules 须单独使用" "--rules goes by itself"
  fi
  rm -rf "$RESULTS"
  mkdir -p "$RESULTS"
  : >"$RESULTS/tally"

  if [ -n "$journeys" ]; then
    need_browser
    build_when_out_of_date
    attempt journeys journeys ${word[@]+"${word[@]}"}
  elif [ -n "$keycloak" ]; then
    step "由外部身份认证登录(Keycloak)" "Sign-in by a provider (Keycloak)"
    attempt keycloak provider_tests
  elif [ -n "$mysql" ]; then
    start_mysql
    step "服务端测试(MySQL 8.0)" "The server's tests on MySQL 8.0"
    # Tagged `once` is what takes minutes and asks nothing of the database that others don't.
    [ ${#only[@]} -gt 0 ] || only=(-DexcludedGroups=once)
    attempt mysql java_tests -pl backend -am test -Dskip.frontend "${only[@]}" \
      "-Dcobuild.test.db=jdbc:mysql://127.0.0.1:$MYSQL_PORT/" "-Dcobuild.test.db.user=$MYSQL_USER" \
      "-Dcobuild.test.db.password=$MYSQL_PASSWORD"
  elif [ -n "$isolation" ]; then
    step "隔离:一百万个问题" "Isolation: a million questions"
    attempt isolation java_tests -pl backend -am test -Dskip.frontend "${only[@]}"
  elif [ -n "$approval" ]; then
    step "审批:十万个办理序列" "Approval: a hundred thousand sequences"
    attempt approval java_tests -pl backend -am test -Dskip.frontend "${only[@]}"
  elif [ -n "$rules" ]; then
    step "规则:变异测试" "The rules, with every mistake in turn"
    as_one rules maven -ntp -pl backend -am test -Pmutation -Dskip.frontend -Dtest=CaseRulesTest \
      -Dsurefire.failIfNoSpecifiedTests=false
  elif [ -n "$duplicates" ]; then
    step "查重:查全率、查准率与用时" "Duplicates: precision, recall and times"
    attempt duplicates java_tests -pl backend -am test -Dskip.frontend "${only[@]}"
  elif [ -n "$log" ]; then
    step "决定日志:三项指标" "The log of decisions: its three figures"
    attempt log java_tests -pl deploy/verify,backend -am test -Dskip.frontend "${only[@]}"
  elif [ -n "$room" ]; then
    attempt "$room" java_tests -pl deploy/verify,backend -am test "${only[@]}"
  else
    test_everything
  fi
  finish
}
