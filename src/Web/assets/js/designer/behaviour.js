import { is, isStep, timer } from './facts.js';

// What an event is about, when a timer goes off, and how often a step repeats. Each change is one command, taken back by one press.
const about = { 'bpmn:MessageEventDefinition': ['messageRef', 'bpmn:Message'], 'bpmn:SignalEventDefinition': ['signalRef', 'bpmn:Signal'] };
const times = ['timeDuration', 'timeDate', 'timeCycle'];

const definition = (element, type) => element.businessObject.get?.('eventDefinitions')?.find((one) => is(one, type));
const loop = (element) => element.businessObject.loopCharacteristics;
const many = 'bpmn:MultiInstanceLoopCharacteristics';
const again = 'bpmn:StandardLoopCharacteristics';
const repeats = (element) => is(loop(element) ?? {}, many);
const loops = (element) => is(loop(element) ?? {}, again);

/** Where the name of an element's message or signal is kept: the thing that refers to it, its property, and the type of what it refers to. */
function reference(element) {
  if (is(element, 'bpmn:ReceiveTask') || is(element, 'bpmn:SendTask')) return { owner: element.businessObject, property: 'messageRef', type: 'bpmn:Message' };
  for (const [kind, [property, type]] of Object.entries(about)) {
    const owner = definition(element, kind);
    if (owner) return { owner, property, type };
  }
  return undefined;
}

/** Refers to the message or signal of a name, which is made where the file has none of it. */
class SetAbout {
  static $inject = ['modeling', 'bpmnFactory', 'bpmnjs'];
  constructor(modeling, bpmnFactory, bpmnjs) {
    Object.assign(this, { modeling, bpmnFactory, bpmnjs });
  }

  preExecute({ element, name }) {
    const { owner, property, type } = reference(element);
    const file = this.bpmnjs.getDefinitions();
    let named = name ? file.get('rootElements').find((one) => is(one, type) && one.name === name) : undefined;
    if (name && !named) {
      named = this.bpmnFactory.create(type, { name });
      named.$parent = file;
      this.modeling.updateModdleProperties(element, file, { rootElements: [...file.get('rootElements'), named] });
    }
    this.modeling.updateModdleProperties(element, owner, { [property]: named });
  }
}

/** Sets how a step repeats - so often or for each item, or while a condition holds - or that it does not. */
class SetRepeat {
  static $inject = ['modeling', 'bpmnFactory'];
  constructor(modeling, bpmnFactory) {
    Object.assign(this, { modeling, bpmnFactory });
  }

  preExecute({ element, mode, values }) {
    if (mode === '') return this.modeling.updateProperties(element, { loopCharacteristics: undefined });
    const type = mode === undefined ? loop(element).$type : mode === 'standard' ? again : many;
    const set = { ...values, ...(mode === undefined || type === again ? {} : { isSequential: mode === 'sequential' }) };
    if (is(loop(element) ?? {}, type)) return this.modeling.updateModdleProperties(element, loop(element), set);
    const made = this.bpmnFactory.create(type, set);
    made.$parent = element.businessObject;
    this.modeling.updateProperties(element, { loopCharacteristics: made });
  }
}

export const behaviourCommands = {
  __init__: [['commandStack', (stack) => (stack.registerHandler('iso.about', SetAbout), stack.registerHandler('iso.repeat', SetRepeat))]],
};

/** This group of the form: when its fields show, how they are filled, and what they write. */
export function behaviour(modeler, form) {
  const field = (name) => form.elements[name];
  const get = (name) => modeler.get(name);
  const set = (name, value) => field(name).value !== (value ?? '') && (field(name).value = value ?? '');
  const run = (name, context) => get('commandStack').execute(name, context);

  function expression(text, parent) {
    if (!text) return undefined;
    const made = get('bpmnFactory').create('bpmn:FormalExpression', { body: text });
    made.$parent = parent;
    return made;
  }

  function suggest(element) {
    const { type } = reference(element);
    const known = modeler.getDefinitions().get('rootElements').filter((one) => is(one, type) && one.name);
    form.querySelector('#p-names').replaceChildren(...known.map((one) => new Option(one.name, one.name)));
  }

  function time(element, kind, text) {
    const clock = timer(element);
    const cleared = Object.fromEntries(times.map((one) => [one, undefined]));
    get('modeling').updateModdleProperties(element, clock, { ...cleared, [kind]: expression(text, clock) ?? get('bpmnFactory').create('bpmn:FormalExpression', { body: '' }) });
  }

  return {
    kinds: (element) => [
      ...(reference(element) ? ['about'] : []),
      ...(definition(element, 'bpmn:ConditionalEventDefinition') ? ['conditional'] : []),
      ...(isStep(element) ? ['repeat'] : []),
      ...(repeats(element) ? ['repeating'] : []),
      ...(loops(element) ? ['looping'] : []),
    ],

    fill(element) {
      const { owner, property } = reference(element) ?? {};
      if (owner) suggest(element);
      set('about', owner?.[property]?.name);
      set('conditional', definition(element, 'bpmn:ConditionalEventDefinition')?.condition?.body);
      const clock = timer(element);
      if (clock) set('timeKind', times.find((one) => clock[one]) ?? times[0]);
      const over = loop(element);
      set('repeat', !over ? '' : loops(element) ? 'standard' : over.isSequential ? 'sequential' : 'parallel');
      if (loops(element)) {
        set('loopWhile', over.loopCondition?.body);
        set('loopMost', over.loopMaximum === undefined ? '' : String(over.loopMaximum));
        field('loopFirst').checked = over.testBefore === true;
      }
      if (!repeats(element)) return;
      set('repeatCount', over.loopCardinality?.body);
      set('repeatList', over.get('iso:collection') ?? Object.entries(over.$attrs ?? {}).find(([name]) => name.endsWith(':collection'))?.[1]);
      set('repeatItem', over.get('iso:item') ?? Object.entries(over.$attrs ?? {}).find(([name]) => name.endsWith(':elementVariable'))?.[1]);
      set('repeatDone', over.completionCondition?.body);
    },

    writers: {
      about: (element, name) => run('iso.about', { element, name: name.trim() }),
      conditional(element, text) {
        const waits = definition(element, 'bpmn:ConditionalEventDefinition');
        get('modeling').updateModdleProperties(element, waits, { condition: expression(text.trim(), waits) });
      },
      timeKind: (element, kind) => time(element, kind, field('time').value.trim()),
      repeat: (element, mode) => run('iso.repeat', { element, mode, values: {} }),
      loopWhile: (element, text) => run('iso.repeat', { element, values: { loopCondition: expression(text.trim(), loop(element)) } }),
      loopMost: (element, text) => run('iso.repeat', { element, values: { loopMaximum: /^[1-9][0-9]*$/.test(text) ? Number(text) : undefined } }),
      loopFirst: (element, _, box) => run('iso.repeat', { element, values: { testBefore: box.checked || undefined } }),
      repeatCount: (element, text) => run('iso.repeat', { element, values: { loopCardinality: expression(text.trim(), loop(element)) } }),
      repeatList: (element, text) => run('iso.repeat', { element, values: { 'iso:collection': text.trim() || undefined } }),
      repeatItem: (element, text) => run('iso.repeat', { element, values: { 'iso:item': text.trim() || undefined } }),
      repeatDone: (element, text) => run('iso.repeat', { element, values: { completionCondition: expression(text.trim(), loop(element)) } }),
    },
  };
}
