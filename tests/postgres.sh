#!/bin/sh
# Runs a command with a private, throw-away PostgreSQL:
#   tests/postgres.sh cargo test -p store
# The command finds it by CHANCERY_TEST_POSTGRES, the URL of a superuser. The server is stopped and removed at the end,
# whatever the end is.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 command …" >&2; exit 2; }

# The newest server on this machine; a missing one is installed.
binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if [ -z "$(binaries)" ]; then
    as_root apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql-15 >&2
fi
bin=$(binaries)

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

home=$(as_postgres mktemp -d "${TMPDIR:-/tmp}/chancery-postgres.XXXXXX")
stop() {
    as_postgres "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

as_postgres "$bin/initdb" -D "$home/data" -U postgres --auth=trust --encoding=UTF8 --locale=C >"$home.log" 2>&1 ||
    { cat "$home.log" >&2; rm -f "$home.log"; exit 1; }
rm -f "$home.log"

# A port may be taken between the guess and the start; then guess again.
tries=0
while :; do
    port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
    if as_postgres "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w start \
        -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$home -c max_connections=300" \
        >/dev/null 2>&1; then
        break
    fi
    tries=$((tries + 1))
    [ "$tries" -lt 5 ] || { cat "$home/log" >&2; exit 1; }
done

CHANCERY_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
export CHANCERY_TEST_POSTGRES
"$@"
