// Ties the parts: what is chosen is in the address, so that a link to a claim can be kept and the way back works.

const filters = document.getElementById("filters");
const picker = document.getElementById("article");
let article = 0;
let chosen = null;

const asked = () => Object.fromEntries(new FormData(filters));

/** Whether all claims listed are of one article, which then need not be told. */
const isOneArticle = () => run.articles.length === 1 || asked().scope === "article";

function refresh() {
  const claims = filtered(asked(), article);
  document.querySelector("table").classList.toggle("one-article", isOneArticle());
  list(claims, chosen);
  const groups = groupsOf(claims);
  const select = document.getElementById("group");
  const before = select.value;
  select.replaceChildren(...groups.slice(0, 200).map(([name, n]) => element("option", { value: name }, `${name} (${n})`)));
  if (groups.some(([name]) => name === before)) select.value = before;
  draw(listed, select.value);
}

function openArticle(wanted) {
  article = wanted;
  picker.value = String(wanted);
  document.getElementById("previous").disabled = wanted === 0;
  document.getElementById("next").disabled = wanted === run.articles.length - 1;
  showArticle(wanted, chosen);
}

/** Chooses a claim and goes to its row (`claim`) or to its words in the text (`text`). */
function choose(claim, where) {
  chosen = claim;
  openArticle(articleOf[claim]);
  refresh();
  if (!listed.includes(claim)) {
    filters.reset();
    refresh();
    document.getElementById("status").append("; the filter hid this claim and was cleared");
  }
  const [row, words] = [document.getElementById(`claim-${run.claims.id[claim]}`), anchorOf(claim)];
  bring(words, document.getElementById("text"));
  bring(row, document.getElementById("scroller"));
  const goal = where === "text" ? words : row;
  const { top, bottom } = goal.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) goal.scrollIntoView({ block: "center" });
  goal.focus({ preventScroll: true });
}

/** Scrolls a box so that an element is in its middle; the page stays where it is. */
function bring(inside, box) {
  box.scrollTop += inside.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
}

function follow() {
  const [, where, id] = /^#(claim|text)\/(\w+)$/.exec(location.hash) || [];
  if (placeOf.has(id)) choose(placeOf.get(id), where);
}

/** A link to where one is already changes no address, but is followed all the same. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || link.getAttribute("href") !== location.hash) return;
  event.preventDefault();
  follow();
});
window.addEventListener("hashchange", follow);

document.querySelector("tbody").addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-claim]");
  if (row && !event.target.closest("a") && !String(getSelection())) row.querySelector("a").click();
});
document.querySelector("tbody").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...document.querySelectorAll("tbody th a")];
  const at = links.indexOf(event.target);
  if (step && at >= 0 && links[at + step]) {
    event.preventDefault();
    links[at + step].focus();
  }
});

let waiting = 0;
filters.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 120);
});
document.getElementById("clear").addEventListener("click", () => {
  filters.reset();
  Object.assign(order, { column: "", falling: false });
  document.getElementById("group").value = "";
  refresh();
});
for (const form of document.forms) form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("earlier").addEventListener("click", () => turn(firstShown - PAGE, chosen));
document.getElementById("later").addEventListener("click", () => turn(firstShown + PAGE, chosen));
document.getElementById("group").addEventListener("change", (event) => draw(listed, event.target.value));

function browse(wanted) {
  chosen = null;
  history.replaceState(null, "", "#");
  openArticle(wanted);
  document.getElementById("text").scrollTop = 0;
  refresh();
}
picker.addEventListener("change", () => browse(Number(picker.value)));
document.getElementById("previous").addEventListener("click", () => browse(article - 1));
document.getElementById("next").addEventListener("click", () => browse(article + 1));
window.addEventListener("resize", () => draw(listed, document.getElementById("group").value));
let before = 0;
window.addEventListener("beforeprint", () => {
  before = firstShown;
  turn(0, chosen, PRINTED);
});
window.addEventListener("afterprint", () => turn(before, chosen));

function start() {
  const all = Array.from({ length: count }, (_, claim) => claim);
  const options = (column, most) => frequent(column, all).slice(0, most).map(([word]) => element("option", { value: word }, word));
  picker.replaceChildren(...run.articles.map(([, , published, claims], i) =>
    element("option", { value: i }, `${titleOf(i)} (${[published && published.slice(0, 10), many(claims, "claim")].filter(Boolean).join(", ")})`)));
  for (const column of ["kind", "modality"]) filters.elements[column].append(...options(column, 20));
  document.getElementById("sources").append(element("option", { value: NO_SOURCE }));
  for (const column of ["item", "source"]) document.getElementById(`${column}s`).append(...options(column, 300));
  document.getElementById("summary").textContent = [many(run.articles.length, "article"), many(count, "claim"), `${run.unread.length} not read`].join(", ");
  makeHeadings(refresh);
  makeLayers();
  showUnread();
  if (!run.articles.length) {
    document.querySelector("main").classList.add("empty");
    document.getElementById("article-title").textContent = "No article of this run was read.";
    document.getElementById("unread").open = true;
    return;
  }
  openArticle(0);
  refresh();
  follow();
}

const many = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

function makeLayers() {
  const text = document.getElementById("text");
  document.getElementById("layers").append(...Object.entries(LAYERS).map(([layer, name]) => {
    const box = element("input", { type: "checkbox", checked: "" });
    box.addEventListener("change", () => text.classList.toggle(`no-${layer}`, !box.checked));
    return element("label", {}, box, element("span", { class: layer }, name));
  }));
}

function showUnread() {
  const details = document.getElementById("unread");
  details.hidden = !run.unread.length;
  details.querySelector("summary").textContent = `Not read: ${run.unread.length}`;
  details.querySelector("ul").append(...run.unread.map(([id, status, reason]) => element("li", {}, `${id}: ${status}: ${reason}`)));
}

start();
