// What the JavaScript clients expect of an answer, and how they print it.

export const credentials = { api_key: 'client-key', api_secret: 'client-secret' };
export const wanted = { return_landmark: '2', return_attributes: 'headpose,facequality,smiling' };

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The base URL without a slash at its end, and the picture's path. */
export function commandLine() {
  if (process.argv.length !== 4) {
    fail('usage: client BASE_URL PICTURE');
  }
  return [process.argv[2].replace(/\/+$/, ''), process.argv[3]];
}

/** Prints an answer with one face and returns the face's token. */
export function face(step, { status, answer }) {
  if (status !== 200) {
    fail(`${step}: status ${status}: ${JSON.stringify(answer)}`);
  }
  if (answer.faces.length !== 1) {
    fail(`${step}: ${answer.faces.length} faces`);
  }
  const [first] = answer.faces;
  if (!Number.isInteger(first.landmark.contour_chin.x)) {
    fail(`${step}: a point is not in whole pixels`);
  }
  if (typeof first.attributes.headpose.yaw_angle !== 'number') {
    fail(`${step}: no yaw angle`);
  }
  const { top, left, width, height } = first.face_rectangle;
  const points = Object.keys(first.landmark).length;
  console.log(JSON.stringify({ step, status, faces: 1, points, rectangle: [top, left, width, height].join() }));
  return first.face_token;
}

/** Prints an answer that must be an error. */
export function error(step, { status, answer }) {
  if (!answer.error_message) {
    fail(`${step}: status ${status} without an error_message: ${JSON.stringify(answer)}`);
  }
  console.log(JSON.stringify({ step, status, error: answer.error_message }));
}
