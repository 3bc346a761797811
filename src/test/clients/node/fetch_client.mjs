// node's own fetch: FormData and Blob, URLSearchParams, and a POST with everything in the query and no body at all.

import { readFileSync } from 'node:fs';
import { commandLine, credentials, error, face, wanted } from './facts.mjs';

const [base, path] = commandLine();
const detect = `${base}/facepp/v3/detect`;
const picture = readFileSync(path);

function form(fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    data.append(name, value);
  }
  return data;
}

async function ask(url, options) {
  const response = await fetch(url, options);
  return { status: response.status, answer: await response.json() };
}

const post = (url, body) => ask(url, { method: 'POST', body });
const fields = { ...credentials, ...wanted };
const text = picture.toString('base64');

const token = face('file', await post(detect, form({ ...fields, image_file: new Blob([picture]) })));
face('base64', await post(detect, form({ ...fields, image_base64: `data:image/jpeg;base64,${text}` })));
face('urlencoded', await post(detect, new URLSearchParams({ ...fields, image_base64: text })));
const query = `?${new URLSearchParams(fields)}`;
face('query', await post(`${detect}${query}&image_base64=${encodeURIComponent(text)}`));
face('analyze', await post(`${base}/facepp/v3/face/analyze${query}&face_tokens=${token}`));
error('no_image', await post(detect, form(fields)));
error('wrong_method', await ask(detect + query));
