import { flowsFrom, is, isChoice, isStep, lanes, nameOf, nodes, step } from './facts.js';
import { wordsOf } from './edits.js';

/** The list of plain buttons through which every element is reached without a mouse. */
export function elementList(modeler, list, words) {
  const selection = modeler.get('selection');
  list.addEventListener('click', (event) => {
    const id = event.target.closest('button')?.dataset.element;
    if (id) select(modeler, id);
  });

  function draw() {
    const focused = document.activeElement?.closest?.('[data-elements] button')?.dataset.element;
    const chosen = selection.get().map((one) => one.id);
    const entries = [
      ...nodes(modeler).flatMap((node) => [[node, title(node, words)], ...(isChoice(node) ? flowsFrom(node).map((flow) => [flow, `${nameOf(flow) || words.way} → ${called(flow.target, words)}`]) : [])]),
      ...lanes(modeler).map((lane) => [lane, `${words.role} ${wordsOf(lane)}`]),
    ];
    list.replaceChildren(
      ...entries.map(([element, text]) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = is(element, 'bpmn:SequenceFlow') ? 'designer-item designer-way' : 'designer-item';
        button.dataset.element = element.id;
        button.textContent = text;
        button.setAttribute('aria-pressed', String(chosen.includes(element.id)));
        const item = document.createElement('li');
        item.append(button);
        return item;
      }),
    );
    if (focused) list.querySelector(`button[data-element="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  modeler.on(['selection.changed', 'commandStack.changed', 'import.done'], draw);
}

/** Selects an element and brings it into view. */
export function select(modeler, id) {
  const element = modeler.get('elementRegistry').get(id);
  if (!element) return false;
  modeler.get('selection').select(element);
  modeler.get('canvas').scrollToElement(element, 60);
  return true;
}

/** The name of an element, else what it is. */
export const called = (element, words) => nameOf(element) || title(element, words);

export function title(element, words) {
  const name = nameOf(element);
  if (isStep(element)) return `${words.step} ${[step(element)?.number, name || element.id].filter(Boolean).join('. ')}`;
  const kind = is(element, 'bpmn:StartEvent') ? words.start : is(element, 'bpmn:EndEvent') ? words.end : is(element, 'bpmn:Gateway') ? (isChoice(element) ? words.choice : words.parallel) : words.event;
  return name && name !== kind ? `${kind}: ${name}` : kind;
}
