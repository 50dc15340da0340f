import { say } from './answers.js';

// Copy buttons stay hidden without script, since they could do nothing.
const show = (root) => root.querySelectorAll('[data-copy][hidden]').forEach((button) => (button.hidden = false));
if (navigator.clipboard) {
  show(document);
  document.addEventListener('htmx:after:swap', () => show(document));
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    say(document.getElementById('live')?.dataset.copied ?? '');
  });
}
