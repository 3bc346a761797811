// A browser's XMLHttpRequest, from jsdom: a page of another origin reads the answers only if CORS allows it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { commandLine, credentials, error, face, fail, wanted } from './facts.mjs';

// Unlike import, this looks into NODE_PATH too.
const { JSDOM } = createRequire(import.meta.url)('jsdom');
const [base, path] = commandLine();
const detect = `${base}/facepp/v3/detect`;
const picture = readFileSync(path);
const { window } = new JSDOM('', { url: 'http://page.example/' });

function form(fields) {
  const data = new window.FormData();
  for (const [name, value] of Object.entries(fields)) {
    data.append(name, value);
  }
  return data;
}

function ask(method, url, body, headers = {}) {
  return new Promise((resolve) => {
    const request = new window.XMLHttpRequest();
    request.open(method, url);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.timeout = 60_000;
    request.onload = () => resolve({ status: request.status, answer: JSON.parse(request.responseText) });
    request.onerror = () => fail(`${method} ${url}: no answer that this page may read`);
    request.ontimeout = () => fail(`${method} ${url}: no answer in time`);
    request.send(body);
  });
}

const post = (url, body, headers) => ask('POST', url, body, headers);
const fields = { ...credentials, ...wanted };
const text = picture.toString('base64');
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' };

const file = new window.File([picture], 'Fotograf\u00eda "1".jpg', { type: 'image/jpeg' });
const token = face('file', await post(detect, form({ ...fields, image_file: file })));
face('base64', await post(detect, form({ ...fields, image_base64: text })));
const body = new URLSearchParams({ ...fields, image_base64: text }).toString();
// A header that is not a form's: the browser asks first (OPTIONS).
face('urlencoded', await post(detect, body, { ...urlencoded, 'X-Requested-With': 'XMLHttpRequest' }));
const query = `?${new URLSearchParams(fields)}`;
face('query', await post(detect + query, form({ image_file: new window.Blob([picture]) })));
face('analyze', await post(`${base}/facepp/v3/face/analyze`, form({ ...fields, face_tokens: token })));
error('no_image', await post(detect, form(fields)));
error('wrong_method', await ask('GET', detect + query));
window.close();
