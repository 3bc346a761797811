"""The standard library alone: a multipart body put together by hand, text first, then the file; one connection a call."""

import base64
import json
import os
import urllib.error
import urllib.parse
import urllib.request
import uuid

import facts

base, path = facts.arguments()
detect = base + "/facepp/v3/detect"
with open(path, "rb") as file:
    picture = file.read()
form = dict(facts.CREDENTIALS, **facts.WANTED)


def ask(url, body=None, content_type=None):
    request = urllib.request.Request(url, data=body)
    if content_type:
        request.add_header("Content-type", content_type)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def multipart(fields, files):
    """The body and its content type."""
    boundary = uuid.uuid4().hex
    body = b""
    for name, value in fields.items():
        head = '--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n' % (boundary, name)
        body += head.encode() + value.encode() + b"\r\n"
    for name, (file_name, content) in files.items():
        head = '--%s\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: image/jpeg\r\n\r\n'
        body += (head % (boundary, name, file_name)).encode() + content + b"\r\n"
    return body + b"--%s--\r\n" % boundary.encode(), "multipart/form-data; boundary=" + boundary


def urlencoded(fields):
    return urllib.parse.urlencode(fields).encode()


token = facts.face("file", *ask(detect, *multipart(form, {"image_file": (os.path.basename(path), picture)})))
text = base64.b64encode(picture).decode()
facts.face("base64", *ask(detect, *multipart(dict(form, image_base64=text), {})))
facts.face("urlencoded", *ask(detect, urlencoded(dict(form, image_base64=text))))
query = detect + "?" + urllib.parse.urlencode(form)
facts.face("query", *ask(query, *multipart({}, {"image_file": (" ", picture)})))
facts.face("analyze", *ask(base + "/facepp/v3/face/analyze", *multipart(dict(form, face_tokens=token), {})))
facts.error("no_image", *ask(detect, *multipart(form, {})))
facts.error("wrong_method", *ask(query))
