// Draws the maps of ASEAN and of the Mekong Delta; see README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import { archipelagos, area, band, delta, members, province, sea, towns } from "./places.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const content = join(here, "../../content");
const WIDTH = 480;

/** The countries of an atlas, simplified to about `weight` square degrees. */
function countries(file, weight) {
  const atlas = JSON.parse(readFileSync(join(here, "node_modules/world-atlas", file), "utf8"));
  const simple = simplify(presimplify(atlas), weight);
  return feature(simple, simple.objects.countries).features;
}

/** A projection that shows the frame, and the height that it needs. */
function frame([west, south, east, north]) {
  const projection = geoMercator().scale(1).translate([0, 0]);
  const [x0, y0] = projection([west, north]);
  const [x1, y1] = projection([east, south]);
  const scale = WIDTH / (x1 - x0);
  const height = Math.round((y1 - y0) * scale);
  projection.scale(scale).translate([-x0 * scale, -y0 * scale]).clipExtent([[-2, -2], [WIDTH + 2, height + 2]]);
  return { projection, height };
}

const round = (n) => Number(n.toFixed(1));

/** A path with whole numbers, each part written relative to the point before; parts too small to see are left out. */
function outline(path, least) {
  const parts = (path ?? "").split("M").filter(Boolean).map((part) => {
    const points = part.replace("Z", "").split("L").map((p) => p.split(",").map((n) => Math.round(Number(n) * 2)));
    return points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
  });
  const size = (points) => {
    const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
    return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys)) / 4;
  };
  return parts.filter((p) => p.length > 2 && size(p) >= least).map((points) => {
    const steps = points.slice(1).map(([x, y], i) => `${x - points[i][0]} ${y - points[i][1]}`);
    return `M${points[0].join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
  }).join("");
}

const style = `<style>
svg{--paper:#FBFAF6;--land:#F1ECDF;--edge:#CFC7B4;--leaf:#C5D0B8;--river:#0B5D66;--ink:#17242B;--muted:#4A5A60;--lotus:#9E2B52;font:18px "Be Vietnam Pro","Noto Sans",system-ui,"Segoe UI",Roboto,Arial,sans-serif}
@media(prefers-color-scheme:dark){svg{--paper:#0E1A1F;--land:#15252B;--edge:#3A5058;--leaf:#2F4A38;--river:#7CCBCB;--ink:#E9EDE7;--muted:#A9B8B8;--lotus:#F09DB8}}
.l{fill:var(--land);stroke:var(--edge)}.m{fill:var(--leaf);stroke:var(--paper)}.o{fill:var(--river);stroke:var(--paper)}
.l,.m,.o{stroke-linejoin:round;vector-effect:non-scaling-stroke}
text{fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
.w{fill:var(--muted);font-style:italic}.k{font-weight:600}.d{fill:var(--river)}.p{fill:var(--lotus);stroke:var(--paper);stroke-width:1.5}
.b{fill:none;stroke:var(--lotus);stroke-width:17;stroke-opacity:.3;stroke-linecap:round;stroke-linejoin:round}
.c{fill:none;stroke:var(--ink)}.t{fill:var(--lotus)}.s{font-size:17px}
@media(min-width:30em){svg{font-size:15px}.s{font-size:13px}}
</style>`;

/** A drawing: its shapes are in half pixels. */
const drawing = (height, title, shapes, marks) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>${title}</title>
<!-- Coasts and borders: Natural Earth (public domain), through world-atlas 2.0.2 (ISC). Made by tools/maps. -->
${style}
<g transform="scale(.5)">
${shapes.filter(([, d]) => d).map(([kind, d]) => `<path class="${kind}" d="${d}"/>`).join("\n")}
</g>
${marks.join("\n")}
</svg>
`;

const text = ([x, y], words, kind = "", anchor = "middle") => {
  const lines = words.split("\n");
  const set = lines.map((w, i) => `<tspan x="${round(x)}" dy="${i === 0 ? -0.45 * (lines.length - 1) : 1}em">${w}</tspan>`);
  const place = `x="${round(x)}" y="${round(y)}"${kind && ` class="${kind}"`}${anchor === "start" ? "" : ` text-anchor="${anchor}"`}`;
  return `<text ${place}>${lines.length > 1 ? set.join("") : words}</text>`;
};
const dot = ([x, y], kind, r) => `<circle class="${kind}" cx="${round(x)}" cy="${round(y)}" r="${r}"/>`;
const line = (a, b) => `<path class="c" d="M${round(a[0])} ${round(a[1])}L${round(b[0])} ${round(b[1])}"/>`;

function asean(lang) {
  const { projection, height } = frame([91.5, -11.6, 141.2, 28.8]);
  const path = geoPath(projection);
  const all = countries("countries-50m.json", 0.045);
  const ids = new Set(members.map((m) => m.id));
  const own = members.find((m) => m.own).id;
  const of = (test, least) => outline(all.filter(test).map((f) => path(f) ?? "").join(""), least);
  const shapes = [
    ["l", of((f) => !ids.has(f.id), 12)],
    ["m", of((f) => ids.has(f.id) && f.id !== own, 3)],
    ["o", of((f) => f.id === own, 3)],
  ];
  const marks = [text(projection(sea.at), sea[lang], "w s")];
  for (const { dots, at, ...names } of archipelagos) {
    marks.push(...dots.map((d) => dot(projection(d), "d", 1.4)), text(projection(at), names[lang], "s", "start"));
  }
  for (const { at, to, own, small, anchor = "middle", ...names } of members) {
    const point = projection(at);
    if (to) marks.push(dot(point, "d", 2.2), line(point, projection(to).map((n, i) => (i === 1 ? n - 5 : n))));
    const place = to ? projection(to) : point;
    marks.push(text(to ? [place[0], place[1] + (to[1] < at[1] ? 8 : -6)] : place, names[lang], own ? "k" : small ? "s" : "", anchor));
  }
  const place = projection(province.at);
  const label = projection(province.to);
  marks.push(line(place, [label[0] + 6, label[1] - 12]), dot(place, "p", 5), text(label, province[lang], "t k"));
  return drawing(height, { vi: "Mười một nước thành viên ASEAN", en: "The eleven members of ASEAN" }[lang], shapes, marks);
}

function mekong(lang) {
  const { projection, height } = frame([104.2, 8.45, 108.9, 12.25]);
  const path = geoPath(projection);
  const all = countries("countries-10m.json", 0.0006);
  const of = (test, least) => outline(all.filter(test).map((f) => path(f) ?? "").join(""), least);
  const shapes = [["l", of((f) => f.id !== "704", 20)], ["m", of((f) => f.id === "704", 6)]];
  const course = band.map((p) => projection(p).map(round).join(" ")).join("L");
  const marks = [`<path class="b" d="M${course}"/>`, text(projection(area.at), area[lang], "t k")];
  for (const { at, sea: water, ...names } of delta) marks.push(text(projection(at), names[lang], water ? "w" : "s"));
  for (const { at, own, dx, dy, anchor, ...names } of towns) {
    const [x, y] = projection(at);
    marks.push(dot([x, y], own ? "p" : "d", own ? 5 : 3), text([x + dx, y + dy], names[lang], own ? "k" : "", anchor));
  }
  const title = { vi: "Tiền Giang trong Đồng bằng sông Cửu Long", en: "Tiền Giang in the Mekong Delta" }[lang];
  return drawing(height, title, shapes, marks);
}

for (const lang of ["vi", "en"]) {
  writeFileSync(join(content, `asean/map-asean-${lang}.svg`), asean(lang));
  writeFileSync(join(content, `province/map-province-${lang}.svg`), mekong(lang));
}
