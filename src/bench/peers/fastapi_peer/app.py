"""Face++ detect over FastAPI. Start with run.py; settings come from the environment (see run.py)."""
import asyncio
import base64
import binascii
import hashlib
import json
import os
import secrets
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import orjson
from fastapi import FastAPI, Request, Response

from analyzer import Analyzer, DEFAULT_MAPS

MAX_BYTES = 2 << 20
MIN_SIDE, MAX_SIDE = 48, 4096


def names_106(maps):
    with open(os.path.join(maps, "landmark106_map.json")) as f:
        data = json.load(f)
    rows = data if isinstance(data, list) else data["landmarks"]
    out = [None] * 106
    for row in rows:
        out[row["sensetime_lapa"]] = row["name"]
    return out


class Refused(Exception):
    def __init__(self, status, message):
        self.status, self.message = status, message


@asynccontextmanager
async def lifespan(app):
    if os.environ.get("PEER_BACKEND") == "mediapipe":
        import sys
        sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "mediapipe_peer"))
        from mp_analyzer import MediaPipeAnalyzer
        app.state.analyzer = MediaPipeAnalyzer()
    else:
        app.state.analyzer = Analyzer(os.environ.get("PEER_MODELS"),
                                      long_side=int(os.environ.get("PEER_LONG_SIDE", "640")),
                                      threshold=float(os.environ.get("PEER_THRESHOLD", "0.6")))
    app.state.names = names_106(DEFAULT_MAPS)
    app.state.pool = ThreadPoolExecutor(int(os.environ.get("PEER_THREADS", "1")), "face")
    yield
    app.state.pool.shutdown(wait=False, cancel_futures=True)


app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None)


def reply(body, status=200):
    return Response(orjson.dumps(body), status, {"Access-Control-Allow-Origin": "*"}, "application/json")


def head(started):
    return {"request_id": f"{int(time.time())},{uuid.uuid4()}",
            "time_used": round((time.perf_counter() - started) * 1000)}


def integer(form, key, default, allowed):
    text = form.get(key)
    if text is None or text == "":
        return default
    try:
        value = int(text)
    except ValueError:
        value = None
    if value not in allowed:
        raise Refused(400, f"BAD_ARGUMENTS: {key}")
    return value


async def picture_bytes(form):
    part = form.get("image_file")
    if part is not None and hasattr(part, "read"):
        return await part.read(), "image_file"
    text = form.get("image_base64")
    if text:
        if text.startswith("data:"):
            text = text.partition(",")[2]
        try:
            return base64.b64decode(text.replace(" ", "+")), "image_base64"
        except (binascii.Error, ValueError):
            raise Refused(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: image_base64")
    raise Refused(400, "MISSING_ARGUMENTS: image_url, image_file, image_base64")


def analyse(state, data, source, landmark, headpose, everyone, started):
    """Runs on a worker thread: everything that costs CPU, up to the finished JSON bytes."""
    image = state.analyzer.decode(data)
    if image is None:
        raise Refused(400, f"IMAGE_ERROR_UNSUPPORTED_FORMAT: {source}")
    if min(image.shape[:2]) < MIN_SIDE or max(image.shape[:2]) > MAX_SIDE:
        raise Refused(400, f"INVALID_IMAGE_SIZE: {source}")
    wanted = landmark or headpose
    faces = []
    for n, face in enumerate(state.analyzer(image, None if everyone else 5)):
        top, left, side = face.rectangle
        item = {"face_token": secrets.token_hex(16),
                "face_rectangle": {"top": top, "left": left, "width": side, "height": side}}
        if wanted and face.points is not None and (everyone or n < 5):
            if landmark:
                xy = face.points.round().astype(int).tolist()
                item["landmark"] = {name: {"x": x, "y": y} for name, (x, y) in zip(state.names, xy)}
            if headpose:
                item["attributes"] = {"headpose": {"pitch_angle": round(face.pitch, 6),
                                                   "roll_angle": round(face.roll, 6),
                                                   "yaw_angle": round(face.yaw, 6)}}
        faces.append(item)
    body = head(started)
    body["image_id"] = base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
    body["faces"] = faces
    body["face_num"] = len(faces)
    return orjson.dumps(body)


@app.post("/facepp/v3/detect")
async def detect(request: Request):
    started = time.perf_counter()
    state = request.app.state
    try:
        async with request.form(max_part_size=4 << 20) as form:
            landmark = integer(form, "return_landmark", 0, (0, 2))
            everyone = integer(form, "calculate_all", 0, (0, 1))
            headpose = "headpose" in (form.get("return_attributes") or "").split(",")
            data, source = await picture_bytes(form)
        if len(data) > MAX_BYTES:
            raise Refused(400, f"IMAGE_FILE_TOO_LARGE: {source}")
        loop = asyncio.get_running_loop()
        body = await loop.run_in_executor(state.pool, analyse, state, data, source,
                                          landmark, headpose, everyone, started)
        return Response(body, 200, {"Access-Control-Allow-Origin": "*"}, "application/json")
    except Refused as refusal:
        return reply(head(started) | {"error_message": refusal.message}, refusal.status)


@app.get("/health")
async def health():
    return reply({"status": "UP"})
