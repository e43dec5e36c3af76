// A host for the output folder, as a good static host would be: `_headers`, `_redirects`, `404.html`, compression that
// the browser asks for, validators, and the caching that these hosts have where `_headers` names none.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const TYPES = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
const COMPRESSED = /^(text\/|image\/svg|application\/(json|xml|manifest))/;
const ENCODERS = [["br", brotliCompressSync], ["gzip", gzipSync]];
const REVALIDATE = "public, max-age=0, must-revalidate";

/** Starts the host, on a free port if none is given; returns its origin and how to stop it. */
export async function serve(folder, port = 0) {
  const host = {
    folder,
    rules: parseHeaders(await text(folder, "_headers")),
    redirects: parseRedirects(await text(folder, "_redirects")),
    bodies: new Map(),
  };
  const server = createServer((request, response) => {
    answer(host, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

async function answer(host, request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  for (const [name, value] of headersFor(host.rules, path)) response.setHeader(name, value);
  const redirect = host.redirects.get(path);
  if (redirect) return response.writeHead(redirect.status, { Location: redirect.to }).end();
  const file = path.endsWith("/") ? `${path}index.html` : path;
  const bytes = await readFile(join(host.folder, file)).catch(() => undefined);
  if (bytes) return send(host, 200, file, bytes, request, response);
  return send(host, 404, "/404.html", Buffer.from(await text(host.folder, "404.html")), request, response);
}

function send(host, status, file, bytes, request, response) {
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const tag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", REVALIDATE);
  response.setHeader("Content-Type", type).setHeader("ETag", tag);
  if (status === 200 && request.headers["if-none-match"] === tag) return response.writeHead(304).end();
  if (!COMPRESSED.test(type)) return response.writeHead(status).end(bytes);
  const accepted = (request.headers["accept-encoding"] ?? "").split(/\s*,\s*/).map((e) => e.split(";")[0]);
  const [name, encode] = ENCODERS.find(([encoding]) => accepted.includes(encoding)) ?? [];
  response.setHeader("Vary", "Accept-Encoding");
  if (!name) return response.writeHead(status).end(bytes);
  const key = `${name} ${tag}`;
  if (!host.bodies.has(key)) host.bodies.set(key, encode(bytes));
  return response.writeHead(status, { "Content-Encoding": name }).end(host.bodies.get(key));
}

async function text(folder, name) {
  return readFile(join(folder, name), "utf8").catch(() => "");
}

/** The rules of `_headers`: a pattern at the start of a line, its headers indented below. */
function parseHeaders(source) {
  const rules = [];
  for (const line of source.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] });
    } else {
      const colon = line.indexOf(":");
      rules.at(-1).headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

function headersFor(rules, path) {
  const fits = (pattern) => (pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern);
  return rules.filter((rule) => fits(rule.pattern)).flatMap((rule) => rule.headers);
}

function parseRedirects(source) {
  const rules = source.split("\n").map((line) => line.trim().split(/\s+/)).filter((parts) => parts.length >= 2);
  return new Map(rules.map(([from, to, status]) => [from, { to, status: Number.parseInt(status ?? "301", 10) }]));
}
