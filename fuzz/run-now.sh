#!/usr/bin/env bash
# Random bytes into every reader, one after the other: fuzz/run.sh [MINUTES [READER...]]
# MINUTES is the time of all of them together: 3 (as written) is a quick look, 60 the run before a release.
# Needs a C++ compiler (CXX, or c++) for libFuzzer and no other compiler of Rust than the project's; says so and ends well
# without one. An input may take 1 GB and 5 s of the processor: what takes longer by the clock is run once more alone, because
# another program may have had the processor. Exit code 1 when anything was found; its bytes are in fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-3}
shift $(($# < 1 ? $# : 1))
if ! command -v "${CXX:-c++}" >/dev/null; then
    echo "fuzzing skipped: no C++ compiler for libFuzzer (install g++ or clang, or set CXX)"
    exit
fi
host=$(rustc -vV | sed -n 's/host: //p')
# Counters of every branch for the fuzzer, and the checks of a test build: what SanitizerCoverage offers without nightly.
flags="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
flags+=" -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing"
flags+=" -Cdebug-assertions -Coverflow-checks"
RUSTFLAGS="$flags" cargo build --quiet --release --locked --manifest-path fuzz/Cargo.toml --target "$host"
readers=("$@")
[ $# -gt 0 ] || mapfile -t readers < <(find fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort)
seconds=$((minutes * 60 / ${#readers[@]}))
[ "$seconds" -gt 0 ] || { echo "$minutes minutes are too few for ${#readers[@]} readers"; exit 2; }
found=0 total=0
for reader in "${readers[@]}"; do
    more=()
    case $reader in
    rules | evidence) more=("profiles/$reader") ;;
    profiles) more=(profiles/materials profiles/processes profiles/printers profiles/gait) ;;
    esac
    [ -f "fuzz/dictionaries/$reader.dict" ] && more+=("-dict=fuzz/dictionaries/$reader.dict")
    mkdir -p "fuzz/grown/$reader" "fuzz/artifacts/$reader"
    log="fuzz/artifacts/$reader.log"
    rm -f "fuzz/artifacts/$reader"/slow-unit-*
    READER=$reader "fuzz/target/$host/release/reader" "fuzz/grown/$reader" "fuzz/corpus/$reader" "${more[@]}" \
        -max_total_time="$seconds" -timeout=60 -report_slow_units=5 -rss_limit_mb=1024 -malloc_limit_mb=1024 -print_final_stats=1 -max_len=65536 \
        -artifact_prefix="fuzz/artifacts/$reader/" >"$log" 2>&1 && fate=clean || fate=FOUND
    for slow in "fuzz/artifacts/$reader"/slow-unit-*; do
        [ ! -f "$slow" ] || (ulimit -t 5 && READER=$reader "fuzz/target/$host/release/reader" "$slow" >>"$log" 2>&1) || fate=FOUND
    done
    figure() { sed -n "s/stat::$1: *//p" "$log" | tail -1; }
    runs=$(figure number_of_executed_units) peak=$(figure peak_rss_mb)
    slowest=$(figure slowest_unit_time_sec)
    echo "$reader: $fate, ${runs:-?} inputs in $seconds s, slowest ${slowest:-?} s, at most ${peak:-?} MB"
    total=$((total + ${runs:-0}))
    [ $fate = clean ] || { found=1; echo "  see $log; once more: READER=$reader fuzz/target/$host/release/reader FILE"; }
done
echo "${#readers[@]} readers, $total inputs"
exit $found
