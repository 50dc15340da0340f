import { choiceOf, flowsFrom, laneOf, lanes, nameOf, step, steps } from './facts.js';
import { wordsOf } from './edits.js';
import { wanted } from './asks.js';
import { options } from './options.js';
import { called, select } from './elements.js';

const columns = ['number', 'name', 'role', 'term', 'forms'];

/** The step table: the same drawing as rows, each cell a field that changes it. */
export function stepTable(modeler, body, edit, terms, words) {
  const comment = document.querySelector('[data-asks]')?.dataset.comment ?? '';
  /** What a button asks, in brackets behind its words. */
  const asks = (element) => (wanted(element, comment) ? ` (${wanted(element, comment)})` : '');
  const elementOf = (box) => modeler.get('elementRegistry').get(box.closest('tr').dataset.element);

  function draw() {
    const all = steps(modeler);
    const ids = all.map((one) => one.id).join(' ');
    if (body.dataset.ids !== ids) {
      body.dataset.ids = ids;
      body.replaceChildren(...all.map(row));
    }
    for (const element of all) {
      const line = body.querySelector(`tr[data-element="${CSS.escape(element.id)}"]`);
      const [said, name] = [step(element), wordsOf(element)];
      for (const column of columns) {
        const box = line.querySelector(`[name=${column}]`);
        box.setAttribute('aria-label', `${words[column]}: ${name}`);
        if (column === 'role') options(box, lanes(modeler), laneOf(modeler, element)?.id, words.noRole);
        else if (box !== document.activeElement) box.value = (column === 'name' ? nameOf(element) : said?.[column]) ?? '';
      }
      const choice = choiceOf(element);
      line.querySelector('[data-onward]').textContent = flowsFrom(choice ?? element)
        .map((flow) => (choice ? `${nameOf(flow) || words.way}${asks(flow)} → ${called(flow.target, words)}` : `${called(flow.target, words)}${asks(element)}`))
        .join('; ');
    }
  }

  function row(element) {
    const line = document.createElement('tr');
    line.dataset.element = element.id;
    line.id = `row-${element.id}`;
    for (const column of columns) {
      const cell = document.createElement('td');
      const box = document.createElement(column === 'role' ? 'select' : 'input');
      box.name = column;
      box.className = column === 'role' ? 'form-select' : 'form-control';
      cell.append(box);
      line.append(cell);
    }
    const onward = document.createElement('td');
    onward.dataset.onward = '';
    line.append(onward);
    return line;
  }

  body.addEventListener('focusin', (event) => event.target.closest('tr') && !modeler.get('selection').isSelected(elementOf(event.target)) && select(modeler, elementOf(event.target).id));
  body.addEventListener('change', async (event) => {
    const [box, element] = [event.target, elementOf(event.target)];
    const text = box.value.trim();
    if (box.name === 'name') edit.name(element, text);
    else if (box.name === 'role') box.value && edit.lane(element, modeler.get('elementRegistry').get(box.value));
    else if (box.name === 'term') edit.term(element, text, (await terms(text)).minutes);
    else edit.step(element, { [box.name]: text || (box.name === 'number' ? '' : undefined) });
  });
  modeler.on(['commandStack.changed', 'import.done'], draw);
  body.addEventListener('focusout', () => setTimeout(draw));
}
