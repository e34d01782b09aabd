#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures Muster beside the usual way of doing the same work: same machine, same dump, turn and turn about.
# An absolute time says nothing; the ratios do.
#
#   bench.sh FOLDER_OF_MUSTER [restore] [drill]      (./dev bench restore drill)
#
# MUSTER_BENCH_SCALE  size of the database (1 = 1.5 GB)     MUSTER_BENCH_ROUNDS  measurements of each (2)
# MUSTER_BENCH_DIR    where to work (a folder in /var/tmp); a database made there is used again
set -euo pipefail
cli=$(readlink -f "${1:?folder of muster-cli}")/muster-cli
shift
[ $# -gt 0 ] || set -- restore drill
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
scale=${MUSTER_BENCH_SCALE:-1}
rounds=${MUSTER_BENCH_ROUNDS:-2}
keep=${MUSTER_BENCH_DIR:-}
work=${keep:-$(mktemp -d /var/tmp/muster-bench.XXXXXX)}
mkdir -p "$work"
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$work"; fi
chmod 755 "$work"

pg() { as "$bin/$1" -h "$work" -U bench "${@:2}"; }
sql() { pg psql -X -d "${2:-postgres}" -Atqc "$1"; }
start() { # NAME [SETTING…]: a default cluster but for where it listens
    stop_all
    as rm -rf "$work/$1"
    as "$bin/initdb" -D "$work/$1" -U bench -A trust >/dev/null
    as "$bin/pg_ctl" -D "$work/$1" -w -l "$work/log" \
        -o "-c listen_addresses='' -c unix_socket_directories=$work ${*:2}" start >/dev/null
    running=$1
}
running=
stop_all() {
    if [ -n "$running" ]; then
        as "$bin/pg_ctl" -D "$work/$running" -m immediate stop >/dev/null 2>&1 || true
        as rm -rf "$work/$running"
        running=
    fi
}
finish() {
    stop_all
    "$cli" --quiet cleanup --sandbox-dir "$work/sandboxes" >/dev/null 2>&1 || true
    if [ -z "$keep" ]; then rm -rf "$work"; fi
}
trap finish EXIT
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }
median() { printf '%s\n' $1 | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'; }
say() { echo "  $*" >&2; }
row() { printf '%-46s %10s %10s %8s  %s\n' "$@"; }

prepare() {
    if [ -e "$work/freight.dump" ] && [ "$(cat "$work/scale" 2>/dev/null)" = "$scale" ]; then
        return
    fi
    say "making the database at scale $scale"
    start make -c fsync=off -c autovacuum=off
    pg createdb freight
    pg psql -X -q -v ON_ERROR_STOP=1 -v "scale=$scale" -d freight -f - <"$here/../data/make_freight.sql" >/dev/null
    as "$bin/pg_dump" -h "$work" -U bench -Fc -f "$work/freight.dump" freight
    as chmod 644 "$work/freight.dump"
    "$cli" --quiet baseline take "host=$work user=bench dbname=freight" -o "$work/freight.baseline.json" >/dev/null
    say "database $(sql "select pg_size_pretty(pg_database_size('freight'))"), dump $(stat -c %s "$work/freight.dump") bytes"
    stop_all
    echo "$scale" >"$work/scale"
}

# The usual way: pg_restore with four jobs into a default cluster. Sets took and wal.
peers_restore() {
    start peers
    pg createdb restored
    local before at
    before=$(sql 'select pg_current_wal_lsn()')
    cat "$work/freight.dump" >/dev/null
    at=$(now)
    pg pg_restore -d restored --no-owner --no-privileges --jobs=4 "$work/freight.dump"
    took=$(since "$at")
    wal=$(sql "select pg_current_wal_lsn() - '$before'::pg_lsn")
}

# The usual way to validate: a psql for each check. The database is there from peers_restore.
peers_validate() {
    sql 'analyze' restored
    local tables="from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    {
        sql "select format('select count(*) from %s', oid::regclass) $tables" restored
        sql "select format('select md5(string_agg(t::text, '''' order by t::text)) from %s t', oid::regclass) $tables" restored
        sql "select format('select count(*) from %s c left join %s p on p.%I = c.%I where c.%I is not null and p.%I is null',
               k.conrelid::regclass, k.confrelid::regclass, b.attname, a.attname, a.attname, b.attname)
             from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
             join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1] where k.contype = 'f'" restored
    } >"$work/checks.sql"
    local at query
    at=$(now)
    while IFS= read -r query; do sql "$query" restored >/dev/null </dev/null; done <"$work/checks.sql"
    took=$(since "$at")
}

