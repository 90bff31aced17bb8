// The left side: a text with the marks of its layers, and the words that the chosen claim rests on.

const LAYERS = { quantity: "quantities", date: "dates", source: "sources", cue: "cues", content: "content" };
const ORIGINS = ["", "inherited from what it stands under", "inherited from another sentence"];
let opened = { article: -1 };

/** The article that is looked at, read once. */
function open(article) {
  if (opened.article !== article) opened = read(article);
  return opened;
}

/** What a claim is in its text: `{sentence, anchor, roles, facts}`. */
function detailsOf(claim) {
  const article = articleOf[claim];
  return open(article).payload.claims[claim - firstOf[article]];
}

function showArticle(article, chosen) {
  const { payload } = open(article);
  const { about } = payload;
  document.getElementById("article-title").textContent = titleOf(article);
  const facts = [about.published && `Published ${about.published}`, about.publisher, about.path || about.id].filter(Boolean);
  const line = document.getElementById("about");
  line.replaceChildren(facts.join(" · "));
  if (/^https?:\/\//i.test(about.url || "")) {
    line.append(" · ", element("a", { href: about.url, rel: "noopener noreferrer" }, about.url));
  }
  document.getElementById("text").replaceChildren(...pieces(article, chosen));
}

/** The text cut wherever a mark, a claim's words or a role of the chosen claim begins or ends. */
function pieces(article, chosen) {
  const { payload, cut, length } = open(article);
  const marks = marksOf(payload, firstOf[article], chosen);
  const cuts = [...new Set([0, length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  marks.sort((a, b) => a.start - b.start);
  const found = [];
  let waiting = 0;
  let over = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    while (waiting < marks.length && marks[waiting].start <= start) over.push(marks[waiting++]);
    over = over.filter((mark) => mark.end > start);
    found.push(piece(cut(start, end), start, over));
  }
  return found;
}

function marksOf(payload, first, chosen) {
  const marks = Object.entries(payload.marks).flatMap(([layer, spans]) => spans.map(([start, end]) => ({ start, end, layer })));
  payload.claims.forEach(({ anchor: [start, end] }, i) => marks.push({ start, end, claim: first + i }));
  if (chosen !== null) {
    const { sentence, roles } = detailsOf(chosen);
    marks.push({ start: sentence[0], end: sentence[1], layer: "sentence" });
    for (const [field, start, end, , origin] of roles) {
      if (start !== null && field !== "context") marks.push({ start, end, role: field, origin });
      if (start !== null && field === "context") marks.push({ start, end, layer: "sentence" });
    }
  }
  return marks;
}

/** A piece of text under its marks: a link if a claim hangs on it, with what it is to the chosen claim. */
function piece(words, start, over) {
  if (!over.length) return document.createTextNode(words);
  const anchors = over.filter((mark) => mark.claim !== undefined)
    .sort((a, b) => a.end - a.start - (b.end - b.start));  // a figure before what is said of it
  const roles = over.filter((mark) => mark.role && mark.start === start).map((mark) => mark.role + (mark.origin ? " ↑" : ""));
  const classes = over.map((mark) => mark.layer).filter(Boolean);
  if (over.some((mark) => mark.role)) classes.push("role");
  if (over.some((mark) => mark.role && mark.origin)) classes.push("inherited");
  const attributes = { class: [...new Set(classes)].join(" ") || null, "data-role": roles.join(", ") || null };
  if (!anchors.length) return element("span", attributes, words);
  const ids = anchors.map((mark) => run.claims.id[mark.claim]);
  const goes = { href: `#claim/${ids[0]}`, tabindex: anchors[0].start < start ? -1 : null };  // one stop, however it is cut
  return element("a", { ...attributes, ...goes, "data-claims": ids.join(" ") }, words);
}

/** The words in the text that a claim hangs on. */
function anchorOf(claim) {
  return document.querySelector(`#text a[data-claims~="${run.claims.id[claim]}"]`);
}
