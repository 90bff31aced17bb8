// Figures of one kind over time and by source, as SVG; every point and bar is a link to its claim.

const DOTS = 300;
const BARS = 40;
const SERIES = 6;  // sources with a colour and a shape of their own; the last of SHAPES is that of all others
const DAY = 86400000;
const SHAPES = [
  "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-4-4h8v8h-8z", "M0-5L5 4H-5z", "M0-5L5 0L0 5L-5 0z", "M0 5L5-4H-5z", "M-5-2h3v-3h4v3h3v4h-3v3h-4v-3h-3z",
  "M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z",
];

/** The groups of figures among some claims that can be drawn, the largest first. */
function groupsOf(claims) {
  return frequent("group", claims.filter((claim) => run.claims.value[claim] !== null));
}

function draw(claims, group) {
  const figures = claims.filter((claim) => run.claims.value[claim] !== null && valueOf(claim, "group") === group);
  const sources = frequentSources(figures);
  const dated = figures.filter((claim) => run.claims.first[claim] || run.claims.last[claim]);
  const [dots, bars] = [surest(dated, DOTS), surest(figures, BARS)];
  document.getElementById("drawn").textContent = figures.length
    ? `${many(figures.length, "figure")}, ${dated.length} of them with a date` + (dots.length < dated.length ? `; over time the ${dots.length} of highest confidence` : "")
      + (bars.length < figures.length ? `; by source the ${bars.length} of highest confidence` : "")
    : "No figures among the claims listed.";
  document.getElementById("timeline").replaceChildren(...(dots.length ? [legend(dots, sources), timeline(dots, sources, group)] : []));
  document.getElementById("bars").replaceChildren(...(bars.length ? [barChart(bars, sources, group)] : []));
}

function surest(claims, most) {
  if (claims.length <= most) return claims;
  const kept = new Set([...claims].sort((a, b) => run.claims.confidence[b] - run.claims.confidence[a] || a - b).slice(0, most));
  return claims.filter((claim) => kept.has(claim));
}

const sourceOf = (claim) => valueOf(claim, "source") || NO_SOURCE;

/** The sources with a colour of their own, the most frequent first; the others share the last. */
function frequentSources(figures) {
  return [...tally(figures, sourceOf)].sort((a, b) => b[1] - a[1]).map(([name]) => name).slice(0, SERIES);
}

const seriesOf = (claim, sources) => (sources.includes(sourceOf(claim)) ? sources.indexOf(sourceOf(claim)) : SERIES);

function legend(claims, sources) {
  const drawn = new Set(claims.map((claim) => seriesOf(claim, sources)));
  const entries = [...sources, "others"].map((name, i) => [name, i]).filter(([, i]) => drawn.has(i));
  return element("ul", { class: "legend" }, ...entries.map(([name, i]) =>
    element("li", {}, element("svg", { viewBox: "-6 -6 12 12", width: 12, height: 12, "aria-hidden": "true" }, mark(i)), name)));
}

const mark = (series) => element("path", { d: SHAPES[series], class: `s${series}` });

/** Round numbers from 0, or from below it, up to the largest. */
function ticks(least, most) {
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((n) => n * power >= rough);
  const first = Math.floor(least / step);
  return Array.from({ length: Math.max(1, Math.ceil(most / step) - first) + 1 }, (_, i) => (first + i) * step);
}

const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
const time = (day) => Date.parse(`${day.slice(0, 10)}T00:00Z`);
const day = (time) => new Date(time).toISOString().slice(0, 10);

function boundsOf(claim) {
  const { value, low, high } = run.claims;
  return [low[claim] ?? value[claim], high[claim] ?? value[claim]];
}

