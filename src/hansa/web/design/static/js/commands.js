// Ctrl-K: where to? The rooms of the rail, filtered while typing, and what the server finds.

const dialog = document.getElementById("commands");

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function narrow(asked) {
  const parts = plain(asked).split(/\s+/).filter(Boolean);
  for (const entry of dialog.querySelectorAll("#commands-rooms > li")) {
    const words = plain(entry.textContent);
    entry.hidden = !parts.every((part) => words.includes(part));
  }
  const none = dialog.querySelector(".commands-none");
  const answers = dialog.querySelectorAll("li:not([hidden]) .room").length;
  none.textContent = answers ? "" : none.dataset.none;
}

function move(step) {
  const stops = [
    dialog.querySelector("input"),
    ...dialog.querySelectorAll("li:not([hidden]) .room"),
  ];
  const here = Math.max(stops.indexOf(document.activeElement), 0);
  stops[(here + step + stops.length) % stops.length].focus();
}

if (dialog) {
  const input = dialog.querySelector("input");

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else if (!document.querySelector("dialog:modal")) dialog.showModal();
  });

  dialog.addEventListener("close", () => {
    input.value = "";
    document.getElementById("commands-found").replaceChildren();
    narrow("");
  });

  input.addEventListener("input", () => narrow(input.value));
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "commands-found") narrow(input.value);
  });

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      dialog.querySelector("li:not([hidden]) .room")?.click();
    }
  });
}
