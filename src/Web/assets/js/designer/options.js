import { wordsOf } from './edits.js';

/** Fills a drop-down with elements of the drawing; the open choice stays. */
export function options(list, elements, chosen, empty, tell = wordsOf) {
  const entries = [['', empty], ...elements.map((one) => [one.id, tell(one)])];
  const now = JSON.stringify(entries);
  if (list.dataset.entries !== now) {
    list.dataset.entries = now;
    list.replaceChildren(...entries.map(([value, text]) => new Option(text, value)));
  }
  list.value = chosen ?? '';
}
