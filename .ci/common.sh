# Shared by portal and the scripts in this folder: words to the person, the JDK, Maven, the build.
# Kept to bash 3.2, which is what a Mac has.

readonly JDK_VERSION=25
readonly JAR="$ROOT/backend/target/cobuild.jar"
readonly VERIFIER="$ROOT/deploy/verify/target/cobuild-verify.jar"
readonly BUILD_LOG="$ROOT/target/build.log"
# The jar unpacked, and what was learnt in one start of it: by the JVM, with which a start costs half, and what living
# through the demo leaves, from which the next first start takes it.
readonly UNPACKED="$ROOT/backend/target/unpacked"
readonly LEARNT="$UNPACKED/cobuild.aot"
readonly RECORDING="$UNPACKED/demo.zip"

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in zh*) LANGUAGE_IS_CHINESE=yes ;; *) LANGUAGE_IS_CHINESE= ;; esac

# say 中文 English: one sentence in the language of the person's terminal.
say() { if [ -n "$LANGUAGE_IS_CHINESE" ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi; }

# die STATUS 中文 English
die() { say "$2" "$3" >&2; exit "$1"; }

# The version a Java home says it has, without starting it: JAVA_VERSION="25.0.1" in its release file.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
  echo "${JAVA_HOME:-}"
  if [ -f "$HOME/.m2/toolchains.xml" ]; then
    sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml"
  fi
  local home
  for home in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@$JDK_VERSION/libexec/openjdk.jdk/Contents/Home /opt/java/* /opt/jdk*; do
    echo "$home"
  done
  local java
  if java=$(command -v java); then
    while [ -L "$java" ]; do # readlink -f is not on every Mac
      local target; target=$(readlink "$java")
      case $target in /*) java=$target ;; *) java=$(dirname "$java")/$target ;; esac
    done
    (cd "$(dirname "$java")/.." && pwd)
  fi
}

# Exports JAVA_HOME of a JDK 25, or stops with a sentence.
use_jdk() {
  local home
  while IFS= read -r home; do
    if [ -n "$home" ] && [ "$(jdk_major "$home" 2>/dev/null)" = "$JDK_VERSION" ]; then
      export JAVA_HOME="$home"
      return
    fi
  done <<<"$(jdk_candidates)"
  die 1 "没有找到 JDK $JDK_VERSION:请安装(例如 Eclipse Temurin $JDK_VERSION),或将 JAVA_HOME 指向它。" \
    "No JDK $JDK_VERSION was found. Install one (Eclipse Temurin $JDK_VERSION, for example) or point JAVA_HOME to it; \
looked in JAVA_HOME, ~/.m2/toolchains.xml, /usr/lib/jvm, ~/.sdkman, ~/.jdks, /Library/Java and the PATH."
}

# An installed Maven of 3.8 or newer, else the wrapper, which fetches one.
maven() {
  local version=
  if command -v mvn >/dev/null; then
    version=$(mvn -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  fi
  case $version in
    "3 "[89] | "3 "[1-9][0-9] | [4-9]" "*) (cd "$ROOT" && mvn -B "$@") ;;
    *) (cd "$ROOT" && ./mvnw -B "$@") ;;
  esac
}

# newer JAR PATH…: prints a source that is newer than the jar, or nothing. A deleted file counts too: its folder is newer
# then.
newer() {
  local jar=$1; shift
  [ -f "$jar" ] || { echo "$jar"; return; }
  (cd "$ROOT" && find pom.xml "$@" -path frontend/src/gql -prune -o -newer "$jar" ! -path frontend/src -print 2>/dev/null | head -n 1) || true
}

# Turns Maven's wall of lines into one line per step.
show_steps() {
  awk -v zh="$LANGUAGE_IS_CHINESE" '
    function step(chinese, english) {
      if (chinese == last) return
      last = chinese
      printf "  · %s\n", zh ? chinese : english
      fflush()
    }
    /^Downloaded from|^\[INFO\] Downloaded from/ {
      if (++fetched % 100 == 0) { printf "    %s %d\n", zh ? "已下载的程序库文件:" : "library files fetched:", fetched; fflush() }
    }
    /@ graphql-schema/                             { step("接口定义", "the GraphQL contract") }
    /:exec \(node-without-its-site\)/              { step("前端:Node", "screens: Node") }
    /npm \(fonts\)/                                { pending = "fonts" }
    /npm \(libraries\)/                            { pending = "libraries" }
    /npm \(bundle\)/                               { pending = "bundle" }
    /Running .npm ci/ && pending == "fonts"        { step("字体", "fonts (npm ci)") }
    /Running .npm ci/ && pending == "libraries"    { step("前端:安装程序库", "screens: libraries (npm ci)") }
    /Running .npm run build/                       { step("前端:构建", "screens: bundle") }
    /:compile \(.*\) @ backend/                    { step("服务端:编译", "server: compile") }
    /:repackage \(.*\) @ backend/                  { step("服务端:打包", "server: jar") }
    /:compile \(.*\) @ cobuild-verify/             { step("核验程序", "the verifier of the log of decisions") }'
}

# Builds backend/target/cobuild.jar when it is missing or older than a source.
build_when_out_of_date() {
  build "$JAR" "$(newer "$JAR" backend/pom.xml backend/src/main backend/src/generated graphql-schema/pom.xml \
    graphql-schema/src fonts/pom.xml fonts/package-lock.json frontend/pom.xml frontend/package.json frontend/package-lock.json \
    frontend/index.html frontend/graphiql.html frontend/vite.config.ts frontend/vite.graphiql.config.ts frontend/public frontend/src)"
}

build_verifier_when_out_of_date() {
  build "$VERIFIER" "$(newer "$VERIFIER" deploy/verify/pom.xml deploy/verify/src/main)" -pl deploy/verify
}

# build JAR NEWER [MAVEN OPTIONS]: makes the jar because of what is newer, if anything is.
build() {
  local jar=$1 newer=$2; shift 2
  [ -n "$newer" ] || return 0
  if [ "$newer" = "$jar" ]; then
    say "首次构建,需要几分钟。" "Building Cobuild for the first time; this takes a few minutes."
  else
    say "源文件有更新(${newer}),重新构建。" "Building again, because $newer is newer than the jar."
  fi
  mkdir -p "$ROOT/target"
  # A running portal keeps the file it has open; overwriting it in place would pull the floor away under it.
  rm -f "$jar"
  if ! maven "$@" -DskipTests -Dspotless.check.skip package 2>&1 | tee "$BUILD_LOG" | show_steps; then
    grep -E '^\[ERROR\]' "$BUILD_LOG" | grep -vE 'npm warn|To see the full|Re-run Maven|For more information|Help 1|After correcting|<args>|^\[ERROR\] *$' |
      head -n 12 >&2 || true
    die 1 "构建失败,完整日志:$BUILD_LOG" "The build failed; its full log is $BUILD_LOG"
  fi
}

# Sets PORTAL: the words that start the portal, to which its options are added. The first time after a build it lets the
# JVM learn a start by heart (its AOT cache, JEP 483) and keeps what the demo's years leave, on data that are thrown away;
# where that fails, starts are slower.
portal_command() {
  local flags=(-Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED)
  [ "$UNPACKED/cobuild.jar" -nt "$JAR" ] || learn_to_start "${flags[@]}"
  if [ -f "$LEARNT" ]; then flags+=("-XX:AOTCache=$LEARNT"); fi
  # shellcheck disable=SC2206  # COBUILD_JAVA_OPTS are several words
  flags+=(${COBUILD_JAVA_OPTS:-})
  PORTAL=("$JAVA_HOME/bin/java" "${flags[@]}" -jar "$UNPACKED/cobuild.jar" "--cobuild.tenants=$ROOT/tenants"
    "--cobuild.demo-recording=$RECORDING")
}

learn_to_start() {
  say "  · 服务端:预热并录制演示数据,使以后的启动更快" "  · server: learning to start quickly, and living through the demo"
  rm -rf "$UNPACKED"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$JAR" extract --destination "$UNPACKED" >/dev/null
  touch "$UNPACKED/cobuild.jar" # it keeps the packed one's time, and is told by its own
  local work pid; work=$(mktemp -d "${TMPDIR:-/tmp}/cobuild-learn.XXXXXX")
  "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$LEARNT" "$@" -jar "$UNPACKED/cobuild.jar" --server.port=0 \
    "--cobuild.data=$work/data" --cobuild.demo=true "--cobuild.demo-recording=$RECORDING" "--cobuild.tenants=$ROOT/tenants" \
    >"$work/log" 2>&1 </dev/null &
  pid=$!
  trap 'kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; rm -rf "$work" "$UNPACKED"; exit 130' INT TERM HUP
  for _ in $(seq 240); do
    if grep -qs "http://localhost:" "$work/log" || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.5
  done
  kill -TERM "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  trap - INT TERM HUP
  rm -rf "$work"
}
