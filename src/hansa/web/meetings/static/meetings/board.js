// The board. One meeting at a time is in hand, by pointer or by keys; a form in the drawer does
// the same. Every way ends in one POST, and the answer holds the parts of the board that are new.

const board = () => document.getElementById("board");
const words = () => board().dataset;
const says = (text) => (document.getElementById("board-says").textContent = text);
const toast = (text, tone) =>
  document.dispatchEvent(new CustomEvent("toast", { detail: { words: text, tone } }));
const mayMove = () => "moves" in board().dataset;
const names = (meet) =>
  [...meet.querySelectorAll("b, span")].map((part) => part.textContent).join(" – ");
const fill = (text, ...parts) => parts.reduce((done, part) => done.replace("%s", () => part), text);
const time = (cell) => cell.parentElement.querySelector("th").textContent;
const placeOf = (cell) => fill(words().place, time(cell), cell.dataset.t);

/* What is in hand */

let hand = null;

async function pick(meet, byKeys) {
  const mine = { meet, wish: meet.id.slice(1), from: meet.closest("td"), byKeys, target: null };
  hand = mine;
  plain();
  board().dataset.picking = "";
  meet.classList.add("picked");
  if (byKeys) says(fill(words().picked, names(meet)));
  const answer = await ask(`${words().address}wish/${mine.wish}/places/`);
  if (hand !== mine) return;
  if (!answer) return giveUp();
  mine.known = await answer.json();
  if (hand !== mine) return;
  for (const [key, why] of Object.entries(mine.known.places)) {
    if (!why.length) document.getElementById(`c${key}`)?.classList.add("can");
  }
  if (byKeys && !mine.target) aim(mine.from ?? board().querySelector("td.can") ?? board().querySelector("td"));
  else judge();
}

