// Copying:  <button data-copy="#feed-address" data-copied="The address is copied.">
// takes the value or the words of what the selector finds.

const toast = (words, tone) =>
  document.dispatchEvent(new CustomEvent("toast", { detail: { words, tone } }));

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  const words = source.value ?? source.textContent.trim();
  try {
    await navigator.clipboard.writeText(words);
    toast(button.dataset.copied, "success");
  } catch {
    source.select?.();
    toast(button.dataset.copyByHand, "warning");
  }
});

// What can only work with this module shows itself now.
for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