# Muster's drill; the report lies in $work/report. Sets took (whole process) and restored (its restore step).
muster_drill() { # extra arguments
    rm -rf "$work/report"
    mkdir -p "$work/sandboxes"
    chmod 755 "$work/sandboxes"
    cat "$work/freight.dump" >/dev/null
    local at status=0
    at=$(now)
    "$cli" --quiet --store "$work/bench.sqlite" --json drill "$work/freight.dump" --sandbox-dir "$work/sandboxes" \
        "$@" >"$work/report.json" 2>"$work/muster.log" || status=$?
    took=$(since "$at")
    if [ "$status" != 0 ]; then
        jq -r '.error.message // .verdict, (.steps[]? | select(.status != "passed") | .message)' "$work/report.json" >&2
        cat "$work/muster.log" >&2
        exit 1
    fi
    restored=$(jq -r '[.journal.entries[] | select(.type == "measured" and .name == "restore_seconds")][-1].value' "$work/report.json")
    wal=$(jq -r '[.journal.entries[] | select(.type == "measured" and .name == "wal_bytes")][-1].value // empty' "$work/report.json")
}

# pg_restore by itself into a cluster with the settings of Muster's sandbox.
bare_restore() { # CONFIGURATION JOBS
    start bare
    as "$bin/pg_ctl" -D "$work/bare" -m fast stop >/dev/null
    as sh -c "cat '$1' >>'$work/bare/postgresql.conf'"
    as "$bin/pg_ctl" -D "$work/bare" -w -l "$work/log" \
        -o "-c listen_addresses='' -c unix_socket_directories=$work" start >/dev/null
    pg createdb restored
    cat "$work/freight.dump" >/dev/null
    local at
    at=$(now)
    pg pg_restore -d restored --jobs="$2" "$work/freight.dump" 2>/dev/null
    took=$(since "$at")
}

bench_restore() {
    local peers='' muster='' bare='' peers_wal muster_wal i kept jobs
    for i in $(seq "$rounds"); do
        say "restore, round $i of $rounds: the usual way"
        peers_restore
        peers+=" $took"
        peers_wal=$wal
        stop_all
        say "restore, round $i of $rounds: Muster"
        muster_drill --level quick --keep
        muster+=" $restored"
        muster_wal=$wal
        kept=$(jq -r '[.journal.entries[] | select(.type == "resource_removed" and .kept)][-1].path' "$work/report.json")
        grep -v '^unix_socket' "$kept/data/postgresql.conf" >"$work/sandbox.conf"
        chmod 644 "$work/sandbox.conf"
        "$cli" --quiet cleanup --sandbox-dir "$work/sandboxes" >/dev/null
        say "restore, round $i of $rounds: pg_restore by itself in the same cluster"
        jobs=$("$cli" drill "$work/freight.dump" --dry-run | grep -o -e '--jobs=[0-9]*' | head -1)
        bare_restore "$work/sandbox.conf" "${jobs#--jobs=}"
        bare+=" $took"
        stop_all
    done
    local p m b
    p=$(median "$peers") m=$(median "$muster") b=$(median "$bare")
    row 'restore (pg_restore --jobs=4 : Muster), s' "$p" "$m" "$(ratio "$m" "$p")" '≤ 0.95'
    row 'restore (bare pg_restore, same settings : Muster)' "$b" "$m" "$(ratio "$m" "$b")" '≤ 1.01'
    row 'WAL written by the restore, MB' "$((peers_wal / 1000000))" "$((${muster_wal:-0} / 1000000))" "$(ratio "${muster_wal:-0}" "$peers_wal")" '≤ 40 MB'
}

bench_drill() {
    local peers='' muster='' i first
    for i in $(seq "$rounds"); do
        say "drill, round $i of $rounds: the usual way (restore, then one psql a check)"
        peers_restore
        first=$took
        peers_validate
        peers+=" $(awk -v a="$first" -v b="$took" 'BEGIN { print a + b }')"
        stop_all
        say "drill, round $i of $rounds: Muster, with its baseline"
        muster_drill --baseline "$work/freight.baseline.json"
        muster+=" $took"
    done
    local p m
    p=$(median "$peers") m=$(median "$muster")
    row 'whole drill (restore + validation : Muster), s' "$p" "$m" "$(ratio "$m" "$p")" '≤ 0.60'
    row '  checks made' "$(wc -l <"$work/checks.sql")" "$(jq '.checks | length' "$work/report.json")" '' ''
}

prepare
row 'WORK' 'USUAL' 'MUSTER' 'RATIO' 'BAR'
for name in "$@"; do
    case $name in
    restore | drill) "bench_$name" ;;
    *)
        echo "bench: there is no benchmark called $name (restore, drill)" >&2
        exit 2
        ;;
    esac
done
