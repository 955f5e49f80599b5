// Keeps "now" and "next" true while the page stays open, and when it is read offline later on.

const panel = document.querySelector("[data-now-next]");
const A_MINUTE = 60_000;
const SOON = 120;

let entries = entriesOfPage();

function entriesOfPage() {
  return [...document.querySelectorAll("[data-starts]")].map((item) => ({
    item,
    starts: Date.parse(item.dataset.starts),
    ends: Date.parse(item.dataset.ends),
    hall: "hall" in item.dataset,
  }));
}

function show() {
  const now = Date.now();
  const current = entries
    .filter(({ starts, ends }) => starts <= now && now < ends)
    .sort((one, other) => one.hall - other.hall || other.starts - one.starts)[0];
  const next = entries
    .filter(({ starts }) => starts > now)
    .sort((one, other) => one.starts - other.starts)[0];
  const shown = [];
  if (current) shown.push(copyOf(current, words("now", (current.ends - now) / A_MINUTE), true));
  if (next) shown.push(copyOf(next, wordsBefore(next, (next.starts - now) / A_MINUTE), false));
  panel.querySelector("ol").replaceChildren(...shown);
  panel.hidden = shown.length === 0;
}

function wordsBefore(entry, minutes) {
  if (minutes <= SOON) return words("soon", minutes);
  return panel.dataset.then.replace("{day}", entry.item.dataset.day);
}

function words(kind, minutes) {
  return panel.dataset[kind].replace("{minutes}", Math.ceil(minutes));
}

function copyOf({ item }, state, isNow) {
  const copy = item.cloneNode(true);
  for (const name of Object.keys(copy.dataset)) delete copy.dataset[name];
  copy.classList.toggle("agenda-now", isNow);
  const said = document.createElement("p");
  said.className = "agenda-state";
  said.textContent = state;
  const title = copy.querySelector(".agenda-title");
  // In its day it stands below the day's name; here it stands right below that of the page.
  const heading = document.createElement("h2");
  heading.className = title.className;
  heading.append(...title.childNodes);
  title.replaceWith(said, heading);
  return copy;
}

if (panel && entries.length) {
  show();
  setInterval(show, A_MINUTE / 2);
  document.addEventListener("visibilitychange", () => document.hidden || show());
  document.addEventListener("hansa:days", () => {
    entries = entriesOfPage();
    show();
  });
}
