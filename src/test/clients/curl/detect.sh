#!/bin/sh
# curl, and nothing that reads JSON: answers are searched as text.
set -eu
base=${1:?usage: detect.sh BASE_URL PICTURE}
picture=${2:?usage: detect.sh BASE_URL PICTURE}
detect=$base/facepp/v3/detect
credentials='api_key=client-key&api_secret=client-secret'
wanted='return_landmark=2&return_attributes=headpose,facequality,smiling'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$*" >&2
  exit 1
}

# ask STEP ARGUMENTS_OF_CURL...: leaves the answer in $answer, its status in $status
ask() {
  step=$1
  shift
  status=$(curl -sS --max-time 60 -o "$work/answer" -w '%{http_code}' "$@") || fail "$step: no answer"
  answer=$(cat "$work/answer")
}

# member NAME: a number or text of the answer
member() {
  printf '%s' "$answer" | sed -n "s/.*\"$1\": *\"\{0,1\}\([^\",}]*\).*/\1/p"
}

face() {
  ask "$@"
  [ "$status" = 200 ] || fail "$step: status $status: $answer"
  points=$(printf '%s' "$answer" | grep -o '"x": *-\{0,1\}[0-9]*[,}]' | wc -l)
  faces=$(printf '%s' "$answer" | grep -o '"face_token"' | wc -l)
  rectangle="$(member top),$(member left),$(member width),$(member height)"
  printf '{"step":"%s","status":%d,"faces":%d,"points":%d,"rectangle":"%s"}\n' \
    "$step" "$status" "$faces" "$points" "$rectangle"
}

error() {
  ask "$@"
  message=$(printf '%s' "$answer" | sed -n 's/.*"error_message": *"\([^"]*\)".*/\1/p')
  [ -n "$message" ] || fail "$step: status $status without an error_message: $answer"
  printf '{"step":"%s","status":%d,"error":"%s"}\n' "$step" "$status" "$message"
}

base64 "$picture" | tr -d '\n' > "$work/base64"

face file -X POST "$detect" -F api_key=client-key -F api_secret=client-secret -F "image_file=@$picture" \
  -F return_landmark=2 -F return_attributes=headpose,facequality,smiling -F face_rectangle= -F calculate_all=0
token=$(member face_token)
face base64 -H 'Expect: 100-continue' "$detect" -F api_key=client-key -F api_secret=client-secret \
  -F "image_base64=<$work/base64" -F return_landmark=2 -F return_attributes=headpose
face urlencoded "$detect" -d "$credentials" -d "$wanted" --data-urlencode "image_base64@$work/base64"
face query "$detect?$credentials&$wanted" -F "image_file=@$picture;filename=/tmp/a picture.jpg"
face analyze "$base/facepp/v3/face/analyze" -d "$credentials" -d "$wanted" -d "face_tokens=$token"
error no_image "$detect" -d "$credentials"
error wrong_method -G "$detect" -d "$credentials"
