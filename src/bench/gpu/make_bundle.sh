#!/usr/bin/env bash
# A folder that runs the service on a machine with a GPU and nothing else: jar, Java, native libraries, pictures, and what a CPU
# answers to them. From the root of a clone:
#
#   src/bench/gpu/make_bundle.sh --sets SETS --out BUNDLE [--vegeta PATH] [--jar JAR] [--cuda DIR] [--provider cpu]
#
# SETS is made by src/bench/load/make_sets.py. --cuda DIR adds CUDA's libraries (of pip packages nvidia-*-cu12, say), for machines
# that have a driver alone. --provider cpu takes the ordinary build: a dry run of everything but the GPU. JAVA_HOME chooses the
# Java that is taken along; it needs jlink. Then: tar -cf bundle.tar BUNDLE, and there: BUNDLE/run.sh
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
sets="" out="" vegeta=$(command -v vegeta || true) jar="" cuda="" provider=cuda
while [ $# -gt 0 ]; do
    case $1 in
        --sets) sets=$2 ;;
        --out) out=$2 ;;
        --vegeta) vegeta=$2 ;;
        --jar) jar=$2 ;;
        --cuda) cuda=$2 ;;
        --provider) provider=$2 ;;
        *) echo "unknown: $1" >&2; exit 2 ;;
    esac
    shift 2
done
if [ -z "$sets" ] || [ -z "$out" ] || [ -z "$vegeta" ]; then
    sed -n 2,11p "$0" >&2
    exit 2
fi

if [ -z "$jar" ]; then
    profile=$([ "$provider" = cpu ] && echo "" || echo "-Pcuda")
    (cd "$root" && mvn -q -B $profile -DskipTests clean package)
    jar=$(ls "$root"/target/face106-*.jar)
fi
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
rm -rf "$out"
mkdir -p "$out"

echo "Java: $("$java/bin/java" -version 2>&1 | head -1)"
"$java/bin/jlink" --module-path "$java/jmods" --add-modules \
    java.se,jdk.unsupported,jdk.net,jdk.jfr,jdk.crypto.ec,jdk.management,jdk.zipfs,jdk.localedata,jdk.naming.dns \
    --include-locales=en --strip-debug --no-header-files --no-man-pages --output "$out/jre"

echo "service: $jar"
"$java/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$out/app" > /dev/null
mv "$out"/app/*.jar "$out/app/face106.jar"
cp -r "$sets" "$out/sets"
cp "$vegeta" "$out/vegeta"
cp "$here"/run.sh "$here"/run.py "$here"/service.py "$here"/answers.py "$out/"
[ -z "$cuda" ] || { mkdir "$out/cuda"; find "$cuda" -name 'lib*.so.*' -exec cp -L {} "$out/cuda/" \; ; }

# This run unpacks the native libraries into the bundle, once.
echo "what the CPU answers"
python3 "$out/run.py" --provider cpu --write-reference
du -sh "$out"
