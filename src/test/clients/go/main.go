// Go's standard library: mime/multipart through a pipe, so that the body is sent in chunks and its length is not known.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

type answer struct {
	status int
	Faces  []struct {
		Token     string                                 `json:"face_token"`
		Rectangle struct{ Top, Left, Width, Height int } `json:"face_rectangle"`
		// Decoding fails if a coordinate is not a whole number.
		Landmark   map[string]struct{ X, Y int }
		Attributes struct {
			HeadPose *struct {
				Yaw float64 `json:"yaw_angle"`
			} `json:"headpose"`
		}
	}
	Error *string `json:"error_message"`
}

var client = &http.Client{Timeout: 60 * time.Second}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: main BASE_URL PICTURE")
	}
	base := strings.TrimRight(os.Args[1], "/")
	detect := base + "/facepp/v3/detect"
	picture, err := os.ReadFile(os.Args[2])
	check(err)
	text := base64.StdEncoding.EncodeToString(picture)

	token := face("file", multipartPost(detect, fields(), picture))
	face("base64", multipartPost(detect, fields("image_base64", text), nil))
	face("urlencoded", reply(client.PostForm(detect, fields("image_base64", text))))
	face("query", multipartPost(detect+"?"+fields().Encode(), url.Values{}, picture))
	face("analyze", reply(client.PostForm(base+"/facepp/v3/face/analyze", fields("face_tokens", token))))
	refused("no_image", reply(client.PostForm(detect, fields())))
	refused("wrong_method", reply(client.Get(detect+"?"+fields().Encode())))
}

func fields(more ...string) url.Values {
	values := url.Values{}
	values.Set("api_key", "client-key")
	values.Set("api_secret", "client-secret")
	values.Set("return_landmark", "2")
	values.Set("return_attributes", "headpose,facequality,smiling")
	for i := 0; i < len(more); i += 2 {
		values.Set(more[i], more[i+1])
	}
	return values
}

func multipartPost(address string, values url.Values, picture []byte) answer {
	read, write := io.Pipe()
	form := multipart.NewWriter(write)
	go func() {
		write.CloseWithError(writeForm(form, values, picture))
	}()
	return reply(client.Post(address, form.FormDataContentType(), read))
}

func writeForm(form *multipart.Writer, values url.Values, picture []byte) error {
	for name := range values {
		if err := form.WriteField(name, values.Get(name)); err != nil {
			return err
		}
	}
	if picture != nil {
		part, err := form.CreateFormFile("image_file", "picture.jpg")
		if err != nil {
			return err
		}
		if _, err := part.Write(picture); err != nil {
			return err
		}
	}
	return form.Close()
}

func reply(response *http.Response, err error) answer {
	check(err)
	defer response.Body.Close()
	var read answer
	check(json.NewDecoder(response.Body).Decode(&read))
	read.status = response.StatusCode
	return read
}

func face(step string, got answer) string {
	if got.status != http.StatusOK || len(got.Faces) != 1 {
		log.Fatalf("%s: status %d, %d faces", step, got.status, len(got.Faces))
	}
	first := got.Faces[0]
	if first.Attributes.HeadPose == nil {
		log.Fatalf("%s: no headpose", step)
	}
	box := first.Rectangle
	print(map[string]any{
		"step": step, "status": got.status, "faces": 1, "points": len(first.Landmark),
		"rectangle": fmt.Sprintf("%d,%d,%d,%d", box.Top, box.Left, box.Width, box.Height),
	})
	return first.Token
}

func refused(step string, got answer) {
	if got.Error == nil {
		log.Fatalf("%s: status %d without an error_message", step, got.status)
	}
	print(map[string]any{"step": step, "status": got.status, "error": *got.Error})
}

func print(line map[string]any) {
	text, err := json.Marshal(line)
	check(err)
	fmt.Println(string(text))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
