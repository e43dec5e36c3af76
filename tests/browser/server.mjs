// A host for the output folder, as a static host would be: `_headers`, `_redirects`, `404.html`.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
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

/** Starts the host on a free port; returns its origin and how to stop it. */
export async function serve(folder) {
  const rules = parseHeaders(await text(folder, "_headers"));
  const redirects = parseRedirects(await text(folder, "_redirects"));
  const server = createServer((request, response) => {
    answer(folder, rules, redirects, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function answer(folder, rules, redirects, request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  for (const [name, value] of headersFor(rules, path)) response.setHeader(name, value);
  const redirect = redirects.get(path);
  if (redirect) return response.writeHead(redirect.status, { Location: redirect.to }).end();
  const file = path.endsWith("/") ? `${path}index.html` : path;
  try {
    const bytes = await readFile(join(folder, file));
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    const missing = await text(folder, "404.html");
    response.writeHead(404, { "Content-Type": TYPES[".html"] }).end(missing);
  }
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
