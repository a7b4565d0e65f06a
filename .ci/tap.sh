# For the tests that are shell scripts: one "ok" or "not ok" a check, which ./portal test counts.

failures=0

# check WHAT COMMAND…
check() {
  local what=$1; shift
  if "$@" >/dev/null 2>&1; then echo "ok - $what"; else echo "not ok - $what"; failures=$((failures + 1)); fi
}

# give_up WHY LOG: nothing further can be asked.
give_up() {
  echo "not ok - $1"
  tail -n 30 "$2"
  exit 1
}

# contains PATTERN COMMAND…: whether the command's output has it.
contains() { local pattern=$1; shift; "$@" | grep -qiE -- "$pattern"; }

# Below the ports that the system gives to callers: one of those may be taken between the look and the use.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# until_ready PORT PID SECONDS
until_ready() {
  for _ in $(seq $(($3 * 4))); do
    [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1/actuator/health/readiness")" = 200 ] && return 0
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.25
  done
  return 1
}

# first KEY FILE: the first text that a JSON file has under the key.
first() { tr ',{' '\n' <"$2" | sed -n "s/^ *\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

# field KEY MATCH FILE: a text of the first object in a JSON file that has the match.
field() { tr -d '\n' <"$3" | tr '{' '\n' | grep -F "$2" | head -n 1 | tr ',' '\n' | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