function aim(target) {
  if (!hand || hand.target === target) return;
  hand.target?.classList.remove("target");
  hand.target = target;
  target?.classList.add("target");
  if (hand.byKeys && target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  judge();
}

function judge() {
  const verdict = document.getElementById("verdict");
  const told = hand?.target && verdictOn(hand.target);
  verdict.hidden = !told;
  if (!told) return;
  verdict.className = `board-verdict ${told.possible ? "yes" : "no"}`;
  verdict.textContent = told.words;
  if (hand.byKeys) says(told.words);
}

function verdictOn(target) {
  if (target.id === "unmet") return hand.from ? { possible: true, words: words().taken } : null;
  const place = placeOf(target);
  if (target === hand.from) return { possible: true, words: `${place}. ${words().here}` };
  const why = hand.known?.places[target.id.slice(1)];
  if (!why) return { possible: true, words: place };
  if (why.length) {
    const reasons = why.map((number) => hand.known.sentences[number]).join(" ");
    return { possible: false, words: `${place}. ${reasons}` };
  }
  const more = hand.known.idle[target.parentElement.dataset.slot];
  const sign = more > 0 ? `+${more}` : `${more}`.replace("-", "−");
  return { possible: true, words: `${fill(words().possible, place)} ${fill(words().idle, sign)}` };
}

function letGo() {
  const { meet, target } = hand;
  hand = null;
  delete board().dataset.picking;
  meet.classList.remove("picked");
  target?.classList.remove("target");
  document.getElementById("verdict").hidden = true;
  for (const cell of board().querySelectorAll("td.can")) cell.classList.remove("can");
}

function giveUp() {
  const { meet, byKeys } = hand;
  letGo();
  if (!byKeys) return;
  says(words().givenUp);
  focusOn(meet);
}

function put() {
  const { wish, target, from, byKeys, known } = hand;
  const start = ghost?.getBoundingClientRect();
  if (!target || target === from || (target.id === "unmet" && !from)) return giveUp();
  letGo();
  const off = target.id === "unmet";
  const said = new URLSearchParams();
  if (!off) {
    const [slot, table] = target.id.slice(1).split("-");
    said.set("slot", slot);
    said.set("table", table);
    if (from) {
      const [seenSlot, seenTable] = from.id.slice(1).split("-");
      said.set("seen_slot", seenSlot);
      said.set("seen_table", seenTable);
    }
  }
  const url = `${words().address}wish/${wish}/${off ? "take-off" : "hold"}/`;
  const seemedPossible = !known?.places[target.id.slice(1)]?.length;
  return send(url, said, { wish, start, byKeys, seemedPossible });
}

/* Asking the server */

async function ask(url, body) {
  const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers")) };
  const { failed, denied } = document.getElementById("announcements").dataset;
  try {
    const answer = await fetch(url, { method: body ? "POST" : "GET", headers, body });
    if (answer.ok || answer.status === 409) return answer;
    if (answer.status === 404) toast(words().gone, "error");
    else toast(answer.status === 403 ? denied : failed, "error");
  } catch {
    toast(words().lost, "error");
  }
  return null;
}

async function send(url, body, { wish, start, byKeys, form, seemedPossible }) {
  const before = start ?? document.getElementById(`w${wish}`)?.getBoundingClientRect();
  const answer = await ask(url, body);
  const paper = document.createElement("template");
  if (answer) paper.innerHTML = await answer.text();
  if (answer?.ok) renew(paper.content);
  else if (answer) refuse(paper.content, form);
  if (form && answer?.ok) document.querySelector("#drawer [data-close-drawer]")?.click();
  const meet = document.getElementById(`w${wish}`);
  if (!meet) return;
  glide(meet, before);
  if (byKeys || (form && answer?.ok)) focusOn(meet);
  // What seemed possible and was refused was seen on an old board.
  if (seemedPossible && !answer?.ok) window.htmx.trigger(document.body, "board-changed");
}

function renew(paper) {
  for (const part of paper.querySelectorAll("td[id], #unmet, #strip")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
  toast(paper.getElementById("said").textContent, "success");
  stops();
}

function refuse(paper, form) {
  const reasons = [...paper.querySelectorAll("li, .notice-title")].map((each) => each.textContent);
  const place = form?.querySelector("[data-objections]");
  if (place) place.replaceChildren(paper);
  else toast(reasons.join(" "), "warning");
}

function glide(meet, before) {
  const length = getComputedStyle(document.documentElement).getPropertyValue("--glide");
  const after = meet.getBoundingClientRect();
  if (!before || !parseFloat(length)) return;
  const from = `translate(${before.x - after.x}px, ${before.y - after.y}px)`;
  if (before.x === after.x && before.y === after.y) return;
  meet.animate([{ transform: from }, { transform: "none" }], {
    duration: parseFloat(length),
    easing: "ease-out",
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-board-form]")) return;
  event.preventDefault();
  const [, wish] = form.getAttribute("action").match(/\/wish\/(\d+)\//);
  send(form.action, new URLSearchParams(new FormData(form)), { wish, form });
});

/* Keys: the board is one stop; arrows go through its places */

function stops() {
  if (!board()) return;
  const meets = board().querySelectorAll(".meet");
  for (const meet of meets) meet.tabIndex = -1;
  if (meets.length) meets[0].tabIndex = 0;
}

function focusOn(stop) {
  for (const other of board().querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  if (board().contains(stop)) stop.tabIndex = 0;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function next(cell, [down, right]) {
  const rows = board().tBodies[0].rows;
  let row = cell.parentElement.sectionRowIndex;
  let column = cell.cellIndex;
  for (;;) {
    row += down;
    column += right;
    const found = rows[row]?.cells[column];
    if (!found || found.tagName === "TH") return null;
    if (found.checkVisibility()) return found;
  }
}

function keyInHand(event) {
  const act = { Enter: put, " ": put, Escape: giveUp }[event.key];
  const step = STEPS[event.key];
  if (event.key === "Tab") return giveUp();
  if (!act && !step) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (act) return act();
  const cell = hand.target?.matches("td") ? hand.target : board().querySelector("td");
  const goal = next(cell, step);
  if (goal) aim(goal);
}

function keyOnBoard(event) {
  const meet = event.target.closest(".meet");
  const cell = event.target.closest("#board td");
  if (meet && mayMove() && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    pick(meet, true);
  } else if (meet && event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey) {
    meet.click();
  } else if (cell && STEPS[event.key]) {
    event.preventDefault();
    const goal = next(cell, STEPS[event.key]);
    if (!goal) return;
    goal.tabIndex = -1;
    focusOn(goal.querySelector(".meet") ?? goal);
  }
}

document.addEventListener(
  "keydown",
  (event) => {
    if (!board()) return;
    if (hand) keyInHand(event);
    else keyOnBoard(event);
  },
  { capture: true },
);

/* Pointers: a mouse drags at once, a finger after resting on a meeting */

const RESTING = 350;
const SLIP = 6;
let press = null;
let ghost = null;
let dragged = false;

function lift() {
  clearTimeout(press.resting);
  pick(press.meet, false);
  dragged = true;
  ghost = press.meet.cloneNode(true);
  ghost.removeAttribute("id");
  ghost.classList.remove("picked");
  ghost.classList.add("ghost");
  document.body.append(ghost);
  document.body.classList.add("carrying");
  carry();
  scrollAlong();
}

function carry() {
  const { x, y } = press;
  ghost.style.setProperty("transform", `translate(${x + 8}px, ${y + 8}px)`);
  aim(document.elementFromPoint(x, y)?.closest("#board td, #unmet") ?? null);
}

function scrollAlong() {
  if (!ghost) return;
  const frame = document.querySelector("[data-scroll]");
  const box = frame.getBoundingClientRect();
  const push = (at, low, high) => (at < low + 40 ? -12 : at > high - 40 ? 12 : 0);
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight);
  const inside = press.x < box.right && press.x > box.left;
  if (inside) frame.scrollBy(push(press.x, box.left, box.right), push(press.y, top, bottom));
  window.scrollBy(0, push(press.y, 0, innerHeight));
  requestAnimationFrame(scrollAlong);
}

function drop(done) {
  clearTimeout(press?.resting);
  press = null;
  if (!ghost) return;
  if (hand) done();
  ghost.remove();
  ghost = null;
  document.body.classList.remove("carrying");
}

document.addEventListener("pointerdown", (event) => {
  dragged = false;
  const meet = event.target.closest?.(".meet");
  if (!meet || !board() || event.button || !mayMove() || hand) return;
  press = { meet, x: event.clientX, y: event.clientY, touch: event.pointerType === "touch" };
  press.at = { x: press.x, y: press.y };
  if (press.touch) press.resting = setTimeout(lift, RESTING);
});

document.addEventListener("pointermove", (event) => {
  if (!press) return;
  press.x = event.clientX;
  press.y = event.clientY;
  if (ghost) return carry();
  if (Math.hypot(press.x - press.at.x, press.y - press.at.y) < SLIP) return;
  if (press.touch) drop();
  else lift();
});

document.addEventListener("pointerup", () => drop(put));
document.addEventListener("pointercancel", () => drop(giveUp));
document.addEventListener("touchmove", (event) => ghost && event.preventDefault(), {
  passive: false,
});
for (const name of ["dragstart", "contextmenu"]) {
  document.addEventListener(name, (event) => {
    if (press && event.target.closest?.(".meet")) event.preventDefault();
  });
}

// A press without a drag opens the details beside the board.
document.addEventListener(
  "click",
  (event) => {
    const meet = event.target.closest(".meet");
    if (!meet || !board() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (dragged) return;
    const url = `${words().address}wish/${meet.id.slice(1)}/`;
    window.htmx.ajax("GET", url, { source: meet, target: "#drawer", swap: "innerHTML" });
  },
  { capture: true },
);

/* Whose other meetings these are */

let shown = null;

function plain() {
  shown = null;
  for (const kin of document.querySelectorAll(".kin")) kin.classList.remove("kin", "other");
  for (const row of document.querySelectorAll(".kin-busy")) row.classList.remove("kin-busy");
}

function kin(meet) {
  if (hand || shown === meet) return;
  plain();
  shown = meet;
  for (const [party, ...marks] of [
    ...meet.dataset.a.split(" ").map((guest) => [guest, "kin"]),
    [meet.dataset.b, "kin", "other"],
  ]) {
    const theirs = `.meet[data-a~="${party}"], .meet[data-b="${party}"]`;
    for (const other of document.querySelectorAll(theirs)) other.classList.add(...marks);
    for (const row of document.querySelectorAll(`tr[data-busy~="${party}"]`)) {
      row.classList.add("kin-busy");
    }
  }
}

for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const meet = event.target.closest?.(".meet");
    if (meet) kin(meet);
    else if (shown && name === "pointerover") plain();
  });
}

/* A proposal under way tells its stage once, and brings a new board */

document.addEventListener("htmx:afterSettle", () => {
  const stage = document.querySelector("#progress [data-say]")?.textContent.trim() ?? "";
  const told = document.getElementById("run-says");
  if (told && told.textContent !== stage) told.textContent = stage;
  if (board() && !board().querySelector(".meet[tabindex]")) stops();
  if (hand && !hand.meet.isConnected) hand = null;
});

stops();
