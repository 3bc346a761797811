#!/usr/bin/env python3
"""Start the peer: python run.py --workers 2 --threads 2 --port 8201 [--models DIR]"""
import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--models", default=os.path.join(HERE, "..", "..", "..", "..", "models"),
                   help="folder of the networks; the service's own by default")
    p.add_argument("--host", default="127.0.0.1")
    p.add_argument("--port", type=int, default=8201)
    p.add_argument("--workers", type=int, default=2, help="processes")
    p.add_argument("--threads", type=int, default=2, help="analysis threads in each process")
    p.add_argument("--long-side", type=int, default=640, help="detector input, long side")
    p.add_argument("--threshold", type=float, default=0.6)
    p.add_argument("--backend", choices=("onnx", "mediapipe"), default="onnx")
    p.add_argument("--malloc", choices=("tuned", "default"), default="tuned",
                   help="tuned: glibc keeps freed picture buffers instead of returning them to the kernel")
    a = p.parse_args()
    if a.malloc == "tuned" and "MALLOC_MMAP_THRESHOLD_" not in os.environ:
        # glibc reads these at process start only, so start this program again with them
        os.environ.update(MALLOC_MMAP_THRESHOLD_=str(1 << 32), MALLOC_TRIM_THRESHOLD_=str(1 << 32))
        os.execv(sys.executable, [sys.executable, *sys.argv])
    os.environ.update(PEER_MODELS=os.path.abspath(a.models), PEER_THREADS=str(a.threads),
                      PEER_LONG_SIDE=str(a.long_side), PEER_THRESHOLD=str(a.threshold), PEER_BACKEND=a.backend,
                      OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    sys.path.insert(0, HERE)
    os.environ["PYTHONPATH"] = HERE + os.pathsep + os.environ.get("PYTHONPATH", "")
    import uvicorn
    uvicorn.run("app:app", host=a.host, port=a.port, workers=a.workers, loop="uvloop", http="httptools",
                log_level="warning", access_log=False, backlog=2048)
