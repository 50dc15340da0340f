import { typing } from './menus.js';

// Keys of lists (j k Enter x ?), filters that send themselves, and the bar for selected rows.
const rows = () => [...document.querySelectorAll('[data-list] tbody tr[data-href]')];

function go(step) {
  const all = rows();
  if (all.length === 0) return;
  const now = all.findIndex((row) => row.classList.contains('at'));
  const next = all[Math.min(Math.max(now + step, 0), all.length - 1)];
  all[now]?.classList.remove('at');
  next.classList.add('at');
  next.scrollIntoView({ block: 'nearest' });
  // The link itself takes the focus, so that a screen reader says the row and Enter opens it.
  (next.querySelector('a[href]') ?? next).focus({ preventScroll: true });
}

document.addEventListener('keydown', (event) => {
  if (typing(event) || rows().length === 0) return;
  const at = document.querySelector('[data-list] tr.at');
  if (event.key === 'j') go(1);
  else if (event.key === 'k') go(-1);
  else if (event.key === 'x' && at) at.querySelector('.cell-tick input')?.click();
  else if (event.key === 'Enter' && at && event.target === document.body) location.assign(at.dataset.href);
  else if (event.key === '?') {
    const help = document.querySelector('[data-list] details.keys');
    if (help) help.open = !help.open;
  } else return;
  event.preventDefault();
});

document.addEventListener('change', (event) => {
  const filters = event.target.closest('form.filters');
  if (filters && event.target.matches('select')) filters.requestSubmit();
  if (event.target.matches('.cell-tick input')) count();
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form.filters')) return;
  // Empty filters would only make the address longer.
  for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
});
addEventListener('pageshow', () => document.querySelectorAll('form.filters :disabled').forEach((field) => (field.disabled = false)));

function count() {
  document.querySelectorAll('[data-bulk]').forEach((bar) => {
    const chosen = document.querySelectorAll(`[data-list] input[form="${bar.id}"]:checked`).length;
    bar.hidden = chosen === 0;
    bar.classList.add('bulk-live');
    const words = bar.querySelector('.bulk-count');
    words.textContent = words.dataset.words.replace('{0}', chosen);
  });
}
count();
