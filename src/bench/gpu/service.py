"""The service of a bundle, and what the machine tells of its GPU."""
import ctypes
import os
import re
import shlex
import socket
import subprocess
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))

# What ONNX Runtime 1.29 is linked against (CUDA 12; TensorRT 10).
CUDA = ["libcuda.so.1", "libcudart.so.12", "libcublas.so.12", "libcublasLt.so.12", "libcurand.so.10"]
TENSORRT = ["libnvinfer.so.10", "libnvonnxparser.so.10", "libcudnn.so.9"]
OPTIONAL = ["libcudnn.so.9"]


def missing(names):
    absent = []
    for name in names:
        try:
            ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
        except OSError:
            absent.append(name)
    return absent


def check(provider):
    """Ends the run with words if the machine cannot do it."""
    if provider == "cpu":
        print("provider cpu: a dry run, the GPU is not looked for")
        return
    try:
        print(nvidia_smi("name,driver_version,memory.total,mig.mode.current"))
    except (OSError, subprocess.CalledProcessError) as e:
        raise SystemExit(f"nvidia-smi does not run here: {e}; is there a GPU and its driver?") from e
    absent = missing(CUDA + (TENSORRT if provider == "tensorrt" else []))
    if absent:
        raise SystemExit(f"the dynamic linker does not find {', '.join(absent)}. ONNX Runtime 1.29 needs CUDA 12 (cudart, cublas, "
                         "curand) and, for tensorrt, TensorRT 10 and cuDNN 9; name their folder in LD_LIBRARY_PATH or make the "
                         "bundle with --cuda")
    print("cuDNN 9:", "not there, ONNX Runtime's own kernels run" if missing(OPTIONAL) else "there")


def nvidia_smi(query):
    return subprocess.run(["nvidia-smi", f"--query-gpu={query}", "--format=csv,noheader,nounits"], check=True,
                          capture_output=True, text=True).stdout.strip()


def gpu():
    """(MiB taken on all GPUs, busy percent of the busiest); (0, 0) without one."""
    try:
        rows = [line.split(",") for line in nvidia_smi("memory.used,utilization.gpu").splitlines()]
        return sum(number(row[0]) for row in rows), max(number(row[1]) for row in rows)
    except (OSError, subprocess.CalledProcessError):
        return 0, 0


def number(text):
    """MIG reports [N/A]."""
    return float(text) if text.strip().replace(".", "").isdigit() else 0


class Service:
    """The bundle's jar as a process; use it in a with statement."""

    def __init__(self, provider, port, settings=""):
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.command = [f"{HERE}/jre/bin/java", "-Xmx2g",
                        f"-Dface106.natives={HERE}/natives",
                        "-jar", f"{HERE}/app/face106.jar", f"--server.port={port}",
                        f"--face106.runtime.provider={provider}", *shlex.split(settings)]

    def __enter__(self):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("0.0.0.0", self.port))  # a service that runs already would answer in this one's place
        begin = time.monotonic()
        self.log = open(f"{HERE}/service.log", "ab")
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=subprocess.STDOUT)
        while not self.ready():
            if self.process.poll() is not None or time.monotonic() - begin > 900:
                self.__exit__()
                raise SystemExit(f"the service did not start, see {HERE}/service.log")
            time.sleep(0.2)
        self.start_seconds = time.monotonic() - begin
        return self

    def __exit__(self, *unused):
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()

    def ready(self):
        try:
            return self.get("/actuator/health/readiness") is not None
        except (OSError, urllib.error.URLError):
            return False

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return answer.read().decode()

    def analyze(self, picture, profile):
        with open(picture, "rb") as file:
            request = urllib.request.Request(f"{self.url}/v1/faces?profile={profile}", file.read(),
                                             {"Content-Type": "image/jpeg"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()

    def lanes(self):
        """model -> (batches, rows, runs that waited, seconds they waited), all so far."""
        text = self.get("/actuator/prometheus")
        found = {}
        for i, name in enumerate(["lane_rows_count", "lane_rows_sum", "lane_wait_seconds_count", "lane_wait_seconds_sum"]):
            for model, value in re.findall(rf'^face106_{name}{{[^}}]*model="([^"]+)"[^}}]*}} (\S+)', text, re.M):
                found.setdefault(model, [0.0] * 4)[i] = float(value)
        return found

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss_mb(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024
