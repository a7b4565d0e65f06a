# What the tests need beside a JDK: taken from Debian's packages where that is allowed, asked for by name where not.

# Runs a command as root, or says no.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

install_package() {
  command -v apt-get >/dev/null || return 1
  say "安装 Debian 软件包 $1 …" "Installing the Debian package $1 …"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >>"$ROOT/target/packages.log" 2>&1 && return 0
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >>"$ROOT/target/packages.log" 2>&1 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >>"$ROOT/target/packages.log" 2>&1
}

# need PRESENT PACKAGE PURPOSE-zh PURPOSE-en: PRESENT is a function that finds the thing; a test is never skipped for want of it.
need() {
  mkdir -p "$ROOT/target"
  "$1" >/dev/null 2>&1 && return 0
  install_package "$2" && "$1" >/dev/null 2>&1 && return 0
  die 1 "缺少 $2($3),且无法自行安装:请先安装该软件包。" "$2 is missing ($4) and can't be installed from here; please install that package first."
}

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}
has_chinese_font() { [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=zh-cn file 2>/dev/null)" ]; }
has_nginx() { command -v nginx || [ -x /usr/sbin/nginx ]; }
has_openssl() { command -v openssl; }
has_clamd() { [ -x /usr/sbin/clamd ]; }
has_softhsm() { command -v softhsm2-util; }
has_curl() { command -v curl; }
find_libaio() { find /lib /usr/lib /usr/lib64 -name 'libaio.so.1' -o -name 'libaio.so.1t64' 2>/dev/null | grep -m 1 .; }
has_libnuma() { find /lib /usr/lib /usr/lib64 -name 'libnuma.so.1' 2>/dev/null | grep -m 1 .; }
