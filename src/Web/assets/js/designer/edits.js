import { SetAsked } from './asks.js';
import { flowsFrom, is, isStep, laneOf, nameOf, step, steps } from './facts.js';

// Every change goes through the command stack, one press one command, so that undo takes back exactly what a person did.
const gap = 50;

/** Sets our own facts of a step: makes the holders they need, or changes what is there. */
class SetStep {
  static $inject = ['modeling', 'bpmnFactory'];
  constructor(modeling, bpmnFactory) {
    Object.assign(this, { modeling, bpmnFactory });
  }

  preExecute({ element, values }) {
    const { modeling, bpmnFactory } = this;
    const owner = element.businessObject;
    const known = step(element);
    if (known) return modeling.updateModdleProperties(element, known, values);
    let holder = owner.extensionElements;
    if (!holder) {
      holder = bpmnFactory.create('bpmn:ExtensionElements', { values: [] });
      holder.$parent = owner;
      modeling.updateModdleProperties(element, owner, { extensionElements: holder });
    }
    const made = bpmnFactory.create('iso:Step', { number: '', ...values });
    made.$parent = holder;
    modeling.updateModdleProperties(element, holder, { values: [...holder.get('values'), made] });
  }
}

/** Puts a new node behind another: into its one way on, or as a further way out of a gateway. */
class AddAfter {
  static $inject = ['modeling', 'elementFactory', 'bpmnFactory', 'spaceTool', 'elementRegistry', 'commandStack'];
  constructor(modeling, elementFactory, bpmnFactory, spaceTool, elementRegistry, commandStack) {
    Object.assign(this, { modeling, elementFactory, bpmnFactory, spaceTool, elementRegistry, commandStack });
  }

  preExecute(context) {
    const { element, type, name, number } = context;
    const { modeling } = this;
    const businessObject = this.bpmnFactory.create(type, name ? { name } : {});
    const shape = this.elementFactory.createShape({ type, businessObject });
    const [onward] = flowsFrom(element);
    const between = onward && !is(element, 'bpmn:Gateway') && !is(shape, 'bpmn:EndEvent');
    const branch = onward && !between ? flowsFrom(element).length : 0;
    const right = element.x + element.width;
    if (between) this.space('x', shape.width + gap, right + 5);
    const at = { x: right + gap + shape.width / 2, y: element.y + element.height / 2 + branch * 110 };
    if (branch > 0) {
      const floor = this.lane(element);
      const short = floor ? at.y + shape.height / 2 + 20 - (floor.y + floor.height) : 0;
      if (short > 0) this.space('y', short, floor.y + floor.height - 1);
      while (this.taken(at, shape)) at.x += 20;
    }
    const frame = this.elementRegistry.find((one) => is(one, 'bpmn:Participant'));
    const beyond = frame ? at.x + shape.width / 2 + 30 - (frame.x + frame.width) : 0;
    if (beyond > 0) this.space('x', beyond, frame.x + frame.width - 1);
    context.added = modeling.appendShape(element, shape, at, element.parent);
    if (between) {
      modeling.reconnectStart(onward, context.added, { x: at.x, y: at.y });
      modeling.layoutConnection(onward);
    }
    if (number) this.commandStack.execute('iso.step', { element: context.added, values: { number } });
  }

  lane(element) {
    return this.elementRegistry.find((one) => is(one, 'bpmn:Lane') && (one.businessObject.flowNodeRef ?? []).includes(element.businessObject));
  }

  space(axis, delta, start) {
    const all = this.elementRegistry.filter((one) => one.parent);
    const { movingShapes, resizingShapes } = this.spaceTool.calculateAdjustments(all, axis, delta, start);
    this.spaceTool.makeSpace(movingShapes, resizingShapes, { x: 0, y: 0, [axis]: delta }, axis === 'x' ? 'e' : 's', start);
  }

  taken(at, shape) {
    const apart = (one) => Math.abs(one.x + one.width / 2 - at.x) >= (one.width + shape.width) / 2 + 10 || Math.abs(one.y + one.height / 2 - at.y) >= (one.height + shape.height) / 2 + 10;
    return this.elementRegistry.find((one) => is(one, 'bpmn:FlowNode') && one !== shape && !apart(one)) !== undefined;
  }
}

export const commands = {
  __init__: [['commandStack', (stack) => (stack.registerHandler('iso.step', SetStep), stack.registerHandler('iso.after', AddAfter), stack.registerHandler('iso.asked', SetAsked))]],
};

/** What the toolbar, the form and the table do. */
export function edits(modeler) {
  const get = (name) => modeler.get(name);
  const modeling = () => get('modeling');
  const condition = (text) => (text ? get('bpmnFactory').create('bpmn:FormalExpression', { body: text }) : undefined);

  return {
    name: (element, text) => modeling().updateLabel(element, text),
    own: (element, values) => modeling().updateProperties(element, values),
    step: (element, values) => get('commandStack').execute('iso.step', { element, values }),
    asked: (element, facts) => get('commandStack').execute('iso.asked', { element, facts }),
    condition: (flow, text) => modeling().updateProperties(flow, { conditionExpression: condition(text) }),

    term(element, text, minutes) {
      get('commandStack').execute('iso.step', { element, values: { term: text || undefined, minutes: minutes == null ? undefined : String(minutes) } });
    },

    /** The drawn lane is the role; words of an earlier role would contradict it. */
    lane(element, lane) {
      if (laneOf(modeler, element) === lane) return;
      modeling().moveElements([element], { x: 0, y: lane.y + lane.height / 2 - element.y - element.height / 2 }, lane.parent);
      if (isStep(element) && step(element)?.role) get('commandStack').execute('iso.step', { element, values: { role: undefined } });
    },

    /** A date stays a date and a cycle a cycle; a timer without a time gets a duration. */
    time(element, definition, text) {
      const kind = ['timeDate', 'timeCycle'].find((one) => definition[one]) ?? 'timeDuration';
      const made = get('bpmnFactory').create('bpmn:FormalExpression', { body: text });
      made.$parent = definition;
      modeling().updateModdleProperties(element, definition, { [kind]: made });
    },

    kind: (element, type) => get('bpmnReplace').replaceElement(element, { type }),

    after(element, type, name) {
      const context = { element, type, name, number: type === 'bpmn:UserTask' ? nextNumber() : undefined };
      get('commandStack').execute('iso.after', context);
      return context.added;
    },

    connect: (source, target) => modeling().connect(source, target),
    remove: (elements) => modeling().removeElements(elements),

    role(name) {
      const all = get('elementRegistry');
      const last = all.filter((one) => is(one, 'bpmn:Lane')).sort((a, b) => b.y + b.height - a.y - a.height)[0];
      const pool = all.find((one) => is(one, 'bpmn:Participant'));
      if (!last && !pool) return undefined;
      const lane = modeling().addLane(last ?? pool, 'bottom');
      modeling().updateLabel(lane, name);
      return lane;
    },
  };

  function nextNumber() {
    const numbers = steps(modeler).map((one) => Number.parseInt(step(one)?.number ?? '', 10)).filter(Number.isFinite);
    return String(Math.max(0, ...numbers) + 1);
  }
}

export const wordsOf = (element) => nameOf(element) || element.id;
