const byId = id => document.getElementById(id);
const table = byId("table");
const rows = table ? [...table.tBodies[0].rows] : [];
const form = document.querySelector("form.filters");
const panel = byId("record");
const evidenceOf = target => target instanceof Element ? target.closest('a[href^="#at-"]') : null;
const targetOf = link => byId(link.getAttribute("href").slice(1)); // a link of SVG has no hash
const figureAt = target => target instanceof Element ? target.closest("a.figure") : null;

// The chosen record: its mark in the text, its slots in the sentence, and what it says beside them.

const SLOTS = { Metric: "metric", Subject: "subject", Counterpart: "counterpart", Period: "period", Source: "source" };
let chosen = null;

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function mentionsOf(row) {
  const name = row.id.replace("fact-", "at-");
  return [...document.querySelectorAll(`a.figure[href="#${CSS.escape(row.id)}"]`)].filter(mark => mark.id.startsWith(name));
}

function describe(row, mark) {
  const list = make("dl");
  [...row.cells].forEach((cell, index) => {
    if (!cell.textContent.trim()) return;
    const title = table.tHead.rows[0].cells[index].textContent;
    const link = cell.querySelector("a");
    const content = [...(link ?? cell).childNodes].map(node => node.cloneNode(true));
    list.append(make("dt", { textContent: title, className: SLOTS[title] ?? "" }), make("dd", {}, ...content));
  });
  const mentions = mentionsOf(row);
  if (mentions.length > 1) {
    const links = mentions.flatMap((one, index) => [make("a", { href: "#" + one.id, textContent: index + 1 }), " "]);
    list.append(make("dt", { textContent: "Mentions" }), make("dd", {}, ...links));
  }
  const close = make("button", { type: "button", textContent: "Close", onclick: () => choose(null) });
  panel.replaceChildren(
    make("h3", { textContent: mark.textContent }),
    list,
    make("p", {}, make("a", { href: "#" + row.id, textContent: "In the table" }),
      make("a", { href: "#" + mark.id, textContent: "Link to this record" }), close),
  );
}

function rangeIn(article, start, end) {
  const range = new Range();
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let position = 0; texts.nextNode(); position += texts.currentNode.length) {
    const last = position + texts.currentNode.length;
    if (position <= start && start < last) range.setStart(texts.currentNode, start - position);
    if (position < end && end <= last) {
      range.setEnd(texts.currentNode, end - position);
      return range;
    }
  }
  return range;
}

function underline(mark) {
  if (!CSS.highlights) return;
  CSS.highlights.clear();
  for (const slot of (mark?.dataset.slots ?? "").split(" ").filter(Boolean)) {
    const [name, start, end] = slot.split(":");
    const range = rangeIn(mark.closest(".extractor-text"), Number(start), Number(end));
    CSS.highlights.set(name, (CSS.highlights.get(name) ?? new Highlight()).add(range));
  }
}

function show(mark, row = mark && targetOf(mark)) {
  document.querySelectorAll(".chosen, .same").forEach(one => one.classList.remove("chosen", "same"));
  underline(mark);
  panel.classList.toggle("filled", Boolean(mark));
  if (!mark) {
    panel.replaceChildren(make("p", { textContent: "Choose a figure in the text or a fact in the table." }));
    return;
  }
  mentionsOf(row).forEach(one => one.classList.add("same"));
  mark.classList.add("chosen");
  describe(row, mark);
}

function choose(mark, row) {
  chosen = mark && { mark, row };
  show(mark, row);
}

function lookAt(mark, row) {
  mark.closest("details").open = true;
  choose(mark, row);
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
}

function follow() {
  const target = byId(location.hash.slice(1));
  if (target?.matches("a.figure")) lookAt(target);
  if (target?.matches("#table tr")) reveal(target);
}

document.addEventListener("click", event => {
  const figure = figureAt(event.target);
  const link = evidenceOf(event.target);
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(figure || link)) return;
  event.preventDefault();
  const mark = figure ?? targetOf(link);
  history.pushState(null, "", "#" + mark.id);
  if (figure) choose(mark);
  else lookAt(mark, link.closest("#table tbody tr") ?? undefined);
});
document.addEventListener("mouseover", event => figureAt(event.target) && show(figureAt(event.target)));
document.addEventListener("mouseout", event => figureAt(event.target) && show(chosen?.mark, chosen?.row));
document.addEventListener("focusin", event => {
  if (figureAt(event.target) && event.target !== chosen?.mark) choose(figureAt(event.target));
});
document.addEventListener("keydown", event => event.key === "Escape" && choose(null));
window.addEventListener("hashchange", follow);

// The table: sorted, filtered, copied.

const COLUMNS = ["fact_id", "doc_id", "value", "value_to", "modifier", "unit", "kind", "direction", "metric", "subject",
  "subject_iso3", "counterpart", "counterpart_iso3", "period_start", "period_end", "source", "status", "confidence",
  "previous_value"];

