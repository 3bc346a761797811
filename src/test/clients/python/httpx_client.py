"""httpx: all calls on one kept-alive connection, errors included."""

import base64

import httpx

import facts

base, path = facts.arguments()
with open(path, "rb") as file:
    picture = file.read()
form = dict(facts.CREDENTIALS, **facts.WANTED)

with httpx.Client(base_url=base, timeout=60) as client:

    def post(url, **more):
        response = client.post(url, **more)
        return response.status_code, response.json()

    detect = "/facepp/v3/detect"
    part = {"image_file": ("a picture.jpg", picture, "image/jpeg")}
    token = facts.face("file", *post(detect, data=dict(form, face_rectangle=""), files=part))
    text = base64.b64encode(picture).decode()
    parts = {name: (None, value.encode()) for name, value in dict(form, image_base64=text).items()}
    facts.face("base64", *post(detect, files=parts))
    facts.face("urlencoded", *post(detect, data=dict(form, image_base64=text)))
    facts.error("no_image", *post(detect, data=form))
    facts.face("query", *post(detect, params=form, files={"image_file": picture}))
    facts.face("analyze", *post("/facepp/v3/face/analyze", data=dict(form, face_tokens=token)))
    response = client.get(detect, params=form)
    facts.error("wrong_method", response.status_code, response.json())
