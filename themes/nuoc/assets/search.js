// Searches the site in the browser; the generator's module `search` describes the index.
(() => {
  const form = document.querySelector("form[data-index]");
  if (!form) return;
  const input = form.elements.q;
  const status = document.querySelector("[data-status]");
  const list = document.querySelector("[data-hits]");
  const more = document.querySelector("[data-more]");
  const browse = document.querySelector("[data-browse]");
  const words = form.dataset;
  const own = document.documentElement.lang;
  const SHOWN = 10;

  const WORD = /[\p{L}\p{N}\u0300-\u036f]+/gu;
  const TONES = "\u0300\u0301\u0303\u0309\u0323";
  const bare = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  const fold = (text) => bare(text).replace(/[đðɖ]/g, "d");
  const apart = (word) => {
    let tones = "";
    const rest = word.toLowerCase().normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (tone) => {
      tones += TONES.indexOf(tone) + 1;
      return "";
    });
    return rest.normalize("NFC") + tones;
  };
  const stem = (word) => {
    if (!/^[\x00-\x7f]{4,}$/.test(word)) return word;
    if (/s$/.test(word) && !/(ss|us|is)$/.test(word)) {
      word = word.slice(0, -1);
      if ((/ie$/.test(word) && word.length > 4) || /(she|che|xe|sse|zze)$/.test(word)) word = word.slice(0, -1);
    }
    const [, rest] = word.match(/^(.{3,}?)(?:ing|ed)$/) ?? [];
    if (rest && /[aeiouy]/.test(rest.slice(0, -1))) word = rest.replace(/([^aeioulsz])\1$/, "$1");
    if (word.length > 3) word = word.replace(/e$/, "");
    if (word.length > 2) word = word.replace(/y$/, "i");
    return word;
  };
  const LATIN = { ø: "o", ł: "l", ħ: "h", ı: "i", æ: "ae", œ: "oe", ß: "ss", þ: "th" };
  const letters = (text) => fold(text).replace(/[^a-z]/g, (letter) => LATIN[letter] ?? letter);
  const lower = (word) => word.toLowerCase().normalize("NFC");
  // kỹ is kĩ, and Quy is Qui.
  const iy = (word) => word.replace(/([^aeiouyâêôăơư]|^qu)y(\d*)$/, "$1i$2");
  // How a word becomes a key and a form; how much another form of the same key counts.
  const RULES = {
    vi: { fold, key: (word) => iy(fold(word)), form: (word) => iy(apart(word)), other: 0.15 },
    en: { fold: letters, key: (word) => stem(letters(word)), form: lower, other: 0.7 },
  };
  const NEUTRAL = { fold: bare, key: bare, form: lower, other: 0.7 };

  // Telex (`phats trieenr`) and VNI (`phat1`) without a keyboard for them.
  const typed = (word) => {
    let out = "";
    let tone = "";
    for (let sign of word.toLowerCase()) {
      if (/[1-5]/.test(sign)) sign = "sfrxj"[sign - 1];
      if ("789".includes(sign)) sign = sign === "9" ? "d" : "w";
      const vowel = sign === "6" ? out.match(/[aeo](?=[^aeo]*$)/)?.[0] : sign;
      const marked = { a: "â", e: "ê", o: "ô" }[vowel];
      if (/[sfrxj]/.test(sign) && /[aeiouyâêôăơư]/.test(out)) tone = { f: 1, s: 2, x: 3, r: 4, j: 5 }[sign];
      else if (marked && out.includes(vowel)) out = out.replace(vowel, marked);
      else if (sign === "d" && out[0] === "d") out = "đ" + out.slice(1);
      else if (sign === "w" && /u[oô]/.test(out)) out = out.replace(/u[oô]/, "ươ");
      else if (sign === "w" && /[aou]/.test(out)) out = out.replace(/[aou](?=[^aou]*$)/, (v) => ({ a: "ă", o: "ơ", u: "ư" })[v]);
      else if (sign === "w") out += "ư";
      else out += sign;
    }
    return { key: iy(fold(out)), form: iy(out + tone) };
  };

  const home = new URL(words.index, location.href);
  const root = new URL("../../", home);
  // A page on a disk may fetch nothing; there the index is made of scripts.
  const isOnDisk = location.protocol === "file:";
  const get = async (name) => {
    const url = new URL(name, home);
    if (isOnDisk) {
      await new Promise((onload, onerror) => document.head.append(element("script", { src: `${url}.js`, onload, onerror })));
      return new Response(Uint8Array.from(atob(songnguFiles[name]), (sign) => sign.charCodeAt(0)));
    }
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer;
  };
  let index;
  const ready = () =>
    (index ??= (async () => {
      const found = await (await get("index.json")).json();
      for (const language of found.languages) {
        language.rules = RULES[language.rules] ?? NEUTRAL;
        language.is = (tag) => language.tag.split("-")[0] === tag;
        language.cache = [];
        const lengths = language.lengths.filter(Boolean);
        language.count = lengths.length;
        language.mean = lengths.reduce((a, b) => a + b, 1) / (lengths.length || 1);
      }
      found.order = found.languages.map((language, at) => ({ language, at }));
      found.order.sort((a, b) => (b.language.tag === own) - (a.language.tag === own));
      found.cache = [];
      return found;
    })().catch((error) => {
      index = undefined;
      throw error;
    }));
  const unzipped = async (answer) =>
    new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());

  const reader = (bytes, at = 0) => {
    const number = () => {
      for (let value = 0, shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
      }
    };
    const text = () => {
      const end = number() + at;
      const part = new TextDecoder().decode(bytes.subarray(at, end));
      at = end;
      return part;
    };
    return { number, text, at: () => at, jump: (to) => (at = to) };
  };
  // The records of a part: where each key's begin.
  const part = (language, number) =>
    (language.cache[number] ??= get(`parts/${language.parts[number]}`)
      .then(unzipped)
      .then((bytes) => {
        const keys = [];
        const read = reader(bytes);
        while (read.at() < bytes.length) {
          const end = read.number() + read.at();
          keys.push({ key: read.text(), bytes, at: read.at() });
          read.jump(end);
        }
        return keys;
      })
      .catch((error) => {
        delete language.cache[number];
        throw error;
      }));
  const records = async (language, key, asPrefix) => {
    const { keys } = language;
    let last = keys.findLastIndex((first) => first <= key);
    let first = Math.max(last, 0);
    while (first && keys[first] === key) first -= 1;
    while (asPrefix && last + 1 < keys.length && keys[last + 1].startsWith(key) && last - first < 2) last += 1;
    if (last < 0) return [];
    const parts = await Promise.all(keys.slice(first, last + 1).map((_, i) => part(language, first + i)));
    return parts.flat().filter((record) => (asPrefix ? record.key.startsWith(key) : record.key === key));
  };
  // Whether a form is what was typed, marks or none.
  const isTyped = (term, form, rules) => [undefined, form, rules.fold(form)].includes(term.form);
  // The pages of a term, with the places of any form and of the one typed.
  const places = (term, found) => {
    const pages = new Map();
    for (const { bytes, at, weak } of found) {
      const read = reader(bytes, at);
      for (let forms = read.number(); forms > 0; forms -= 1) {
        const form = read.text();
        let count = read.number();
        read.number();
        const isExact = !weak && isTyped(term, form, term.rules);
        for (let page = 0; count > 0; count -= 1) {
          page += read.number();
          const entry = pages.get(page) ?? { any: [], exact: [] };
          pages.set(page, entry);
          for (let n = read.number(), place = 0; n > 0; n -= 1) {
            place += read.number();
            entry.any.push(place);
            if (isExact) entry.exact.push(place);
          }
        }
      }
    }
    return pages;
  };

  const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec".split("|");
  const spelt = (text) =>
    text
      .normalize("NFC")
      .replace(/(\d{1,2})\s+th[aá]ng\s+(\d{1,2})\s+n[aă]m\s+(\d{4})/giu, "$1/$2/$3")
      .replace(/(\d{1,2})\s+(\p{L}{3})\p{L}*,?\s+(\d{4})/gu, (all, day, month, year) => {
        const number = MONTHS.indexOf(month.toLowerCase()) + 1;
        return number ? `${day}/${number}/${year}` : all;
      });
  // The key of a document's number or a day.
  const code = (chunk, rules) => {
    const trimmed = chunk.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    if (!/\d/.test(trimmed) || !/^[\p{L}\p{N}\u0300-\u036f]+([/.-]+[\p{L}\p{N}\u0300-\u036f]+)+$/u.test(trimmed)) return undefined;
    const [day, month, year] = /^\d{4}\D/.test(trimmed) ? trimmed.split(/\D/).reverse() : trimmed.split(/[/.-]/);
    if (/^\d{1,2} \d{1,2} \d{4}$/.test(`${day} ${month} ${year}`)) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return /[/-]/.test(trimmed) ? rules.fold(trimmed) : undefined;
  };
  const wordsOf = (text) => text.match(WORD) ?? [];
  const terms = async (text, language, isOpen) => {
    const { rules } = language;
    const all = [];
    // Every second part stands in quotes.
    spelt(text).split(/["“”]/).forEach((part, group) => {
      const common = { group, quoted: group % 2 === 1, rules };
      for (const chunk of part.split(/\s+/)) {
        const whole = code(chunk, rules);
        const parts = wordsOf(chunk).map((word) => {
          const key = rules.key(word);
          const form = rules.form(word);
          return { ...common, word, key, form: language.is("vi") && form === key ? undefined : form, span: 1 };
        });
        if (whole && parts.length > 1) all.push({ ...common, word: chunk, key: whole, span: parts.length, parts });
        else all.push(...parts);
      }
    });
    const last = all.at(-1);
    const look = async (term) => {
      let found = await records(language, term.key);
      if (!found.length && term.parts) return (await Promise.all(term.parts.map(look))).flat();
      if (!found.length && language.is("vi") && /^[a-z]+[1-9]*[a-z]*[1-9]*$/i.test(term.word)) {
        const meant = typed(term.word);
        found = await records(language, meant.key);
        if (found.length) Object.assign(term, meant);
      }
      // The word that is still being typed may be the beginning of others.
      if (isOpen && term === last && term.key.length > 1 && !term.quoted) {
        const longer = (await records(language, term.key, true)).filter((record) => record.key !== term.key);
        term.open = longer.length > 0;
        found = [...found, ...longer.slice(0, 40).map((record) => ({ ...record, weak: true }))];
      }
      term.pages = places(term, found);
      return [term];
    };
    return (await Promise.all(all.map(look))).flat();
  };
  // The same with the glossary's other phrases.
  const variants = (text, language) => {
    const keys = wordsOf(text).map(language.rules.key);
    const joined = ` ${keys.join(" ")} `;
    const others = [];
    for (const group of language.same) {
      const phrase = group.find((form) => joined.includes(` ${form} `));
      if (phrase) group.forEach((form) => form !== phrase && others.push(joined.replace(` ${phrase} `, ` ${form} `).trim()));
    }
    return others.slice(0, 3);
  };

  // The longest run of neighbouring terms, and how often all of them are neighbours.
  const runs = (terms, page, kind) => {
    let before = new Map();
    let longest = 0;
    let whole = 0;
    let inTitle = Infinity;
    terms.forEach((term, at) => {
      const now = new Map();
      for (const place of term.pages.get(page)?.[kind] ?? []) {
        const run = ((at > 0 && terms[at - 1].group === term.group && before.get(place)) || 0) + 1;
        now.set(place + term.span, Math.max(run, now.get(place + term.span) ?? 0));
        longest = Math.max(longest, run);
        if (run === terms.length) {
          whole += 1;
          inTitle = Math.min(inTitle, place);
        }
      }
      before = now;
    });
    return { longest, whole, inTitle };
  };
  const closest = (terms, page) => {
    const all = terms.flatMap((term, at) => (term.pages.get(page)?.any ?? []).map((place) => [place, at]));
    all.sort((a, b) => a[0] - b[0]);
    const seen = new Map();
    let best = Infinity;
    for (const [place, at] of all) {
      seen.set(at, place);
      if (seen.size === terms.length) best = Math.min(best, place - Math.min(...seen.values()));
    }
    return best;
  };
  const score = (terms, page, language) => {
    const title = language.titles[page];
    let sum = 0;
    let titled = 0;
    let present = 0;
    for (const term of terms) {
      const entry = term.pages.get(page);
      if (!entry) continue;
      present += 1;
      const rare = Math.log(1 + (language.count - term.pages.size + 0.5) / (term.pages.size + 0.5));
      const often = entry.exact.length + language.rules.other * (entry.any.length - entry.exact.length);
      sum += (rare * often * 2.2) / (often + 1.2 * (0.5 + (0.5 * language.lengths[page]) / language.mean));
      if (entry.any.some((place) => place < title)) titled += 1;
    }
    const any = runs(terms, page, "any");
    const exact = runs(terms, page, "exact");
    let factor = 1 + (0.5 * titled) / terms.length;
    if (terms.length > 1 && !any.whole) {
      factor += (0.6 * (any.longest - 1)) / (terms.length - 1);
      if (present === terms.length) factor += (0.3 * terms.length) / (terms.length + closest(terms, page));
    }
    if (any.whole) factor += 0.5 + (any.inTitle < title ? 0.5 : 0);
    if (exact.whole) factor += 1.5 + 0.2 * Math.min(exact.whole, 5) + (exact.inTitle < title ? 1 : 0);
    return sum * factor * (present / terms.length) ** 2;
  };
  // Quoted words have to stand side by side, with the marks that were typed.
  const isQuoted = (terms, page) => {
    const quoted = terms.filter((term) => term.quoted);
    return quoted.every(({ group }) => {
      const phrase = quoted.filter((term) => term.group === group);
      return runs(phrase, page, phrase.some((term) => term.form) ? "exact" : "any").whole;
    });
  };
  const rank = (terms, language) => {
    const known = terms.filter((term) => term.pages.size);
    if (!known.length || terms.some((term) => term.quoted && !term.pages.size)) return { all: true, hits: [] };
    const rarest = known.reduce((a, b) => (a.pages.size <= b.pages.size ? a : b));
    let pages = [...rarest.pages.keys()].filter((page) => known.every((term) => term.pages.has(page)));
    const all = pages.length > 0;
    if (!all) pages = [...new Set(known.flatMap((term) => [...term.pages.keys()]))];
    pages = pages.filter((page) => isQuoted(terms, page));
    const hits = pages.map((page) => ({ page, score: score(known, page, language), terms: known }));
    return { all: all && known.length === terms.length, hits };
  };
  const searchIn = async ({ language, at }, text, isOpen) => {
    const result = rank(await terms(text, language, isOpen), language);
    for (const other of variants(text, language)) {
      const more = rank(await terms(other, language, false), language);
      for (const hit of more.all ? more.hits : []) {
        const same = result.hits.find((known) => known.page === hit.page);
        if (!same) result.hits.push({ ...hit, score: hit.score * 0.8 });
        else same.score = Math.max(same.score, hit.score * 0.8);
      }
      if (more.all && more.hits.length) result.all = true;
    }
    return result.hits.map((hit) => ({ ...hit, language, at, all: result.all }));
  };
  // All hits, the best first: those with all words, then the reader's language.
  const search = async (text, isOpen) => {
    const { order } = await ready();
    const found = (await Promise.all(order.map((language) => searchIn(language, text, isOpen)))).flat();
    found.sort((a, b) => b.all - a.all || (b.language.tag === own) - (a.language.tag === own) || b.score - a.score || a.page - b.page);
    const seen = new Set();
    const hits = found.filter((hit) => !seen.has(hit.page) && seen.add(hit.page));
    return hits.some((hit) => hit.all) ? hits.filter((hit) => hit.all) : hits;
  };
  const page = async (number) => {
    const { size, pages, cache } = await ready();
    const block = Math.floor(number / size);
    cache[block] ??= get(`parts/${pages[block]}`).then((answer) => answer.json());
    return (await cache[block])[number % size];
  };

  const element = (name, fields = {}, ...children) => {
    const made = Object.assign(document.createElement(name), fields);
    made.append(...children);
    return made;
  };
  const matcher = ({ terms, language }) => {
    const { rules } = language;
    const all = terms.flatMap((term) => term.parts ?? [term]);
    return (word) => {
      const key = rules.key(word);
      const same = all.filter((term) => term.key === key || (term.open && key.startsWith(term.key)));
      const isExact = same.some((term) => isTyped(term, rules.form(word), rules) || term.key !== key);
      return same.length ? (isExact ? 2 : 1) : 0;
    };
  };
  // The text with <mark>, of a long one the best place.
  const marked = (text, match, limit = Infinity) => {
    const found = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ at: index, end: index + word.length, hit: match(word) }));
    const best = found.some((word) => word.hit === 2) ? 2 : 1;
    let start = 0;
    let most = -1;
    found.forEach((_, at) => {
      const sum = found.slice(at, at + limit).reduce((n, word) => n + (word.hit >= best ? 1 : 0), 0);
      if (limit < found.length && sum > most) [start, most] = [at, sum];
    });
    const first = Math.max(0, Math.min(start - 4, found.length - limit));
    const shown = limit < found.length ? found.slice(first, first + limit) : found;
    const parts = [];
    let at = first > 0 && shown.length ? shown[0].at : 0;
    if (at > 0) parts.push("… ");
    for (const word of shown) {
      if (word.hit < best) continue;
      const between = text.slice(at, word.at);
      if (between === " " && parts.at(-1)?.tagName) parts.at(-1).textContent += ` ${text.slice(word.at, word.end)}`;
      else parts.push(between, element("mark", {}, text.slice(word.at, word.end)));
      at = word.end;
    }
    const end = shown.length < found.length ? (shown.at(-1)?.end ?? text.length) : text.length;
    parts.push(text.slice(at, end));
    if (end < text.length && first + shown.length < found.length) parts.push(" …");
    return { parts, hits: shown.filter((word) => word.hit >= best).length * best };
  };
  // The best places of a page, read from the page itself.
  const BLOCKS = "h2, h3, h4, h5, p, li, td, th, dt, dd, figcaption, pre";
  const textOf = (block) => block.textContent.replace(/\s+/g, " ").trim();
  const excerpts = async (url, match) => {
    const answer = await fetch(url);
    const prose = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".prose");
    if (!prose) return [];
    let heading;
    const all = [];
    for (const block of prose.querySelectorAll(BLOCKS)) {
      if (/^H\d$/.test(block.tagName)) heading = block;
      if (block.querySelector(BLOCKS)) continue;
      block.querySelectorAll(".permalink, .place, [aria-hidden]").forEach((part) => part.remove());
      const { parts, hits } = marked(textOf(block), match, 28);
      const id = (block.id || block.closest("[id]")?.id || heading?.id) ?? "";
      if (hits) all.push({ parts, hits: hits + (block === heading ? 2 : 0), heading, block, id });
    }
    all.sort((a, b) => b.hits - a.hits);
    const seen = new Set();
    return all.filter(({ id, heading, block }) => ![id, block].some((one) => seen.has(one)) && seen.add(id).add(heading)).slice(0, 2);
  };
  const enrich = async (item, hit, url, lang) => {
    const found = await excerpts(url, matcher(hit)).catch(() => []);
    if (!found.length) return;
    // A heading is said once; words without one, or under the same, lead to their place themselves.
    let said;
    const places = found.map(({ parts, heading, block, id }) => {
      const isNamed = heading && block !== heading && heading !== said;
      const link = element("a", { href: `${url}#${id}` }, ...(isNamed ? [textOf(heading)] : parts));
      said = heading;
      if (isNamed) return element("li", {}, link, element("p", {}, ...parts));
      return element("li", {}, block === heading ? link : element("p", {}, link));
    });
    item.querySelector(".hit-text")?.remove();
    item.querySelector("h2").after(element("ul", { className: "hit-places", lang }, ...places));
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      target.enrich();
    }
  });
  const show = async (hit) => {
    const { languages } = await index;
    const texts = await page(hit.page);
    const [address, title, description] = texts[hit.at];
    const url = new URL(address, root).href;
    const lang = hit.language.tag;
    const match = matcher(hit);
    const head = element("h2", {}, element("a", { href: url, lang }, ...marked(title, match).parts));
    if (lang !== own) head.append(" ", element("span", { className: "hit-lang" }, words[`in${lang}`] ?? hit.language.name));
    const item = element("li", { className: "hit" }, head, element("p", { className: "hit-text", lang }, ...marked(description, match).parts));
    languages.forEach(({ tag, name }, at) => {
      if (tag === lang || !texts[at]) return;
      const link = element("a", { href: new URL(texts[at][0], root).href, lang: tag, hreflang: tag }, texts[at][1]);
      item.append(element("p", { className: "hit-twin" }, `${name}: `, link));
    });
    item.enrich = () => enrich(item, hit, url, lang);
    if (!isOnDisk) watcher.observe(item);
    return item;
  };

  let turn = 0;
  let hits = [];
  const say = (text, count, query) => (status.textContent = (text ?? "").replace("{n}", count).replace("{q}", query));
  const showMore = async (from) => {
    const mine = turn;
    const items = await Promise.all(hits.slice(from, from + SHOWN).map(show));
    if (mine !== turn) return;
    if (from === 0) list.replaceChildren();
    list.append(...items);
    more.hidden = hits.length <= from + SHOWN;
    if (from > 0) items[0]?.querySelector("a").focus();
  };
  const run = async (isOpen) => {
    const query = input.value.trim();
    const mine = ++turn;
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    browse.hidden = query !== "";
    if (!query) {
      hits = [];
      list.replaceChildren();
      more.hidden = true;
      return say("");
    }
    try {
      const found = await search(query, isOpen);
      if (mine !== turn) return;
      hits = found;
      await showMore(0);
      if (mine !== turn) return;
      const text = !hits.length ? words.none : !hits[0].all ? words.some : hits.length === 1 ? words.one : words.many;
      say(text, hits.length, query);
      if (!hits.length) browse.hidden = false;
    } catch {
      if (mine === turn) say(words.failed, 0, query);
    }
  };
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 120, !/\s$/.test(input.value));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run(false);
  });
  more.addEventListener("click", () => showMore(list.children.length));
  // Arrows lead through the hits, a slash to the field.
  addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("h2 a")];
    const at = links.indexOf(document.activeElement);
    const inField = document.activeElement === input;
    if (event.key === "/" && !inField) input.focus();
    else if (event.key === "ArrowDown" && (inField || at >= 0)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else if (event.key === "Escape" && at >= 0) input.focus();
    else return;
    event.preventDefault();
  });
  const asked = () => new URL(location).searchParams.get("q") ?? "";
  const restore = () => {
    input.value = asked();
    run(false);
  };
  addEventListener("popstate", restore);
  form.classList.add("is-live");
  if (input.value && !asked()) run(true);
  else restore();
  form.search = search;
  form.page = page;
})();
