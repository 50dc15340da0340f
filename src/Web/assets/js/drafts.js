// Keeps what is typed into <form data-draft> in this browser until the server has taken it.
const prefix = 'iso-draft:';
const week = 7 * 24 * 3600 * 1000;
const kept = (field) => field.name && !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type) && !field.dataset.unsaved;
const fields = (form) => [...form.elements].filter(kept);
const read = (key) => JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
const write = (key, draft) => localStorage.setItem(prefix + key, JSON.stringify(draft));
const drop = (key) => localStorage.removeItem(prefix + key);
const clock = (time) => new Date(time).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });

const values = (form) =>
  fields(form).map((field) => [field.name, ['checkbox', 'radio'].includes(field.type) ? (field.checked ? field.value : null) : field.multiple ? [...field.selectedOptions].map((o) => o.value) : field.value]);

function restore(form, saved) {
  const rest = new Map();
  for (const [name, value] of saved) rest.set(name, [...(rest.get(name) ?? []), value]);
  for (const field of fields(form)) {
    const list = rest.get(field.name);
    if (!list?.length) continue;
    const value = list.shift();
    if (['checkbox', 'radio'].includes(field.type)) field.checked = value !== null;
    else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
    else field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** After a post the server redirects when it took the form. A page asking for a password is not that answer. */
function settle() {
  const redirected = performance.getEntriesByType('navigation')[0]?.redirectCount > 0;
  const signIn = document.querySelector('input[type=password]') !== null;
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    const key = name.slice(prefix.length);
    const draft = read(key);
    if (Date.now() - draft.time > week) drop(key);
    else if (draft.sent && redirected && !signIn) drop(key);
    else if (draft.sent) write(key, { ...draft, sent: false });
  }
}

function attach(form) {
  if (form.dataset.draftOn) return;
  form.dataset.draftOn = 'yes';
  const key = form.dataset.draft;
  const note = form.querySelector('.draft-note');
  const text = note.querySelector('[data-draft-text]');
  const buttons = note.querySelectorAll('button');
  const first = JSON.stringify(values(form));
  const found = read(key);
  if (found && JSON.stringify(found.values) !== first) {
    text.textContent = note.dataset.found.replace('{0}', clock(found.time));
    buttons.forEach((button) => (button.hidden = false));
  }
  note.querySelector('[data-draft-restore]').addEventListener('click', () => {
    restore(form, found.values);
    buttons.forEach((button) => (button.hidden = true));
    text.textContent = note.dataset.saved.replace('{0}', clock(found.time));
  });
  note.querySelector('[data-draft-drop]').addEventListener('click', () => {
    drop(key);
    buttons.forEach((button) => (button.hidden = true));
    text.textContent = '';
  });
  let timer;
  form.addEventListener('input', () => {
    form.dataset.changed = 'yes';
    clearTimeout(timer);
    timer = setTimeout(() => {
      write(key, { time: Date.now(), values: values(form) });
      buttons.forEach((button) => (button.hidden = true));
      text.textContent = note.dataset.saved.replace('{0}', clock(Date.now()));
    }, 600);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    delete form.dataset.changed;
    write(key, { time: Date.now(), values: values(form), sent: true });
  });
}

const attachAll = () => document.querySelectorAll('form[data-draft]').forEach(attach);
settle();
attachAll();
document.addEventListener('htmx:after:swap', attachAll);
document.addEventListener('htmx:after:request', (event) => {
  const form = event.target.closest?.('form[data-draft]');
  const status = event.detail?.ctx?.response?.status;
  if (form && status >= 200 && status < 300) drop(form.dataset.draft);
});
addEventListener('beforeunload', (event) => {
  if (document.querySelector('form[data-draft][data-changed]')) event.preventDefault();
});
// Another person may sit at this computer next.
document.addEventListener('submit', (event) => {
  if (event.target.matches('[data-sign-out]')) Object.keys(localStorage).filter((name) => name.startsWith(prefix)).forEach((name) => localStorage.removeItem(name));
});
