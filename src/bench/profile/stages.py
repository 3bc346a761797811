"""To which stage a sampled stack belongs: the nearest frame, from the leaf up, that one of these rules names."""
import re

# Native calls that the work cannot do without; all else is what the code around them costs.
KERNELS = ("decode", "resize", "warp", "detector", "face network", "other networks")

RULES = [(re.compile(pattern), stage) for pattern, stage in (
    (r"^org/opencv/imgcodecs/", "decode"),
    (r"^org/opencv/imgproc/Imgproc\.(resize|pyrDown)", "resize"),
    (r"^org/opencv/imgproc/Imgproc\.(warp|remap)", "warp"),
    (r"^org/opencv/", "planes and colours"),
    (r"^org/bytedeco/|^io/face106/runtime/opencv/", "planes and colours"),
    (r"^ai/onnxruntime/OrtSession\.run", "network"),
    (r"^ai/onnxruntime/|^io/face106/runtime/", "calls of networks"),
    (r"^io/face106/stage/decode/", "picture headers"),
    (r"^io/face106/stage/detect/", "boxes of the detector"),
    (r"^io/face106/stage/landmark/", "points of the network"),
    (r"^io/face106/stage/(pose|occlusion)/", "pose, occlusion"),
    (r"^io/face106/stage/quality/", "quality"),
    (r"^io/face106/pipeline/", "order of stages, admission"),
    (r"^io/face106/observe/|^io/micrometer/", "meters, observations"),
    (r"^java/security/MessageDigest\.|^io/face106/facepp/Tokens\.image", "SHA-256 of the picture"),
    (r"^io/face106/store/|^com/github/benmanes/caffeine/", "face store, cache"),
    (r"^tools/jackson/|^io/face106/(facepp|nativeapi)/", "parameters, JSON"),
    (r"^java/util/UUID\.|^java/security/SecureRandom", "random identifiers"),
    (r"^sun/nio/ch/", "socket"),
    (r"^io/face106/http/", "body, forms, controllers"),
    (r"^org/springframework/", "Spring MVC"),
    (r"^org/apache/(tomcat|catalina|coyote)/", "Tomcat"),
)]

THREADS = [(re.compile(pattern), stage) for pattern, stage in (
    (r"^C[12] ", "compiling (JIT)"),
    (r"^(GC |G1 |VM Thread|Reference Handl|Finalizer|Common-Cleaner)", "collecting garbage"),
    (r"-Poller|-Acceptor", "socket"),
)]


def stage(thread, frames):
    """A sample's stage. `frames` from the root to the leaf, as async-profiler's collapsed stacks name them."""
    for pattern, name in THREADS:
        if pattern.search(thread):
            return name
    for frame in reversed(frames):
        for pattern, name in RULES:
            if pattern.search(frame):
                return network(frames) if name == "network" else name
    return "other threads"


def network(frames):
    stack = ";".join(frames)
    if "io/face106/stage/detect/" in stack:
        return "detector"
    return "other networks" if "MeshNetwork" in stack else "face network"


def table(collapsed):
    """Weight of each stage in a file of collapsed stacks with threads."""
    weights = {}
    for line in collapsed.splitlines():
        stack, _, weight = line.rpartition(" ")
        thread, *frames = stack.split(";")
        thread = re.sub(r" tid=\d+", "", thread).strip("[]")
        name = stage(thread, frames)
        weights[name] = weights.get(name, 0) + int(weight)
    return weights
