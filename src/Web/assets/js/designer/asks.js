import { asked, choiceOf, codeOf, flowsFrom, is, isFlow, isStep } from './facts.js';

const list = (text) => text.split(/[;\n]/).map((one) => one.trim()).filter(Boolean);

/** Whether a person presses this: a way out of the choice behind a step, or a step without a choice. */
export function isButton(element) {
  if (isFlow(element)) return is(element.source, 'bpmn:ExclusiveGateway') && codeOf(element) !== null && element.source.incoming.some((way) => isPerson(way.source));
  return isPerson(element) && (choiceOf(element) === undefined || flowsFrom(choiceOf(element)).length < 2);
}

const isPerson = (element) => isStep(element) && ['bpmn:UserTask', 'bpmn:ManualTask'].some((type) => is(element, type));

/** What it asks, in a few words; empty when it asks nothing. */
export function wanted(element, comment) {
  const said = asked(element);
  if (!said) return '';
  const worded = said.comment === 'required' ? [said.commentLabel || comment] : [];
  return [...worded, ...(said.fields ?? []).map((field) => field.label || field.name), ...(said.papers ?? []).map((paper) => paper.name)].join(', ');
}

/** Sets what a button asks, or takes it away. */
export class SetAsked {
  static $inject = ['modeling', 'bpmnFactory'];
  constructor(modeling, bpmnFactory) {
    Object.assign(this, { modeling, bpmnFactory });
  }

  preExecute({ element, facts }) {
    const { modeling, bpmnFactory } = this;
    const owner = element.businessObject;
    let holder = owner.extensionElements;
    if (!holder) {
      if (!facts) return;
      holder = bpmnFactory.create('bpmn:ExtensionElements', { values: [] });
      holder.$parent = owner;
      modeling.updateModdleProperties(element, owner, { extensionElements: holder });
    }
    const values = holder.get('values').filter((one) => one.$type !== 'iso:Outcome');
    if (facts) values.push(this.make(holder, 'iso:Outcome', facts));
    modeling.updateModdleProperties(element, holder, { values });
  }

  make(parent, type, { fields, papers, ...rest }) {
    const made = this.bpmnFactory.create(type, rest);
    made.$parent = parent;
    if (fields?.length) made.fields = fields.map((field) => this.make(made, 'iso:Field', field));
    if (papers?.length) made.papers = papers.map((name) => this.make(made, 'iso:Paper', { name }));
    return made;
  }
}

/** The part of the form beside the drawing that says what a button asks; each change is one command. */
export function asks(part, current, edit) {
  let labelled = 0;
  const rows = part.querySelector('[data-ask-fields]');
  const box = (name) => part.querySelector(`[name=${name}]`);

  const read = () => ({
    comment: box('askComment').checked ? 'required' : undefined,
    commentLabel: box('askCommentLabel').value.trim() || undefined,
    confirm: box('askConfirm').checked ? 'true' : undefined,
    forms: list(box('askForms').value).join(';') || undefined,
    papers: list(box('askPapers').value),
    fields: [...rows.children].map(readRow).filter((field) => field.name || field.label),
  });

  function readRow(row) {
    const cell = (name) => row.querySelector(`[name=${name}]`);
    const choice = cell('askKind').value === 'choice';
    return {
      name: cell('askName').value.trim(),
      label: cell('askLabel').value.trim(),
      kind: cell('askKind').value,
      required: cell('askRequired').checked ? 'true' : undefined,
      choices: choice ? list(cell('askChoices').value).join(';') || undefined : undefined,
    };
  }

  /** As the drawing has it, in the shape in which the form is read. */
  function stored(element) {
    const said = element && asked(element);
    return {
      comment: said?.comment === 'required' ? 'required' : undefined,
      commentLabel: said?.commentLabel,
      confirm: said?.confirm === 'true' ? 'true' : undefined,
      forms: said?.forms,
      papers: (said?.papers ?? []).map((paper) => paper.name ?? ''),
      fields: (said?.fields ?? []).map(({ name = '', label = '', kind = 'text', required, choices }) => ({ name, label, kind, required: required === 'true' ? 'true' : undefined, choices })),
    };
  }

  function row(field) {
    const made = part.querySelector('template').content.firstElementChild.cloneNode(true);
    const cell = (name) => made.querySelector(`[name=${name}]`);
    for (const label of made.querySelectorAll('label.form-label')) label.htmlFor = label.nextElementSibling.id = `p-ask-field-${++labelled}`;
    cell('askName').value = field.name;
    cell('askLabel').value = field.label;
    cell('askKind').value = field.kind;
    cell('askRequired').checked = field.required === 'true';
    cell('askChoices').value = (field.choices ?? '').split(';').join('; ');
    show(made);
    return made;
  }

  const show = (row) => (row.querySelector('[data-ask-choices]').hidden = row.querySelector('[name=askKind]').value !== 'choice');

  function fill(element) {
    const facts = stored(element);
    if (part.dataset.element === element?.id && JSON.stringify(facts) === JSON.stringify(read())) return;
    part.dataset.element = element?.id ?? '';
    box('askComment').checked = facts.comment === 'required';
    box('askCommentLabel').value = facts.commentLabel ?? '';
    box('askConfirm').checked = facts.confirm === 'true';
    box('askForms').value = (facts.forms ?? '').split(';').join('; ');
    box('askPapers').value = facts.papers.join('\n');
    rows.replaceChildren(...facts.fields.map(row));
  }

  function save() {
    const facts = read();
    const nothing = !facts.comment && !facts.commentLabel && !facts.confirm && !facts.forms && facts.papers.length + facts.fields.length === 0;
    edit.asked(current(), nothing ? undefined : facts);
  }

  part.addEventListener('change', (event) => {
    event.stopPropagation();
    [...rows.children].forEach(show);
    save();
  });
  part.addEventListener('click', (event) => {
    if (event.target.closest('[data-ask-add]')) {
      rows.append(row({ name: '', label: '', kind: 'text', required: 'true' }));
      rows.lastElementChild.querySelector('[name=askLabel]').focus();
    }
    const gone = event.target.closest('[data-ask-remove]');
    if (gone) {
      gone.closest('[data-ask-row]').remove();
      part.querySelector('[data-ask-add]').focus();
      save();
    }
  });
  return { fill };
}