function readRow(row) {
  const [figure, unit, metric, subject, counterpart, period, status, source, confidence, article] = row.cells;
  const text = (cell, part) => (part ? cell.querySelector(part) : cell)?.textContent || null;
  const number = value => value === undefined || value === "" ? null : Number(value);
  const { dataset: data, value } = figure.querySelector("data");
  const [start, end] = (period.querySelector("data")?.value ?? "/").split("/");
  return {
    fact_id: row.id.replace("fact-", ""), doc_id: text(article), value: number(value), value_to: number(data.to),
    modifier: data.modifier ?? "=", unit: text(unit), kind: data.kind ?? "level", direction: data.direction ?? null,
    metric: text(metric), subject: text(subject, "span"), subject_iso3: text(subject, "abbr"),
    counterpart: text(counterpart, "span"), counterpart_iso3: text(counterpart, "abbr"),
    period_start: start || null, period_end: end || null, source: text(source), status: text(status),
    confidence: number(confidence.querySelector("data")?.value), previous_value: number(data.previous),
  };
}

let records = null; // read when they are first needed, so that the page opens at once
const recordOf = row => (records ??= new Map(rows.map(one => [one, readRow(one)]))).get(row);

const EXACT = ["subject_iso3", "counterpart_iso3", "unit", "status"];
const WITHIN = ["metric", "source"];

function passes(record, wanted) {
  return EXACT.every(field => !wanted[field] || record[field] === wanted[field])
    && WITHIN.every(field => (record[field] ?? "").toLowerCase().includes(wanted[field].toLowerCase()))
    && (!wanted.from || (record.period_end ?? "") >= wanted.from)
    && (!wanted.until || (record.period_start !== null && record.period_start <= wanted.until))
    && (!wanted.confidence || (record.confidence !== null && record.confidence >= Number(wanted.confidence)));
}

const countFacts = count => `${count.toLocaleString("en")} fact${count === 1 ? "" : "s"}`;

function say(words) {
  byId("shown").textContent = words;
}

const STEP = 200; // rows shown at a time: a browser takes its time over thousands
let limit = STEP;
let matching = rows;

function arrange() {
  const wanted = Object.fromEntries(new FormData(form));
  const all = Object.values(wanted).every(value => !value);
  matching = [...table.tBodies[0].rows].filter(row => all || passes(recordOf(row), wanted));
  rows.forEach(row => { row.hidden = true; });
  matching.slice(0, limit).forEach(row => { row.hidden = false; });
  const more = matching.length - limit;
  byId("more").hidden = more <= 0;
  byId("more").textContent = `Show ${Math.min(STEP, more)} more of ${countFacts(matching.length)}`;
  say(all ? countFacts(rows.length) : `${matching.length.toLocaleString("en")} of ${countFacts(rows.length)}`);
}

function showUpTo(count) {
  limit = count;
  arrange();
}

function reveal(row) {
  if (!matching.includes(row)) {
    form.reset();
    arrange();
  }
  showUpTo(Math.max(limit, matching.indexOf(row) + 1));
  row.scrollIntoView({ block: "center" });
}

function sortBy(header) {
  const descending = header.ariaSort === "ascending";
  for (const one of table.tHead.rows[0].cells) one.ariaSort = null;
  header.ariaSort = descending ? "descending" : "ascending";
  const numeric = header.dataset.sort === "number";
  const order = new Intl.Collator("en", { numeric: true }).compare;
  const keyed = rows.map(row => {
    const cell = row.cells[header.cellIndex];
    const key = cell.querySelector("data")?.value ?? cell.textContent.trim();
    return [row, numeric && key !== "" ? Number(key) : key];
  });
  keyed.sort(([, one], [, other]) => {
    if (one === "" || other === "") return (one === "") - (other === ""); // what is not known comes last
    const sign = numeric ? one - other : order(one, other);
    return descending ? -sign : sign;
  });
  table.tBodies[0].append(...keyed.map(([row]) => row));
  showUpTo(STEP);
}

async function copy() {
  const csv = toCsv(COLUMNS, matching.map(recordOf));
  try {
    await navigator.clipboard.writeText(csv);
  } catch { // no permission, or an old browser
    const area = make("textarea", { value: csv, readOnly: true });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(`${countFacts(matching.length)} copied`);
}

function filterByPair({ subject, counterpart }) {
  form.reset();
  form.elements.subject_iso3.value = subject;
  form.elements.counterpart_iso3.value = counterpart;
  showUpTo(STEP);
}

if (table) {
  for (const header of table.tHead.rows[0].cells) {
    const button = make("button", { type: "button", textContent: header.textContent, onclick: () => sortBy(header) });
    header.replaceChildren(button);
  }
  form.hidden = false;
  form.addEventListener("input", () => showUpTo(STEP));
  form.addEventListener("change", () => showUpTo(STEP));
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(arrange)); // the fields are emptied after the event
  byId("more").onclick = () => showUpTo(limit + STEP);
  window.addEventListener("beforeprint", () => showUpTo(Infinity));
  byId("copy").onclick = copy;
  byId("matrix")?.addEventListener("click", event => {
    const pair = event.target.closest("a");
    if (pair) filterByPair(pair.dataset);
  });
  arrange();
}
panel.hidden = false;
show(null);
follow();
