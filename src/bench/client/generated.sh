#!/bin/sh
# Makes a Java client of openapi.yaml, compiles it, and asks a running service with it.
set -eu
base=${1:?usage: generated.sh BASE_URL PICTURE [OPENAPI]}
picture=$(realpath "${2:?usage: generated.sh BASE_URL PICTURE [OPENAPI]}")
here=$(cd "$(dirname "$0")" && pwd)
openapi=$(realpath "${3:-$here/../../../openapi.yaml}")

mvn -q -B -f "$here/pom.xml" clean compile exec:java -Dopenapi="$openapi" -Dexec.args="$base $picture"
