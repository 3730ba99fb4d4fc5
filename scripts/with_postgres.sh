#!/bin/sh
# Runs a command with DATABASE_URL pointing at a private PostgreSQL server, from the system's packages, then removes it.
set -eu
server() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
if [ -z "$(server)" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing PostgreSQL from the system's packages"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
  else
    echo "PostgreSQL is missing. On Debian or Ubuntu: sudo apt-get install postgresql" >&2; exit 1
  fi
fi
bin=$(server)
folder=$(mktemp -d)
port=${PGTEST_PORT:-54329}
as_owner() { # initdb refuses to run as root
  if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$folder" "$@"); else "$@"; fi
}
[ "$(id -u)" != 0 ] || chown postgres "$folder"
trap 'as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT INT TERM
as_owner "$bin/initdb" -D "$folder/data" -U tester -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
as_owner "$bin/pg_ctl" -D "$folder/data" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off" -l "$folder/log" start >/dev/null
echo "Private PostgreSQL $("$bin/postgres" --version | grep -o '[0-9.]*' | head -n 1) on port $port"
DATABASE_URL="postgres://tester@127.0.0.1:$port/postgres" "$@"
