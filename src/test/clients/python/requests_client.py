"""requests: `files=` with bytes, and `data=` with numbers, None and empty text."""

import base64

import requests

import facts

base, path = facts.arguments()
detect = base + "/facepp/v3/detect"
with open(path, "rb") as file:
    picture = file.read()
form = dict(facts.CREDENTIALS, **facts.WANTED)
# A parameter that Face++ does not know, one that requests leaves out, and one without a value.
odd = dict(form, return_landmark=2, return_gesture=0, face_rectangle=None, beauty_score_min="", calculate_all=0)


def post(url, **more):
    response = requests.post(url, timeout=60, **more)
    return response.status_code, response.json()


token = facts.face("file", *post(detect, data=odd, files={"image_file": picture}))
text = base64.b64encode(picture)
facts.face("base64", *post(detect, files={k: (None, v) for k, v in dict(form, image_base64=text).items()}))
facts.face("urlencoded", *post(detect, data=dict(form, image_base64=text)))
with open(path, "rb") as file:
    facts.face("query", *post(detect, params=form, files={"image_file": file}))
facts.face("analyze", *post(base + "/facepp/v3/face/analyze", data=dict(form, face_tokens=token)))
facts.error("no_image", *post(detect, data=form))
response = requests.get(detect, params=form, timeout=60)
facts.error("wrong_method", response.status_code, response.json())
