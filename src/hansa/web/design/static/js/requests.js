// Requests of htmx: a failure is told in words, and a dangerous one is asked about first.
//
//   <button data-confirm="Withdraw 12 invitations?" data-confirm-why="Twelve hosts are told."
//           data-confirm-yes="Withdraw 12 invitations">

const toast = (words, tone) =>
  document.dispatchEvent(new CustomEvent("toast", { detail: { words, tone } }));

const words = () => document.getElementById("announcements").dataset;

document.addEventListener("htmx:responseError", (event) => {
  const denied = [401, 403].includes(event.detail.xhr.status);
  toast(denied ? words().denied : words().failed, "error");
});

for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, () => toast(words().lost, "error"));
}

// A refused form comes back with a summary of what to mend: go there.
document.addEventListener("htmx:afterSettle", (event) => {
  event.detail.elt.querySelector?.("[data-focus]")?.focus();
});
for (const summary of document.querySelectorAll("[data-focus]")) summary.focus();

function ask(asking, thenDo) {
  const dialog = document.getElementById("confirmation");
  const { confirm, confirmWhy, confirmYes } = asking.dataset;
  const yes = dialog.querySelector("[value=yes]");
  const why = dialog.querySelector(".confirmation-why");
  dialog.querySelector("h2").textContent = confirm;
  why.textContent = confirmWhy ?? "";
  why.hidden = !confirmWhy;
  yes.textContent = confirmYes || yes.dataset.usual;
  dialog.returnValue = "";
  dialog.addEventListener("close", () => dialog.returnValue === "yes" && thenDo(), { once: true });
  dialog.showModal();
}

document.addEventListener("htmx:confirm", (event) => {
  const asking = event.detail.elt.closest("[data-confirm]") ?? askingButton(event);
  if (!asking) return;
  event.preventDefault();
  ask(asking, () => event.detail.issueRequest(true));
});

function askingButton(event) {
  return event.detail.triggeringEvent?.submitter?.closest("[data-confirm]");
}

const agreed = new WeakSet();
const SENT_BY_HTMX = "[hx-post], [hx-put], [hx-patch], [hx-delete], [hx-get]";

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  const asking = button?.closest("[data-confirm]") ?? form.closest("[data-confirm]");
  if (!asking || form.matches(SENT_BY_HTMX) || button?.matches(SENT_BY_HTMX)) return;
  if (agreed.delete(form)) return;
  event.preventDefault();
  ask(asking, () => {
    agreed.add(form);
    form.requestSubmit(button);
  });
});

// A form that is on its way is not sent again by a second click. A page that stays, because the
// answer is a file or nothing came, can send it anew.
const onItsWay = new WeakSet();
const A_WHILE = 3000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  const byHtmx = form.matches(SENT_BY_HTMX) || event.submitter?.matches(SENT_BY_HTMX);
  if (event.defaultPrevented || byHtmx || form.method !== "post") return;
  if (onItsWay.has(form)) {
    event.preventDefault();
    return;
  }
  // Somebody who is asked after this may keep the form back, and send it in another way.
  setTimeout(() => event.defaultPrevented || onItsWay.add(form));
  setTimeout(() => onItsWay.delete(form), A_WHILE);
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) onItsWay.delete(form);
});
