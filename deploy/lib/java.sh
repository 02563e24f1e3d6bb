# Sourced by the scripts beside it: finds a JDK and builds what is not built. Sets JAVA and ROOT.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Prints the major version of a java program, or nothing.
java_version() {
    "$1" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
}

# A JDK 21 or newer: JAVA_HOME, then the PATH, then where systems and tools install them.
find_java() {
    local candidate version
    for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" \
        /usr/lib/jvm/*/bin/java /opt/*jdk*/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java \
        "$HOME"/.jdks/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
        [ -n "$candidate" ] && [ -x "$candidate" ] || continue
        version=$(java_version "$candidate")
        if [ -n "$version" ] && [ "$version" -ge 21 ]; then
            JAVA=$candidate
            return 0
        fi
    done
    echo "No JDK 21 or newer was found. Install one, or set JAVA_HOME to it." >&2
    return 1
}

# True when the server's jar is missing or older than a source.
must_build() {
    local jar="$ROOT/src/target/quota-exchange.jar"
    [ -f "$jar" ] && [ -d "$ROOT/src/target/lib" ] || return 0
    [ -n "$(find "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT/src/main" "$ROOT/matching-engine/src/main" "$ROOT/web-ui/src" \
        -newer "$jar" -type f -print -quit 2>/dev/null)" ]
}

# Builds, with a line every few seconds so that nobody thinks it hangs.
build_if_needed() {
    must_build || return 0
    command -v mvn >/dev/null || { echo "Maven is needed to build: install it (mvn), then start again." >&2; return 1; }
    command -v npm >/dev/null || { echo "Node with npm is needed to build the pages: install it, then start again." >&2; return 1; }
    local log="$ROOT/target/build.log" started=$SECONDS pid
    mkdir -p "$ROOT/target"
    echo >&2 "Building (the first time takes some minutes; details in target/build.log)"
    (cd "$ROOT" && exec mvn -B -Dmaven.test.skip=true package) >"$log" 2>&1 &
    pid=$!
    trap 'kill "$pid" 2>/dev/null' INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        sleep 5
        kill -0 "$pid" 2>/dev/null &&
            echo >&2 "  … $((SECONDS - started)) s: $(grep -o 'Building Quota Exchange.*\|--- [a-z-]*:[^ ]*:[a-z-]*' "$log" | tail -n 1)"
    done
    trap - INT TERM
    if ! wait "$pid"; then
        tail -n 40 "$log" >&2
        echo "The build failed; the whole log is target/build.log." >&2
        return 1
    fi
    echo >&2 "Built in $((SECONDS - started)) s."
}
