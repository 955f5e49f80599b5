// One recommendation at a time: swipe the card, or press a key while it has the focus. Every way
// presses one of the card's own buttons, so that nothing works here that does not work without.
//
//   <button data-key="m"> answers the key M;  data-swipe="right"  answers a swipe to the right.

const REACH = 72;
const deck = () => document.getElementById("deck");
const card = () => deck()?.querySelector(".deck-card");

function press(selector) {
  const button = deck().querySelector(selector);
  button?.click();
  return Boolean(button);
}

/* Keys: only on the card, so that no letter is taken from a reader who is elsewhere. */

const ARROWS = { ArrowRight: "right", ArrowLeft: "left" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (!card() || !event.target.closest?.("#deck")) return;
  if (event.target.closest("input, select, textarea")) return;
  const key = event.key.toLowerCase();
  const selector = ARROWS[event.key]
    ? `[data-swipe=${ARROWS[event.key]}]`
    : /^[a-z]$/.test(key) && `[data-key=${key}]`;
  if (selector && press(selector)) event.preventDefault();
});

/* Swipes: sideways only; up and down the page scrolls as ever. */

let swipe = null;

function lean(across) {
  swipe.side = across > REACH ? "right" : across < -REACH ? "left" : "";
  swipe.card.style.translate = `${across}px`;
  swipe.card.dataset.leaning = swipe.side;
}

function letGo() {
  swipe.card.style.translate = "";
  delete swipe.card.dataset.leaning;
  swipe = null;
}

document.addEventListener(
  "touchstart",
  (event) => {
    if (swipe) letGo();
    const touched = event.target.closest?.(".deck-card");
    if (!touched || event.touches.length !== 1) return;
    const { clientX: x, clientY: y } = event.touches[0];
    swipe = { card: touched, x, y, side: "", sideways: null };
  },
  { passive: true },
);

document.addEventListener(
  "touchmove",
  (event) => {
    if (!swipe) return;
    const across = event.touches[0].clientX - swipe.x;
    const down = event.touches[0].clientY - swipe.y;
    swipe.sideways ??= Math.abs(across) + Math.abs(down) < 8 ? null : Math.abs(across) > Math.abs(down);
    if (swipe.sideways) lean(across);
  },
  { passive: true },
);

document.addEventListener("touchend", () => {
  if (!swipe) return;
  const { side } = swipe;
  letGo();
  if (side) press(`[data-swipe=${side}]`);
});

document.addEventListener("touchcancel", () => swipe && letGo());

/* The next card takes the focus, and is read out, after a word; not when the page opens. */

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt.id !== "deck") return;
  (card() ?? deck().querySelector("[tabindex]"))?.focus({ preventScroll: true });
  deck().scrollIntoView({ block: "nearest" });
  show();
});

// What can only be done with this module is told now.
function show() {
  for (const legend of document.querySelectorAll(".deck-legend")) legend.hidden = false;
}

show();
