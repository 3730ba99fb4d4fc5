// The draft form. It works without this file; with it, the editors have names, the preview follows the typing,
// and the browser asks before it throws away words that are not saved.
"use strict";
(() => {
  const name = (editor) => {
    const textarea = editor.querySelector("textarea");
    const area = editor.querySelector("[contenteditable]");
    const label = textarea && document.querySelector(`label[for="${textarea.id}"]`);
    if (!area || !label) return;
    area.setAttribute("aria-label", label.textContent.replace(/:\s*$/, ""));
    area.setAttribute("role", "textbox");
    area.setAttribute("aria-multiline", "true");
  };
  document.addEventListener("prose-editor:ready", (event) => name(event.target.closest(".prose-editor")));
  document.querySelectorAll(".prose-editor").forEach(name); // those that were faster than this file
  const form = document.getElementById("version_form");
  const show = document.getElementById("preview-button");
  if (!form || !show) return;
  let waiting = 0;
  let unsaved = false;
  const follow = (event) => {
    if (event.target.name !== "preview-scheme" && event.target.name !== "preview-sample") unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(show), 800);
  };
  form.addEventListener("input", follow);
  form.addEventListener("change", follow);
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (event.submitter !== show) unsaved = false;
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
})();
