/* Rows that are dragged onto one another: the dragged row asks for the place of the other.

   A row says `data-drop` (the fields of its place, as JSON) and has a `[data-row-handle]`; its
   `form[data-row-form]` takes these fields and is sent. While it hovers, the form is told that its
   fields changed, so that a page may say what the move would do. Without a mouse the form's own
   fields and buttons do the same. */
let held = null;

const rowOf = (event) => event.target.closest?.("[data-drop]") ?? null;

const fill = (row, other) => {
  const form = row.querySelector("form[data-row-form]");
  for (const [name, value] of Object.entries(JSON.parse(other.dataset.drop))) {
    form.elements[name].value = value;
  }
  return form;
};

const over = (row) => {
  for (const each of document.querySelectorAll(".is-dropped-on")) each.classList.remove("is-dropped-on");
  row?.classList.add("is-dropped-on");
};

document.addEventListener("dragstart", (event) => {
  const handle = event.target.closest?.("[data-row-handle]");
  held = handle ? rowOf(event) : null;
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.id);
  event.dataTransfer.setDragImage(held, 0, 0);
});

document.addEventListener("dragenter", (event) => {
  const row = held && rowOf(event);
  if (!row || row.classList.contains("is-dropped-on")) return;
  over(row);
  fill(held, row).dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("dragover", (event) => {
  if (held && rowOf(event)) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const row = held && rowOf(event);
  if (!row) return;
  event.preventDefault();
  const form = fill(held, row);
  if (row !== held) form.requestSubmit();
});

document.addEventListener("dragend", () => {
  if (held) fill(held, held);
  held = null;
  over(null);
});
