import { choiceOf, codeOf, flowsFrom, is, isChoice, isFlow, isNode, isStep, isTimer, laneOf, lanes, nameOf, nodes, step, steps, timer } from './facts.js';
import { behaviour } from './behaviour.js';
import { called } from './elements.js';
import { asks, isButton } from './asks.js';
import { options } from './options.js';
import { consulting } from './consulting.js';

/** The form beside the drawing: fills itself with the selected element, writes each changed field as one command. */
export function properties(modeler, form, edit, terms, words) {
  const field = (name) => form.elements[name];
  const ways = form.querySelector('[data-ways]');
  const reading = form.querySelector('[data-reading]');
  const selection = modeler.get('selection');
  const group = behaviour(modeler, form);
  /** The one selected element; a label stands for what it labels. */
  const current = () => (selection.get().length === 1 ? (selection.get()[0].labelTarget ?? selection.get()[0]) : undefined);
  const asking = asks(form.querySelector('[data-asks]'), current, edit);

  const kinds = (element) => [
    'any',
    ...(isStep(element) ? ['step', 'node'] : []),
    ...(isNode(element) && !isStep(element) ? ['node'] : []),
    ...(is(element, 'bpmn:Task') || is(element, 'bpmn:CallActivity') ? ['kind'] : []),
    ...(isNode(element) && !is(element, 'bpmn:EndEvent') ? ['after'] : []),
    ...(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask'].some((type) => is(element, type)) ? ['service'] : []),
    ...(is(element, 'bpmn:CallActivity') ? ['call'] : []),
    ...(is(element, 'bpmn:EndEvent') ? ['end'] : []),
    ...(isTimer(element) ? ['timer'] : []),
    ...(isFlow(element) && (isChoice(element.source) || codeOf(element) !== '') ? ['way'] : []),
    ...(choiceOf(element) ? ['ways'] : []),
    ...(isButton(element) ? ['asks'] : []),
    ...group.kinds(element),
  ];

  function fill() {
    const element = current();
    const shown = element && !is(element, 'bpmn:Collaboration') ? kinds(element) : [];
    form.querySelectorAll('[data-when]').forEach((part) => (part.hidden = !shown.includes(part.dataset.when)));
    form.querySelector('[data-nothing]').hidden = shown.length > 0;
    if (shown.length === 0) return;
    const said = step(element);
    set('name', nameOf(element));
    options(field('lane'), lanes(modeler), laneOf(modeler, element)?.id, words.noRole);
    set('kind', element.type);
    set('number', said?.number);
    set('term', said?.term);
    set('forms', said?.forms);
    field('applicant').checked = said?.kind === 'applicant';
    field('power').disabled = field('applicant').checked;
    set('power', field('applicant').checked ? '' : said?.kind);
    set('share', said?.share);
    for (const rule of ['sameAs', 'notSameAs']) options(field(rule), steps(modeler).filter((one) => one !== element), said?.[rule], words.nobody);
    consult.fill(said);
    set('service', element.businessObject.get('iso:service'));
    set('called', element.businessObject.calledElement);
    set('owner', element.businessObject.get('iso:owner'));
    field('handOver').checked = element.businessObject.get('iso:handOver') === 'true';
    set('time', timer(element)?.timeDuration?.body ?? timer(element)?.timeDate?.body ?? timer(element)?.timeCycle?.body);
    set('condition', isFlow(element) ? (element.businessObject.conditionExpression?.body ?? '') : '');
    field('refused').checked = element.businessObject.get('iso:refused') === 'true';
    options(field('target'), nodes(modeler).filter((one) => one !== element && !is(one, 'bpmn:StartEvent') && !is(one, 'bpmn:BoundaryEvent')), field('target').value, words.choose, (one) => called(one, words));
    fillWays(choiceOf(element));
    asking.fill(element);
    group.fill(element);
    if (said?.term) read(said.term);
    else reading.textContent = '';
  }

  function set(name, value) {
    if (field(name).value !== (value ?? '')) field(name).value = value ?? '';
  }

  function fillWays(choice) {
    const flows = choice ? flowsFrom(choice) : [];
    const now = flows.map((flow) => flow.id).join(' ');
    if (ways.dataset.ids !== now) {
      ways.dataset.ids = now;
      ways.replaceChildren(...flows.map(wayField));
    }
    for (const flow of flows) {
      const input = ways.querySelector(`[data-flow="${CSS.escape(flow.id)}"]`);
      input.previousElementSibling.textContent = words.wayTo.replace('{0}', called(flow.target, words));
      if (input.value !== nameOf(flow)) input.value = nameOf(flow);
    }
  }

  function wayField(flow) {
    const part = document.createElement('div');
    part.className = 'field';
    part.innerHTML = '<label class="form-label"></label><input class="form-control">';
    part.lastChild.dataset.flow = flow.id;
    part.lastChild.id = `way-${flow.id}`;
    part.firstChild.htmlFor = part.lastChild.id;
    return part;
  }

  async function read(text) {
    const found = await terms(text);
    if (field('term').value.trim() !== text.trim()) return found;
    reading.textContent = found.problem ?? (found.minutes === null ? '' : words.means.replace('{0}', found.words).replace('{1}', Math.round((found.minutes / 60) * 100) / 100));
    field('term').setAttribute('aria-invalid', String(Boolean(found.problem)));
    return found;
  }

  const consult = consulting(form, edit);
  const writers = {
    ...consult.writers,
    ...group.writers,
    name: (element, text) => edit.name(element, text.trim()),
    lane: (element, id) => id && edit.lane(element, modeler.get('elementRegistry').get(id)),
    kind: (element, type) => edit.kind(element, type),
    number: (element, text) => edit.step(element, { number: text.trim() }),
    forms: (element, text) => edit.step(element, { forms: text.trim() || undefined }),
    share: (element, how) => edit.step(element, { share: how || undefined }),
    sameAs: (element, id) => edit.step(element, { sameAs: id || undefined }),
    notSameAs: (element, id) => edit.step(element, { notSameAs: id || undefined }),
    power: (element, code) => edit.step(element, { kind: code || undefined }),
    applicant: (element, _, box) => edit.step(element, { kind: box.checked ? 'applicant' : undefined }),
    service: (element, text) => edit.own(element, { 'iso:service': text.trim() || undefined }),
    called: (element, text) => edit.own(element, { calledElement: text.trim() || undefined }),
    owner: (element, text) => edit.own(element, { 'iso:owner': text.trim() || undefined }),
    handOver: (element, _, box) => edit.own(element, { 'iso:handOver': box.checked ? 'true' : undefined }),
    refused: (element, _, box) => edit.own(element, { 'iso:refused': box.checked ? 'true' : undefined }),
    time: (element, text) => edit.time(element, timer(element), text.trim()),
    condition: (element, text) => edit.condition(element, text.trim()),
    async term(element, text) {
      const found = await read(text);
      edit.term(element, text.trim(), found.minutes);
    },
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', (event) => {
    const [element, box] = [current(), event.target];
    if (!element) return;
    if (box.dataset.flow) edit.name(modeler.get('elementRegistry').get(box.dataset.flow), box.value.trim());
    else writers[box.name]?.(element, box.value, box);
  });
  let waiting;
  field('term').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => read(field('term').value), 300);
  });
  modeler.on(['selection.changed', 'commandStack.changed', 'import.done'], fill);
  fill();
  return { current, target: () => modeler.get('elementRegistry').get(field('target').value), focusName: () => field('name').select() };
}
