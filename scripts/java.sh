# Finds a JDK and builds Jirga. Sourced by jirga, check and format, which set $root first.
# Works with the bash 3.2 of macOS.

# Earlier releases of 25 can corrupt data under G1 (JDK-8377811).
readonly least_java=25.0.3

say() { printf '%s\n' "jirga: $*" >&2; }

# Version of the JDK in a folder, from its release file; fails where there is no JDK.
jdk_version() {
  local line
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#*\"}
        printf '%s\n' "${line%%\"*}"
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# Whether version $1 is at least version $2; parts that are missing count as 0.
at_least() {
  local IFS=. i
  local have=(${1%%[!0-9.]*}) want=(${2%%[!0-9.]*})
  for i in 0 1 2; do
    [ "${have[i]:-0}" -gt "${want[i]:-0}" ] && return 0
    [ "${have[i]:-0}" -lt "${want[i]:-0}" ] && return 1
  done
  return 0
}

# Folders that may be a JDK, one a line. What is on the path comes first: it is what people set.
jdk_places() {
  local java
  if java=$(command -v java) && java=$(readlink -f "$java" 2>/dev/null); then
    printf '%s\n' "${java%/bin/java}"
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# Sets $jdk and $jdk_version, or explains how to get a JDK and ends with 2.
find_jdk() {
  local place version passed=''
  if [ -n "${JAVA_HOME:-}" ]; then
    version=$(jdk_version "$JAVA_HOME") || version='no JDK'
    if at_least "$version" "$least_java"; then
      jdk=$JAVA_HOME
      jdk_version=$version
      return
    fi
    passed="JAVA_HOME ($JAVA_HOME) is $version, Jirga needs $least_java or later"
  fi
  while read -r place; do
    version=$(jdk_version "$place") || continue
    if at_least "$version" "$least_java"; then
      jdk=$place
      jdk_version=$version
      [ -z "$passed" ] || say "$passed; using $jdk"
      return
    fi
  done <<EOF
$(jdk_places)
EOF
  [ -z "$passed" ] || say "$passed"
  say "no JDK $least_java or later found in JAVA_HOME, on the path or in the usual folders.
  Get one from https://adoptium.net (Temurin 25), or with
    sdk install java 25.0.3-tem          (SDKMAN, any Linux or macOS)
    brew install --cask temurin@25       (macOS)
  or from your system's packages if they have it, and set JAVA_HOME to its folder if it is still not found."
  exit 2
}

find_maven() {
  command -v mvn >/dev/null && return
  say "Maven is needed to build Jirga, and mvn is not on the path.
  Get it with: apt-get install maven, brew install maven, or from https://maven.apache.org"
  exit 2
}

# Runs Maven on the JDK that was found, in the root of the project.
maven() {
  # Maven's own libraries use Unsafe's memory access, of which Java 25 warns; and Maven 3.8 resets
  # colours that it was told not to use.
  (
    set -o pipefail
    cd "$root"
    JAVA_HOME=$jdk MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
      mvn -B -q -Dstyle.color=never "$@" </dev/null 2>&1 | sed "s/$(printf '\033')\[0m//g"
  )
}

# What the last build was made from: the commit, so that a pull is followed by a build. Edited
# files do not count: looking at every source would cost each start more than it is worth.
built_from="$root/workbench/target/built-from"
revision() { git -C "$root" rev-parse HEAD 2>/dev/null || echo 'no commit'; }

is_built() {
  [ -f "$root/workbench/target/jirga.jar" ] && [ -f "$built_from" ] &&
    [ "$(revision)" = "$(cat "$built_from" 2>/dev/null)" ]
}

build() {
  local log="$root/target/build.log" revision
  find_maven
  mkdir -p "$root/target"
  # Two first starts at once must not build into the same folder.
  if command -v flock >/dev/null; then
    exec 9>"$root/target/build.lock"
    flock 9
    if [ "${1:-}" != again ] && is_built; then
      exec 9>&-
      return
    fi
  fi
  say "building this version once, a minute or two (log: $log)"
  rm -f "$built_from"
  revision=$(revision)
  if ! maven -pl workbench -am -Dmaven.test.skip=true package >"$log" 2>&1; then
    tail -n 25 "$log" >&2
    say "the build failed; the lines above are the end of $log"
    exit 3
  fi
  printf '%s\n' "$revision" >"$built_from"
  exec 9>&- # or Java would inherit the lock and keep it
}

# Sets $aot_cache to Java's ahead-of-time cache (JEP 514) for this build and this JDK, and makes it
# where it is missing; fails where there is none, as in a folder that cannot be written to. The
# program does the same without it, 0.1 s later.
#
# A cache has the time stamp of $built_from, so that another build is followed by another cache.
# An empty one says that this JDK could not make it.
find_cache() {
  local name="${jdk//[!A-Za-z0-9.]/-}-$jdk_version.aot"
  aot_cache="$root/workbench/target/aot/$name"
  if [ ! -f "$aot_cache" ] || [ "$aot_cache" -nt "$built_from" ] || [ "$aot_cache" -ot "$built_from" ]; then
    make_cache || return
  fi
  [ -s "$aot_cache" ]
}

# Two that make it at once do so in files of their own; the last one stays.
make_cache() {
  local new="$aot_cache.$$"
  mkdir -p "${aot_cache%/*}" 2>/dev/null && : 2>/dev/null >"$new" || return
  (
    trap 'rm -f "$new" "$new.config"' EXIT
    trap 'exit 130' INT TERM HUP
    # The same collector and modules as at a start, or the cache would not fit.
    "$jdk/bin/java" -XX:+UseSerialGC -XX:AOTCacheOutput="$new" \
      -cp "$root/workbench/target/jirga.jar" org.jirga.workbench.cli.Rehearsal \
      </dev/null >/dev/null 2>&1 || : >"$new"
    touch -r "$built_from" "$new" && mv -f "$new" "$aot_cache"
  )
}
