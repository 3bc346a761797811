<?php
// PHP's curl with a body made by hand: the file's disposition is "file", its name a whole path, and nothing follows the
// closing boundary.

function fail(string $message): never
{
    fwrite(STDERR, $message . "\n");
    exit(1);
}

function ask(string $url, ?string $body, ?string $type): array
{
    $handle = curl_init($url);
    curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($handle, CURLOPT_TIMEOUT, 60);
    if ($body !== null) {
        curl_setopt($handle, CURLOPT_CUSTOMREQUEST, 'POST');
        curl_setopt($handle, CURLOPT_POSTFIELDS, $body);
        curl_setopt($handle, CURLOPT_HTTPHEADER, ["Content-Type: $type"]);
    }
    $answer = curl_exec($handle);
    if ($answer === false) {
        fail(curl_error($handle));
    }
    $status = curl_getinfo($handle, CURLINFO_HTTP_CODE);
    $json = json_decode($answer, true);
    if (!is_array($json)) {
        fail("status $status, not JSON: $answer");
    }
    return [$status, $json];
}

function multipart(string $url, array $fields, array $files): array
{
    $boundary = '------ClientFormBoundary' . bin2hex(random_bytes(8));
    $parts = [];
    foreach ($fields as $name => $value) {
        $parts[] = "--$boundary\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value";
    }
    foreach ($files as $name => $path) {
        $parts[] = "--$boundary\r\nContent-Disposition: file; name=\"$name\"; filename=\"$path\"\r\n"
            . "Content-Type: image/jpeg\r\n\r\n" . file_get_contents($path);
    }
    $parts[] = "--$boundary--";
    return ask($url, implode("\r\n", $parts), "multipart/form-data; boundary=$boundary");
}

function urlencoded(string $url, array $fields): array
{
    return ask($url, http_build_query($fields), 'application/x-www-form-urlencoded');
}

function face(string $step, array $reply): string
{
    [$status, $answer] = $reply;
    if ($status !== 200) {
        fail("$step: status $status: " . json_encode($answer));
    }
    if (count($answer['faces']) !== 1) {
        fail("$step: " . count($answer['faces']) . ' faces');
    }
    $face = $answer['faces'][0];
    if (!is_int($face['landmark']['contour_chin']['x']) || !is_float($face['attributes']['headpose']['yaw_angle'])) {
        fail("$step: points must be integers and angles floats");
    }
    $box = $face['face_rectangle'];
    $rectangle = "{$box['top']},{$box['left']},{$box['width']},{$box['height']}";
    $line = ['step' => $step, 'status' => $status, 'faces' => 1, 'points' => count($face['landmark'])];
    echo json_encode($line + ['rectangle' => $rectangle]), "\n";
    return $face['face_token'];
}

function error(string $step, array $reply): void
{
    [$status, $answer] = $reply;
    if (!isset($answer['error_message'])) {
        fail("$step: status $status without an error_message: " . json_encode($answer));
    }
    echo json_encode(['step' => $step, 'status' => $status, 'error' => $answer['error_message']]), "\n";
}

if ($argc !== 3) {
    fail("usage: php {$argv[0]} BASE_URL PICTURE");
}
$base = rtrim($argv[1], '/');
$path = $argv[2];
$detect = "$base/facepp/v3/detect";
$fields = ['api_key' => 'client-key', 'api_secret' => 'client-secret'];
$fields += ['return_landmark' => 2, 'return_attributes' => 'headpose,facequality,smiling'];
$text = base64_encode(file_get_contents($path));

$token = face('file', multipart($detect, $fields + ['face_rectangle' => ''], ['image_file' => $path]));
face('base64', multipart($detect, $fields + ['image_base64' => $text], []));
face('urlencoded', urlencoded($detect, $fields + ['image_base64' => $text]));
$query = $detect . '?' . http_build_query($fields);
face('query', multipart($query, [], ['image_file' => $path]));
face('analyze', multipart("$base/facepp/v3/face/analyze", $fields + ['face_tokens' => $token], []));
error('no_image', multipart($detect, $fields, []));
error('wrong_method', ask($query, null, null));
