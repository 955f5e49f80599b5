// A name dragged onto a seat fills the form that does the same by choice, and sends it.

const form = document.getElementById("move");
let dragged = null;

const row = (event) => event.target.closest?.("[data-number], [data-guest]");
const clear = () => document.querySelectorAll(".is-aim").forEach((each) => each.classList.remove("is-aim"));

if (form) {
  document.addEventListener("dragstart", (event) => {
    dragged = row(event)?.dataset.guest ?? null;
    event.dataTransfer?.setData("text/plain", dragged ?? "");
  });
  document.addEventListener("dragover", (event) => {
    const aim = row(event);
    if (!dragged || !aim?.dataset.number) return;
    event.preventDefault();
    clear();
    aim.classList.add("is-aim");
  });
  document.addEventListener("drop", (event) => {
    const aim = row(event);
    if (!dragged || !aim?.dataset.number) return;
    event.preventDefault();
    form.elements.guest.value = dragged;
    form.elements.table.value = aim.dataset.table;
    form.elements.number.value = aim.dataset.number;
    form.requestSubmit();
  });
  document.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });
}
