import { called } from './elements.js';
import { ask, letter } from './server.js';

/** What people said of the selected element, or of all when none is selected, with a form to say more. */
export function comments(modeler, place, process, current, words) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const form = place.querySelector('form');
  const time = (instant) => new Date(instant).toLocaleString('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
  let threads = [];
  let answered;
  let pending;

  async function load() {
    const { status, body } = await ask(`/api/v1/processes/${process}/comments`);
    if (status === 200) threads = body;
    draw();
  }

  function draw() {
    const element = current();
    const shown = threads.filter((one) => (element ? one.elementId === element.id : one.resolvedAt === null));
    const open = shown.filter((one) => one.resolvedAt === null).length;
    part('of').textContent = `${element ? called(element, words) : words.whole}: ${words.openComments.replace('{0}', open)}`;
    part('threads').replaceChildren(...shown.map((one) => thread(one, element)));
  }

  function thread(one, element) {
    const box = node('article', 'comment');
    if (!element) box.append(node('p', 'text-secondary', one.on));
    box.append(...said(one));
    const answers = node('ul', 'comment-answers');
    answers.append(...one.answers.map((answer) => { const item = node('li'); item.append(...said(answer)); return item; }));
    if (one.answers.length > 0) box.append(answers);
    box.append(button(words.answer, () => answer(one)), ' ', button(one.resolvedAt === null ? words.settled : words.reopen, () => settle(one)));
    return box;
  }

  const said = (one) => [node('p', 'comment-words', one.words), node('p', 'text-secondary', `${one.byName} · ${time(one.at)}`)];

  function node(name, className = '', text = '') {
    return Object.assign(document.createElement(name), { className, textContent: text });
  }

  function button(text, act) {
    const made = Object.assign(node('button', 'btn btn-sm', text), { type: 'button' });
    made.addEventListener('click', act);
    return made;
  }

  function answer(one) {
    answered = one;
    part('label').textContent = one ? words.answerTo.replace('{0}', one.byName) : words.newComment;
    part('newly').hidden = !one;
    if (one) form.elements.words.focus();
  }

  function tell({ status, body }) {
    part('problem').hidden = status === 200;
    part('problem').textContent = status === 200 ? '' : (body?.title ?? (status === -1 ? words.signedOut : words.unsent));
    return status === 200;
  }

  async function settle(one) {
    tell(await ask(`/api/v1/process-comments/${one.id}/settle`, letter({ resolved: one.resolvedAt === null, version: one.version })));
    await load();
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = form.elements.words.value;
    const body = answered ? { words: text } : { words: text, elementId: current()?.id ?? null };
    const address = answered ? `/api/v1/process-comments/${answered.id}/answers` : `/api/v1/processes/${process}/comments`;
    // What was sent and not answered goes again under the same key.
    if (pending?.about !== JSON.stringify([address, body])) pending = { about: JSON.stringify([address, body]), letter: letter(body) };
    const taken = tell(await ask(address, pending.letter));
    if (!taken) return;
    pending = undefined;
    form.reset();
    answer(undefined);
    await load();
  });
  part('newly').addEventListener('click', () => answer(undefined));
  modeler.on(['selection.changed', 'import.done'], draw);
  load();
}
