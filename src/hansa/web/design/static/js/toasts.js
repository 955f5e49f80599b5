// Short messages that confirm what happened. They come from Django's messages in the page, from
// the server with the header  HX-Trigger: {"toast": {"words": "Published.", "tone": "success"}},
// or from another module as the event "toast". Warnings and errors stay until they are closed.

const READING_TIME = 8000;

const region = () => document.getElementById("toasts");

function toast(words, tone = "info") {
  const paper = document.getElementById("toast-template").content.firstElementChild.cloneNode(true);
  paper.className = `toast toast-${tone}`;
  paper.querySelector(".toast-words").textContent = words;
  region().append(paper);
  leaveInTime(paper);
}

function leaveInTime(paper) {
  if (paper.matches(".toast-error, .toast-warning")) return;
  const leave = () => {
    if (paper.matches(":hover, :focus-within")) setTimeout(leave, READING_TIME);
    else paper.remove();
  };
  setTimeout(leave, READING_TIME);
}

document.addEventListener("toast", (event) => {
  const { words, value, tone } = event.detail ?? {};
  if (words ?? value) toast(words ?? value, tone);
});

document.addEventListener("click", (event) => {
  event.target.closest("[data-dismiss]")?.closest(".toast, .notice")?.remove();
});

for (const paper of region().children) leaveInTime(paper);
