# Finds a JDK that can build and run Lockstep.

readonly JDK_NEEDED=25

use_jdk() {
    local home candidates
    candidates=$(jdk_candidates)
    while IFS= read -r home; do
        if is_jdk "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done <<<"$candidates"

    cat >&2 <<TEXT
Lockstep needs a JDK $JDK_NEEDED or newer and found none. Looked at JAVA_HOME (${JAVA_HOME:-not set}), java on PATH,
/usr/lib/jvm, /opt, ~/.sdkman/candidates/java and /Library/Java/JavaVirtualMachines.

Install one, for example
  Debian, Ubuntu   apt-get install temurin-$JDK_NEEDED-jdk   (package source: https://adoptium.net)
  macOS            brew install --cask temurin@$JDK_NEEDED
  sdkman           sdk install java $JDK_NEEDED-tem
or set JAVA_HOME to the folder of one.
TEXT
    exit 2
}

jdk_candidates() {
    local java
    echo "${JAVA_HOME:-}"
    if java=$(command -v java); then
        java=$(readlink -f "$java")
        echo "${java%/bin/java}"
    fi
    printf '%s\n' /usr/lib/jvm/* /opt/* ~/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

is_jdk() {
    [[ -x $1/bin/javac && -f $1/release ]] || return 1
    local major
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    ((${major:-0} >= JDK_NEEDED))
}