/** Days across, amounts up; a line where an amount or a date is a stretch. */
function timeline(claims, sources, group) {
  const [width, height, left, right, top, bottom] = [widthOf("timeline"), 260, 64, 16, 12, 30];
  const days = claims.flatMap((claim) => [run.claims.first[claim], run.claims.last[claim]].filter(Boolean).map(time));
  const marks = ticks(Math.min(0, ...claims.map((claim) => boundsOf(claim)[0])), Math.max(0, ...claims.map((claim) => boundsOf(claim)[1])));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const span = to - from || DAY;
  const x = (t) => left + 8 + ((t - from) / span) * (width - left - right - 16);
  const y = (value) => height - bottom - ((value - marks[0]) / (marks.at(-1) - marks[0])) * (height - top - bottom);
  const svg = canvas(width, height, `Amounts over time: ${group}`);
  for (const value of marks) {
    svg.append(element("line", { x1: left, x2: width - right, y1: y(value), y2: y(value), class: "grid" }));
    svg.append(element("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, short.format(value)));
  }
  for (const [i, t] of (from === to ? [from] : [from, (from + to) / 2, to]).entries()) {
    const place = from === to ? "start" : ["start", "middle", "end"][i];
    svg.append(element("text", { x: x(t), y: height - 8, "text-anchor": place }, day(t)));
  }
  for (const claim of claims) {
    const [first, last] = [run.claims.first[claim], run.claims.last[claim]].map((d, _, all) => time(d || all.find(Boolean)));
    const [low, high] = boundsOf(claim).map(y);
    const [middle, series] = [x((first + last) / 2), seriesOf(claim, sources)];
    const dot = element("g", { transform: `translate(${middle} ${(low + high) / 2})` }, mark(series));
    const lines = [[x(first), x(last), (low + high) / 2, (low + high) / 2], [middle, middle, low, high]]
      .filter(([x1, x2, y1, y2]) => Math.abs(x2 - x1) + Math.abs(y2 - y1) > 1)
      .map(([x1, x2, y1, y2]) => element("line", { x1, x2, y1, y2, class: `reach s${series}` }));
    svg.append(linked(claim, ...lines, dot));
  }
  return svg;
}

/** A bar a figure, by source and then by date, its length the amount; what an amount may reach beyond its value is pale. */
function barChart(claims, sources, group) {
  const rows = [...claims].sort((a, b) => seriesOf(a, sources) - seriesOf(b, sources) || sourceOf(a).localeCompare(sourceOf(b), "en")
    || (run.claims.first[a] || "").localeCompare(run.claims.first[b] || "") || a - b);
  const [width, line, right] = [widthOf("bars"), 22, 110];
  const left = Math.min(260, width * 0.42);
  const least = Math.min(0, ...rows.map((claim) => boundsOf(claim)[0]));
  const most = Math.max(0, ...rows.map((claim) => boundsOf(claim)[1])) || 1;
  const x = (value) => left + ((value - least) / (most - least)) * (width - left - right);
  const svg = canvas(width, rows.length * line + 8, `Amounts by source: ${group}`);
  rows.forEach((claim, i) => {
    const [low, high] = boundsOf(claim);
    const [top, series] = [i * line + 4, seriesOf(claim, sources)];
    const name = [sourceOf(claim), valueOf(claim, "period") || valueOf(claim, isOneArticle() ? "words" : "article")].join(", ");
    const bar = (from, to, kind) => element("rect", { x: Math.min(x(from), x(to)), y: top + 3, width: Math.max(1, Math.abs(x(to) - x(from))), height: line - 8, class: `${kind} s${series}` });
    svg.append(linked(claim,
      element("text", { x: left - 6, y: top + 14, "text-anchor": "end" }, fitting(name, left)),
      bar(0, low, "bar"), ...(high > low ? [bar(low, high, "reach")] : []),
      element("text", { x: x(Math.max(high, 0)) + 5, y: top + 14 }, fitting(valueOf(claim, "amount"), right))));
  });
  return svg;
}

const widthOf = (id) => Math.max(280, Math.floor(document.getElementById(id).clientWidth));

const pen = document.createElement("canvas").getContext("2d");

/** As many of the words as there is room for, in pixels. */
function fitting(words, room) {
  pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const fits = (shown) => pen.measureText(shown).width <= room - 8;
  if (fits(words)) return words;
  let most = words.length;
  while (most > 1 && !fits(`${words.slice(0, most)}…`)) most--;
  return `${words.slice(0, most)}…`;
}

function canvas(width, height, label) {
  return element("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": label });
}

function linked(claim, ...children) {
  const told = ["words", "period", "source", "article"].map((column) => valueOf(claim, column)).filter(Boolean).join(", ");
  const link = document.createElementNS("http://www.w3.org/2000/svg", "a");
  link.setAttribute("href", `#claim/${run.claims.id[claim]}`);
  link.setAttribute("aria-label", told);
  link.append(element("title", {}, told), ...children);
  return link;
}
