#!/usr/bin/env bash
# Runs every fuzz target for so many seconds, so many at a time: fuzz/run.sh [SECONDS [TARGETS_AT_A_TIME [TARGET...]]].
# Needs a nightly compiler and cargo-fuzz; says so and ends well when they are absent. Exit code 1 when anything crashed.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-20} at_a_time=${2:-1}
shift $(($# < 2 ? $# : 2))
if ! cargo +nightly fuzz --version >/dev/null 2>&1; then
    echo "fuzzing skipped: no nightly compiler with cargo-fuzz"
    exit
fi
cargo +nightly fuzz build
export seconds ASAN_OPTIONS=detect_odr_violation=0:allocator_may_return_null=1
one() {
    target=$1 profiles=()
    case $target in
    rules | evidence) profiles=("profiles/$target") ;;
    profiles) profiles=(profiles/materials profiles/processes profiles/printers profiles/gait) ;;
    esac
    [ -f "fuzz/dictionaries/$target.dict" ] && profiles+=("-dict=fuzz/dictionaries/$target.dict")
    mkdir -p "fuzz/grown/$target" "fuzz/artifacts/$target"
    nice -n 19 "fuzz/target/$(rustc -vV | sed -n 's/host: //p')/release/$target" "fuzz/grown/$target" "fuzz/corpus/$target" \
        "${profiles[@]}" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=3000 -malloc_limit_mb=1500 -print_final_stats=1 \
        -artifact_prefix="fuzz/artifacts/$target/" >"fuzz/artifacts/$target.log" 2>&1 && fate=clean || fate=CRASHED
    runs=$(sed -n 's/stat::number_of_executed_units: *//p' "fuzz/artifacts/$target.log")
    echo "$target: $fate, ${runs:-?} executions; fuzz/artifacts/$target.log"
    [ $fate = clean ]
}
export -f one
targets=("$@")
[ $# -gt 0 ] || mapfile -t targets < <(find fuzz/targets -name '*.rs' -printf '%f\n' | sed 's/\.rs$//' | sort)
printf '%s\n' "${targets[@]}" | xargs -P "$at_a_time" -I{} bash -c 'one {}'
