// Native dialogs, opened by  data-open="id"  and closed by  data-close  or a press beside them.
// The browser keeps the focus inside and gives it back to the opener.

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.open)?.showModal();
    return;
  }
  const dialog = event.target.closest("dialog");
  if (!dialog) return;
  if (event.target.closest("[data-close]") || isBeside(event, dialog)) dialog.close();
});

function isBeside(event, dialog) {
  if (event.target !== dialog || event.detail === 0) return false;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < left || x > right || y < top || y > bottom;
}

// A dialog that arrives with a fragment shows itself:  <dialog data-open-now>.
document.addEventListener("htmx:afterSettle", () => {
  for (const dialog of document.querySelectorAll("dialog[data-open-now]:not([open])")) {
    dialog.removeAttribute("data-open-now");
    dialog.showModal();
  }
});

// An answer that settles the matter closes the dialog it came from:  HX-Trigger: close-dialog.
document.addEventListener("close-dialog", () => {
  document.querySelector("dialog[open]")?.close();
});
