#!/bin/sh
# From a folder of pictures to the network of proposals:
#   run.sh DATA OUT [MINUTES]      everything; what is there already is kept, so a stopped run goes on
#   run.sh --smoke DATA OUT        the same on few pictures, some minutes: shows that all parts fit together
# START: a checkpoint whose weights training begins with. PYTHON: the interpreter (python3). PROCESSES: how many prepare pictures or make batches at a time (2).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
processes=${PROCESSES:-2}
export OMP_NUM_THREADS=1

smoke=
if [ "${1:-}" = --smoke ]; then smoke=yes; shift; fi
[ $# -ge 2 ] || { sed -n '2,5s/^# *//p' "$0" >&2; exit 2; }
data=$1 out=$2 minutes=${3:-60}
# 37 and not 40: every fifth picture is left out of training, so the step may share no factor with 5.
if [ -n "$smoke" ]; then few="--every 37" length="--batches 60" out=$out/smoke; else few="" length="--minutes $minutes"; fi
mkdir -p "$out"

step() { echo "== $1 ($(date +%T))"; }

if [ ! -f "$out/cache/pictures.pickle" ]; then
    step "prepare"
    shards=""
    k=0
    while [ $k -lt "$processes" ]; do
        "$python" "$here/prepare.py" --data "$data" --cache "$out/cache" --shard "$k/$processes" $few &
        shards="$shards $!"
        k=$((k + 1))
    done
    for shard in $shards; do wait "$shard"; done
    "$python" "$here/prepare.py" --cache "$out/cache" --join "$processes"
fi
step "train"
"$python" "$here/train.py" --cache "$out/cache" --out "$out/run" --makers "$processes" ${START:+--start "$START"} $length
step "export and evaluate"
"$python" "$here/export.py" --checkpoint "$out/run/checkpoint.pt" --out "$out/face_proposals.onnx"
"$python" "$here/quantise.py" --onnx "$out/face_proposals.onnx" --cache "$out/cache" --out "$out/face_proposals_int8.onnx"
for network in face_proposals face_proposals_int8; do
    "$python" "$here/evaluate.py" --cache "$out/cache" --onnx "$out/$network.onnx" | tee "$out/$network.md"
done
step "done: $out"
