# Builds the processes when their sources changed, and calls Maven for everybody who needs it.

readonly BUILD_LOG=target/build.log BUILD_MARK=target/built-from SIMULATOR_MARK=target/simulator-built-from

need_maven() {
    if ! command -v "${MVN:-mvn}" >/dev/null; then
        echo "Lockstep is built with Maven 3.8.7 or a newer 3.x, and '${MVN:-mvn}' is not on PATH:" >&2
        echo "apt-get install maven, brew install maven or sdk install maven." >&2
        exit 2
    fi
}

# Maven's own libraries still use sun.misc.Unsafe; the four lines the JDK says about it are not about us.
maven() {
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" \
        "${MVN:-mvn}" -B -ntp -Dstyle.color=never "$@"
}

# A warm start calls no Maven: the sources are the ones the jars were built from.
ensure_built() {
    local sources
    sources=$(sources_checksum)
    if is_built && [[ $(<$BUILD_MARK) == "$sources" ]]; then
        return
    fi

    need_maven
    mkdir -p target
    echo "Building Lockstep; the first time this also fetches its libraries. Details: $BUILD_LOG" >&2
    local started=$SECONDS
    if ! maven package -DskipTests -pl platform-local,platform-api,platform-ui -am 2>&1 | tee $BUILD_LOG | progress >&2; then
        # with warnings as errors, the reason is in a line that says WARNING
        grep -E '^\[ERROR\] [^[]|^\[WARNING\] .*\.java:' $BUILD_LOG | head -20 >&2
        echo "The build failed. All of it is in $BUILD_LOG" >&2
        exit 1
    fi
    unpack_jars
    echo "$sources" >$BUILD_MARK
    echo "Built in $((SECONDS - started)) s." >&2
}

# The simulator is no part of what runs: it is built by itself, and only when it is asked for.
ensure_simulator() {
    local sources boot=bench/target/boot
    sources=$(sources_checksum)
    if [[ -f $SIMULATOR_MARK && $(<$SIMULATOR_MARK) == "$sources" ]] && compgen -G "$boot/bench-*-exec.jar" >/dev/null; then
        return
    fi

    need_maven
    mkdir -p target
    echo "Building the simulator. Details: $BUILD_LOG" >&2
    if ! maven package -DskipTests -pl bench -am >$BUILD_LOG 2>&1; then
        grep -E '^\[ERROR\] [^[]|^\[WARNING\] .*\.java:' $BUILD_LOG | head -20 >&2
        echo "The build failed. All of it is in $BUILD_LOG" >&2
        exit 1
    fi
    rm -rf $boot
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar bench/target/bench-*-exec.jar extract --destination $boot >>$BUILD_LOG
    echo "$sources" >$SIMULATOR_MARK
}

progress() {
    sed -un 's/^\[INFO\] Building \(Lockstep.*[^ ]\) 0\.[^ ]* *\(\[.*\]\)$/  \2 \1/p'
}

is_built() {
    [[ -f $BUILD_MARK && -f $(launcher_jar) ]]
}

# A boot jar unpacked starts in about half the time of the jar itself, which is read through two layers of zip.
unpack_jars() {
    local module
    for module in platform-local platform-engine platform-api platform-ui; do
        rm -rf $module/target/boot
        "$JAVA_HOME/bin/java" -Djarmode=tools -jar $module/target/$module-*-exec.jar \
            extract --destination $module/target/boot >>$BUILD_LOG
    done
}

launcher_jar() {
    echo platform-local/target/boot/platform-local-*-exec.jar
}

# By content and not by time, so that changing branches back and forth builds only what differs.
sources_checksum() {
    find pom.xml .mvn db */pom.xml */src/main \
        \( -name target -o -name test -o -name generated \) -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 cksum | cksum
}
