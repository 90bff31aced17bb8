// The claims of the run by column, and what of them is asked for.

const run = JSON.parse(document.querySelector("script.run").textContent);
const count = run.claims.id ? run.claims.id.length : 0;
const firstOf = [];  // of each article, its first claim
const articleOf = new Uint32Array(count);
run.articles.forEach(([, , , claims], article) => {
  const first = firstOf.length ? firstOf[article - 1] + run.articles[article - 1][3] : 0;
  firstOf.push(first);
  articleOf.fill(article, first, first + claims);
});
const placeOf = new Map((run.claims.id || []).map((id, claim) => [id, claim]));

const NO_SOURCE = "no source";
const payloads = document.querySelectorAll("script.article");

/** An article's payload, and how to cut its text: offsets count code points, JavaScript's strings UTF-16 units. */
function read(article) {
  const payload = JSON.parse(payloads[article].textContent);
  const points = /[\ud800-\udfff]/.test(payload.text) ? Array.from(payload.text) : null;
  const cut = (start, end) => (points ? points.slice(start, end).join("") : payload.text.slice(start, end));
  return { article, payload, cut, length: points ? points.length : payload.text.length };
}

/** A field of a claim; words that many claims share are kept once. */
function valueOf(claim, column) {
  if (column === "article") return titleOf(articleOf[claim]);
  const value = run.claims[column][claim];
  return column in run.words ? run.words[column][value] : value;
}

function titleOf(article) {
  const [id, title] = run.articles[article];
  return title || id;
}

/** How many of some claims have each word, in the order in which the words first come. */
function tally(claims, wordOf) {
  const counts = new Map();
  for (const claim of claims) counts.set(wordOf(claim), (counts.get(wordOf(claim)) || 0) + 1);
  return counts;
}

/** Words of a coded column, the most frequent first. */
function frequent(column, claims) {
  const counts = tally(claims, (claim) => valueOf(claim, column));
  counts.delete("");
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** What a column must hold, as a test of its coded values, so that each word is looked at once. */
function wordTest(column, asked) {
  if (!asked) return null;
  const wanted = asked.toLowerCase();
  const fits = run.words[column].map((word) => word.toLowerCase().includes(wanted));
  return (claim) => fits[run.claims[column][claim]];
}

let haystacks = null;

/** All that is told of a claim, its sentence too, in lower case; every article is read when this is first asked for. */
function haystack(claim) {
  haystacks ||= run.articles.flatMap((_, article) => {
    const { payload, cut } = read(article);
    return payload.claims.map(({ sentence, roles }, i) => {
      const cells = ["item", "amount", "source", "article"].map((column) => valueOf(firstOf[article] + i, column));
      return [cut(...sentence), ...roles.map((role) => role[3]), ...cells].join(" ").toLowerCase();
    });
  });
  return haystacks[claim];
}

/** The claims that pass a filter `{words, scope, kind, modality, item, source, from, to, confidence}`, by their places. */
function filtered(asked, article) {
  const { words, kind, modality, from, to } = asked;
  const confidence = Number(asked.confidence || 0);
  const tests = [
    wordTest("item", asked.item),
    asked.source.toLowerCase() === NO_SOURCE ? (claim) => !valueOf(claim, "source") : wordTest("source", asked.source),
    kind && ((claim) => valueOf(claim, "kind") === kind),
    modality && ((claim) => valueOf(claim, "modality") === modality),
    confidence && ((claim) => run.claims.confidence[claim] >= confidence),
    (from || to) && ((claim) => overlaps(claim, from, to)),
    words && ((claim) => haystack(claim).includes(words.toLowerCase())),
  ].filter(Boolean);
  const [first, end] = asked.scope === "article" ? [firstOf[article], firstOf[article] + run.articles[article][3]] : [0, count];
  const found = [];
  if (from && to && from > to) return found;
  for (let claim = first; claim < end; claim++) if (tests.every((test) => test(claim))) found.push(claim);
  return found;
}

/** Whether a claim's days and those asked for meet; a claim without days meets none. */
function overlaps(claim, from, to) {
  const first = run.claims.first[claim];
  const last = run.claims.last[claim];
  if (!first && !last) return false;
  return (!from || !last || last.slice(0, 10) >= from) && (!to || !first || first.slice(0, 10) <= to);
}

/** Claims by a column, those without a value last, others in the order of the text. */
function sorted(claims, column, falling) {
  if (!column) return claims;
  const keys = new Map(claims.map((claim) => [claim, keyOf(claim, column)]));
  const sign = falling ? -1 : 1;
  return [...claims].sort((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    if (x === "" || y === "") return (x === "") - (y === "") || a - b;
    return x < y ? -sign : x > y ? sign : a - b;
  });
}

function keyOf(claim, column) {
  if (column === "amount") return run.claims.value[claim] ?? "";
  if (column === "period") return run.claims.first[claim] || run.claims.last[claim] || "";
  const value = valueOf(claim, column);
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** An element with attributes and children; text is only ever text. */
function element(name, attributes = {}, ...children) {
  const svg = ["svg", "line", "rect", "path", "text", "g", "title"].includes(name);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
