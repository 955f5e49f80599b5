// The planning board: a card is dragged to another day or lane, or pushed there with Alt and the
// arrow keys; both fill in the card's own form and send it, so that nothing works by dragging only.

const DAYS = { ArrowLeft: -1, ArrowRight: 1 };
const QUARTERS = { ArrowUp: -1, ArrowDown: 1 };
const QUARTER = 15;
const DAY = 1440;

let held = null;
let focusOn = "";

const formOf = (card) => card.querySelector("form.plan-move");

function send(card) {
  focusOn = card.id;
  formOf(card).requestSubmit();
}

function goal(cell) {
  for (const each of document.querySelectorAll("td.is-goal")) each.classList.remove("is-goal");
  cell?.classList.add("is-goal");
}

document.addEventListener("dragstart", (event) => {
  held = event.target.closest?.(".plan-card[draggable]") ?? null;
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.id);
  held.classList.add("is-held");
});

document.addEventListener("dragover", (event) => {
  const cell = held && event.target.closest?.("td[data-day]");
  if (!cell) return;
  event.preventDefault();
  goal(cell);
});

document.addEventListener("drop", (event) => {
  const cell = held && event.target.closest?.("td[data-day]");
  if (!cell) return;
  event.preventDefault();
  const form = formOf(held);
  if (cell.contains(held)) return;
  form.elements.day.value = cell.dataset.day;
  form.elements.lane.value = cell.dataset.lane;
  send(held);
});

document.addEventListener("dragend", () => {
  held?.classList.remove("is-held");
  held = null;
  goal(null);
});

document.addEventListener("keydown", (event) => {
  const card = event.altKey && event.target.closest?.(".plan-card[draggable]");
  if (!card || !(event.key in DAYS || event.key in QUARTERS)) return;
  event.preventDefault();
  const { day, starts } = formOf(card).elements;
  if (event.key in DAYS) {
    const next = day.selectedIndex + DAYS[event.key];
    if (next < 0 || next >= day.options.length) return;
    day.selectedIndex = next;
  } else {
    const [hours, minutes] = starts.value.split(":").map(Number);
    const then = hours * 60 + minutes + QUARTERS[event.key] * QUARTER;
    if (then < 0 || then >= DAY) return;
    starts.value = `${String(Math.floor(then / 60)).padStart(2, "0")}:${String(then % 60).padStart(2, "0")}`;
  }
  send(card);
});

// The board comes back whole: whoever moved a card by keys stays on it.
document.addEventListener("htmx:afterSettle", () => {
  const card = focusOn && document.getElementById(focusOn);
  focusOn = "";
  if (!card) return;
  card.querySelector("h2 a").focus();
  const words = document.getElementById("board").dataset.moved;
  document.dispatchEvent(new CustomEvent("toast", { detail: { words } }));
});
