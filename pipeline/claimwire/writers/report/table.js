// The right side: the claims as a table, a page at a time, and the fields of the chosen one below its row.

const PAGE = 100;
const PRINTED = 5000;
const HEADINGS = [
  ["words", "Claim"], ["item", "Item"], ["amount", "Amount"], ["period", "Date"], ["source", "Source"],
  ["confidence", "Confidence"], ["kind", "Kind"], ["modality", "Modality"], ["article", "Article"],
];
const EXPECTED = ["subject", "predicate", "date", "place", "source"];  // of these it is told where there is none
const order = { column: "", falling: false };
let listed = [];  // the claims that pass the filter, sorted
let firstShown = 0;

function makeHeadings(changed) {
  document.querySelector("thead tr").replaceChildren(...HEADINGS.map(([column, name]) => {
    const button = element("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      order.falling = order.column === column && !order.falling;
      order.column = column;
      changed();
    });
    return element("th", { scope: "col", role: "columnheader", "data-column": column }, button);
  }));
}

function showHeadings() {
  for (const heading of document.querySelectorAll("thead th")) {
    const sorts = heading.dataset.column === order.column;
    if (sorts) heading.setAttribute("aria-sort", order.falling ? "descending" : "ascending");
    else heading.removeAttribute("aria-sort");
  }
}

/** Lists claims from the first page, or from the one on which a claim stands. */
function list(claims, chosen) {
  listed = sorted(claims, order.column, order.falling);
  const place = chosen === null ? -1 : listed.indexOf(chosen);
  turn(place < 0 ? 0 : place - (place % PAGE), chosen);
}

function turn(first, chosen, most = PAGE) {
  firstShown = Math.max(0, Math.min(first, listed.length - 1));
  const shown = listed.slice(firstShown, firstShown + most);
  showHeadings();
  const rows = shown.flatMap((claim) => rowsOf(claim, claim === chosen));
  document.querySelector("tbody").replaceChildren(...(rows.length ? rows : [nothing()]));
  document.getElementById("scroller").scrollTop = 0;
  document.getElementById("where").textContent = listed.length
    ? `${(firstShown + 1).toLocaleString("en")}–${(firstShown + shown.length).toLocaleString("en")} of ${listed.length.toLocaleString("en")}`
    : "none";
  document.getElementById("earlier").disabled = firstShown === 0;
  document.getElementById("later").disabled = firstShown + most >= listed.length;
  document.getElementById("status").textContent = `${listed.length.toLocaleString("en")} of ${count.toLocaleString("en")} claims`;
}

const nothing = () => element("tr", { role: "row" }, element("td", { role: "cell", colspan: HEADINGS.length }, "No claims pass this filter."));

function rowsOf(claim, chosen) {
  const id = run.claims.id[claim];
  const link = element("a", { id: `claim-${id}`, href: `#text/${id}`, "aria-current": chosen ? "true" : null }, valueOf(claim, "words"));
  const cells = HEADINGS.slice(1).map(([column, name]) => element("td", { class: `c-${column}`, role: "cell", "data-label": name }, cell(claim, column)));
  const row = element("tr", { class: chosen ? "chosen" : null, role: "row", "data-claim": id }, element("th", { scope: "row", role: "rowheader" }, link), ...cells);
  const details = () => element("tr", { class: "details", role: "row" }, element("td", { role: "cell", colspan: HEADINGS.length }, fieldsOf(claim)));
  return chosen ? [row, details()] : [row];
}

/** The row of another claim: of what this one is a part of. */
const linkTo = (id) => element("a", { href: `#claim/${id}` }, valueOf(placeOf.get(id), "words"));

function cell(claim, column) {
  const value = valueOf(claim, column);
  if (column === "article") return element("span", { title: value }, value);
  if (column === "period") return value.replace(" – ", " –\n");
  return column === "confidence" ? value.toFixed(2) : value;
}

/** All that is known of a claim: its sentence, every field with its words, and from where it was inherited. */
function fieldsOf(claim) {
  const { sentence, roles, facts } = detailsOf(claim);
  const { cut } = open(articleOf[claim]);
  const entries = roles.map(([field, start, end, value, origin]) => {
    const words = start === null ? "" : `“${cut(start, end)}”`;
    const place = start === null ? "implied" : `${start}–${end}`;
    const fuller = value === null ? "" : `${words ? " = " : ""}${value}`;
    return [field, `${words}${fuller}`, [place, ORIGINS[origin]].filter(Boolean).join(", ")];
  });
  const known = new Set(roles.map(([field]) => field));
  const empty = EXPECTED.filter((field) => !known.has(field)).map((field) => [field, "none", ""]);
  const holds = valueOf(claim, "period") ? [["holds for", valueOf(claim, "period"), ""]] : [];
  const rest = facts.map(([name, value]) => [name, placeOf.has(value) ? linkTo(value) : value, ""]);
  const told = [...entries, ...empty, ...holds, ["kind", valueOf(claim, "kind"), ""], ["modality", valueOf(claim, "modality"), ""], ...rest];
  return element("div", {},
    element("p", { class: "quote" }, cut(...sentence)),
    element("dl", {}, ...told.map(([name, value, note]) => element("div", {},
      element("dt", {}, name),
      element("dd", {}, value, note ? element("small", {}, ` ${note}`) : "")))));
}
