// What the server answered to htmx: refusals are said aloud, focus goes to what changed.
const words = () => document.getElementById('live')?.dataset ?? {};

/** Says a sentence to screen readers without moving anything. */
export function say(text) {
  const live = document.getElementById('live');
  if (!live) return;
  live.textContent = '';
  setTimeout(() => (live.textContent = text), 50);
}

function toast(text) {
  const place = document.getElementById('toasts');
  if (!place) return;
  const note = document.createElement('div');
  note.className = 'notice tone-late';
  note.setAttribute('role', 'alert');
  note.textContent = text;
  place.replaceChildren(note);
  setTimeout(() => note.remove(), 10000);
}

document.addEventListener('htmx:response:error', (event) => {
  const status = event.detail?.ctx?.response?.status;
  const said = words();
  if (status === 401) toast(said.signedOut);
  else if (status === 403 || status === 404) toast(said.refused);
  else if (status === 429) toast(said.tooMany);
  else if (status === 413) toast(said.tooLarge);
  else if (status >= 500) toast(said.failed);
});
document.addEventListener('htmx:error', () => toast(words().offline));

document.addEventListener('htmx:after:swap', (event) => {
  const root = event.detail?.ctx?.target ?? event.target;
  const first = root?.querySelector?.('[autofocus], [data-focus]');
  if (first) first.focus();
});
