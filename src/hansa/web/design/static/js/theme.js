// The reader's choice of light or dark, at once and without a new page.
// Without this module the same buttons post to the server.

const A_YEAR = 365 * 24 * 3600;

function remember(theme) {
  const age = theme ? A_YEAR : 0;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}

function show(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const choice of document.querySelectorAll("[data-theme-choices] button")) {
    if (choice.value === theme) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-theme-choices]") || !event.submitter) return;
  event.preventDefault();
  remember(event.submitter.value);
  show(event.submitter.value);
});
