import { conflictPanel } from './conflict.js';
import { comments } from './comments.js';
import { edits } from './edits.js';
import { elementList, select } from './elements.js';
import { is } from './facts.js';
import { findings } from './findings.js';
import { open } from './modeler.js';
import { properties } from './properties.js';
import { Saving } from './saving.js';
import { termReader } from './server.js';
import { stepTable } from './table.js';
import { unknown } from './words.js';

/** Opens the draft that the page names, and joins canvas, list, form, table and findings to it. */
export async function draw(page) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  const words = JSON.parse(page.dataset.words);
  const time = (instant) => new Date(instant).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });

  page.hidden = false;
  document.querySelectorAll('[data-static]').forEach((one) => (one.hidden = true));
  const modeler = open(part('canvas'));
  const edit = edits(modeler);
  const terms = termReader('/api/v1/step-terms');
  elementList(modeler, part('elements'), words);
  stepTable(modeler, part('table'), edit, terms, words);
  const form = properties(modeler, part('properties'), edit, terms, words);
  const tellFindings = findings(modeler, document.querySelector('[data-findings]'), words);
  if (part('comments')) comments(modeler, part('comments'), page.dataset.id, form.current, words);
  const status = (text) => (part('status').textContent = text);

  const saving = new Saving(modeler, { id: page.dataset.id, draw: page.dataset.draw }, {
    changed: () => status(words.saving),
    saved: (instant) => status(words.saved.replace('{0}', time(instant))),
    kept: () => status(words.kept),
    refused: (code, body) => status(code === 401 || code === -1 ? words.signedOut : (body?.title ?? words.refused)),
    findings: tellFindings,
    conflict: conflictPanel(part('conflict'), time),
    warnings(list) {
      part('warnings').hidden = false;
      part('warnings').querySelector('ul').replaceChildren(...list.map((one) => Object.assign(document.createElement('li'), { textContent: one.message })));
    },
    found(kept) {
      part('found').hidden = false;
      part('found').querySelector('p').textContent = words.found.replace('{0}', time(kept.time));
    },
  });
  part('restore').addEventListener('click', () => ((part('found').hidden = true), saving.restore()));
  part('forget').addEventListener('click', () => ((part('found').hidden = true), saving.forget()));

  const stack = modeler.get('commandStack');
  const canvas = modeler.get('canvas');
  const zoom = (factor) => canvas.zoom(canvas.zoom() * factor, 'auto');
  const chosen = () => form.current();

  function add(type, name) {
    const from = chosen();
    const added = from && page.querySelector('[data-act=step]').disabled === false ? edit.after(from, type, name) : undefined;
    if (!added) return;
    select(modeler, added.id);
    form.focusName();
  }

  const acts = {
    step: () => add('bpmn:UserTask', words.newStep),
    choice: () => add('bpmn:ExclusiveGateway', ''),
    parallel: () => add('bpmn:ParallelGateway', ''),
    end: () => add('bpmn:EndEvent', words.end),
    role() {
      const lane = edit.role(words.newRole);
      if (!lane) return;
      select(modeler, lane.id);
      form.focusName();
    },
    connect: () => form.target() && edit.connect(chosen(), form.target()),
    remove() {
      const gone = modeler.get('selection').get();
      if (gone.length > 0) edit.remove([...gone]);
      part('elements').querySelector('button')?.focus();
    },
    undo: () => (stack.canUndo() ? stack.undo() : saving.beforeArranged && saving.undoArranging()),
    redo: () => stack.canRedo() && stack.redo(),
    arrange: () => saving.save(true),
    larger: () => zoom(1.25),
    smaller: () => zoom(0.8),
    fit: () => canvas.zoom('fit-viewport', 'auto'),
  };
  page.addEventListener('click', (event) => {
    const button = event.target.closest('[data-act]');
    if (button) acts[button.dataset.act]();
  });

  function enable() {
    const element = chosen();
    const node = element && is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:EndEvent');
    for (const act of ['step', 'choice', 'parallel', 'end', 'connect']) page.querySelector(`[data-act=${act}]`).disabled = !node;
    page.querySelector('[data-act=remove]').disabled = modeler.get('selection').get().length === 0;
    page.querySelector('[data-act=undo]').disabled = !stack.canUndo() && !saving.beforeArranged;
    page.querySelector('[data-act=redo]').disabled = !stack.canRedo();
  }
  modeler.on(['selection.changed', 'commandStack.changed', 'import.done'], enable);

  // Texts of the drawing tool that nobody translated: no page shows them, a browser test asks.
  Object.defineProperty(window, 'untranslated', { get: () => [...unknown] });
  try {
    await saving.open();
  } catch (error) {
    // What the editor cannot open is still shown by the server.
    page.hidden = true;
    document.querySelectorAll('[data-static]').forEach((one) => (one.hidden = false));
    throw error;
  }
  acts.fit();
  enable();
  page.dataset.ready = 'yes';
}
