#!/usr/bin/env bash
# run.sh [--provider cuda|tensorrt|cpu] [--levels 1,8,32,64] [--seconds 15] [--minutes 10] [--service "--face106....=..."]
# Checks the machine, starts the service, compares its answers with a CPU's, measures it and prints tables in Markdown.
here=$(cd "$(dirname "$0")" && pwd)
export LD_LIBRARY_PATH="$here/cuda${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec python3 "$here/run.py" "$@"
