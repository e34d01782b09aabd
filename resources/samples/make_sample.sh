#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the sample backup and its baseline anew: shop.dump and shop.baseline.json in this folder.
#   make_sample.sh MUSTER_CLI
# Works in a throw-away server of its own; as root it runs as user postgres.
set -euo pipefail
cli=$(readlink -f "${1:?path of muster-cli}")
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
work=$(mktemp -d /var/tmp/muster-sample.XXXXXX)
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$work"
cleanup() {
    as "$bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap cleanup EXIT
chmod 755 "$work"
as "$bin/initdb" -D "$work/data" -U shop -N --auth=trust --encoding=UTF8 --locale=C >/dev/null
as "$bin/pg_ctl" -D "$work/data" -w -l "$work/log" -o "-c listen_addresses='' -c unix_socket_directories=$work -c fsync=off" start >/dev/null
as "$bin/createdb" -h "$work" -U shop shop
as "$bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$work" -U shop -d shop -f - <"$here/make_shop.sql" >/dev/null
as "$bin/pg_dump" -Fc -h "$work" -U shop shop >"$here/shop.dump"
"$cli" baseline take "host=$work user=shop dbname=shop" -o "$here/shop.baseline.json"
ls -l "$here"/shop.*
