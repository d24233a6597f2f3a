# ./lockstep test: Maven runs the tests; this chooses them by tag and says at the end how it went.

readonly UNIVERSES=50000
readonly SMOKE_TESTS_AT_LEAST=14 SMOKE_SECONDS_AT_MOST=2 SMOKE_TOO_SLOW=3

run_tests() {
    case "${1:-}" in
        "") smoke_gate && install_browser && every_test verify -Dtest.jvm=-Duniverses=$UNIVERSES ;;
        --fast) every_test verify -Dtest.excluded=server,browser ;;
        --smoke) smoke_gate ;;
        --containers) on_containers ;;
        --histories)
            every_test test -pl db,platform-engine -am -Dtest=TwinHistoriesTest,ConcurrentHistoriesTest -Dtest.excluded= -Dtest.timeout=24h \
                -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm="-Dhistories=${2:-10000} -Dhistories.first=${3:-0}"
            ;;
        --only)
            every_test test -Dtest="${2:?which test? ./lockstep test --only NAME}" -Dtest.excluded= \
                -Dsurefire.failIfNoSpecifiedTests=false
            ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
}

# Row security, stores and the walk once more, with PostgreSQL from a container image.
on_containers() {
    if ! container_engine_answers; then
        echo "Skipped: no container engine answers at ${DOCKER_HOST:-unix:///var/run/docker.sock}. These tests take"
        echo "PostgreSQL from an image instead of the embedded binaries; ./lockstep test runs them all without one."
        return
    fi
    LOCKSTEP_TEST_POSTGRES=container every_test test -pl db,platform-engine,platform-local -am \
        -Dtest.groups=server -Dtest='dev.lockstep.db.**,dev.lockstep.engine.**,WalkTest' \
        -Dsurefire.failIfNoSpecifiedTests=false
}

container_engine_answers() {
    local engine=${DOCKER_HOST:-unix:///var/run/docker.sock}
    case "$engine" in
        unix://*) curl -fs --max-time 5 --unix-socket "${engine#unix://}" http://localhost/_ping >/dev/null ;;
        tcp://*) curl -fs --max-time 5 "http://${engine#tcp://}/_ping" >/dev/null ;;
        *) return 1 ;;
    esac
}

# The browser tests drive the system's Chromium. Root of a Debian gets it; anybody else is told by the tests.
install_browser() {
    if ((EUID == 0)) && ! command -v chromium >/dev/null && command -v apt-get >/dev/null; then
        echo "Installing Chromium for the browser tests."
        { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium \
            fonts-dejavu-core; } >/dev/null 2>&1 || echo "Chromium could not be installed; see the browser tests." >&2
    fi
}

# The tests that tell within two seconds whether the heart of it is right: no server, no Spring. A machine that was busy
# with something else the first time is asked once more.
smoke_gate() {
    smoke_tests && return
    (($? == SMOKE_TOO_SLOW)) && echo "Once more, in case the machine was busy." && smoke_tests
}

smoke_tests() {
    # a JVM that lives two seconds is faster with the quick compiler alone
    every_test test -Dtest.groups=smoke -Dtest.excluded= -Dtest.jvm=-XX:TieredStopAtLevel=1 || return 1

    local tests seconds
    read -r tests seconds < <(test_times | awk '{ s += $1 } END { printf "%d %.2f\n", NR, s }')
    echo "Smoke gate: $tests tests in $seconds s; wanted are $SMOKE_TESTS_AT_LEAST or more in $SMOKE_SECONDS_AT_MOST s or less."
    if ((tests < SMOKE_TESTS_AT_LEAST)); then
        echo "The smoke gate is closed: too few tests."
        return 1
    fi
    if awk "BEGIN { exit !($seconds > $SMOKE_SECONDS_AT_MOST) }"; then
        echo "The smoke gate is closed: too slow."
        return $SMOKE_TOO_SLOW
    fi
}

every_test() {
    need_maven
    local started=$SECONDS outcome=0
    rm -rf ./*/target/surefire-reports
    maven --fail-at-end "$@" || outcome=$?
    summary $((SECONDS - started)) "$outcome"
    return "$outcome"
}

summary() {
    local seconds=$1 outcome=$2
    echo
    failed_tests
    printf '%-18s %7s %7s %8s %9s\n' module tests failed skipped seconds
    test_suites | sort | awk '
        { tests[$1] += $2; failed[$1] += $3 + $4; skipped[$1] += $5; time[$1] += $6 }
        END { for (m in tests) printf "%-18s %7d %7d %8d %9.1f\n", m, tests[m], failed[m], skipped[m], time[m] }'
    echo
    echo "slowest:"
    test_suites | sort -k 6,6nr | head -8 | awk '{ printf "  %7.1f s  %s\n", $6, $7 }'
    test_suites | awk -v seconds="$seconds" -v outcome="$outcome" '
        { tests += $2; failed += $3 + $4; skipped += $5 }
        END {
            printf "\n%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped
            printf "%s after %d s\n", outcome == 0 ? "SUCCESS" : "FAILURE", seconds
        }'
}

# One line per test class: module tests failures errors skipped seconds name
test_suites() {
    local module report
    for report in ./*/target/surefire-reports/TEST-*.xml; do
        [[ -f $report ]] || continue
        module=${report#./}
        grep -o '<testsuite [^>]*>' "$report" | awk -v module="${module%%/*}" '
            function value(name) { return match($0, " " name "=\"[^\"]*") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
            { gsub(",", "", $0); print module, value("tests"), value("failures"), value("errors"), value("skipped"), value("time"),
                value("name") }'
    done
}

# One line per test: its own seconds, without what its class and JUnit take to load.
test_times() {
    cat ./*/target/surefire-reports/TEST-*.xml 2>/dev/null | sed -n 's/.*<testcase .* time="\([0-9.]*\)".*/\1/p'
}

failed_tests() {
    local reports
    reports=$(grep -lE '<(failure|error)' ./*/target/surefire-reports/TEST-*.xml 2>/dev/null) || return 0
    echo "Failed:"
    # shellcheck disable=SC2086 # our own paths, without blanks
    awk '
        /<testcase / { match($0, / name="[^"]*/); name = substr($0, RSTART + 7, RLENGTH - 7)
                       match($0, /classname="[^"]*/); of = substr($0, RSTART + 11, RLENGTH - 11) }
        /<(failure|error)/ { print "  " of " " name }' $reports | sort -u
    echo
}
