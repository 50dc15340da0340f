import { is, isAny } from 'bpmn-js/lib/util/ModelUtil.js';

// What an element of the drawing is, in the terms of the form, the list and the table.
export { is };
const shapes = ['bpmn:Activity', 'bpmn:Gateway', 'bpmn:Event'];

export const isNode = (element) => isAny(element, shapes) && element.type !== 'label';
export const isStep = (element) => is(element, 'bpmn:Activity') && element.type !== 'label';
export const isFlow = (element) => is(element, 'bpmn:SequenceFlow') && element.type !== 'label';
export const isChoice = (element) => isAny(element, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);
export const isTimer = (element) => timer(element) !== undefined;
export const timer = (element) => element.businessObject.get?.('eventDefinitions')?.find((one) => is(one, 'bpmn:TimerEventDefinition'));
export const nameOf = (element) => element.businessObject.name ?? '';
export const step = (element) => element.businessObject.extensionElements?.get('values').find((one) => one.$type === 'iso:Step');
export const asked = (element) => element.businessObject.extensionElements?.get('values').find((one) => one.$type === 'iso:Outcome');
export const flowsFrom = (element) => (element.outgoing ?? []).filter(isFlow);

/** The gateway whose ways are the buttons of a step; the element itself when it is one. */
export function choiceOf(element) {
  if (isChoice(element)) return element;
  const out = isStep(element) ? flowsFrom(element) : [];
  return out.length === 1 && is(out[0].target, 'bpmn:ExclusiveGateway') ? out[0].target : undefined;
}

export const lanes = (modeler) =>
  modeler
    .get('elementRegistry')
    .filter((one) => is(one, 'bpmn:Lane') && !one.children?.some((child) => is(child, 'bpmn:Lane')))
    .sort((a, b) => a.y - b.y);

export const laneOf = (modeler, element) => lanes(modeler).find((lane) => (lane.businessObject.flowNodeRef ?? []).includes(element.businessObject));

/** Nodes in the order work passes through them, then those that nothing leads to. */
export function nodes(modeler) {
  const all = modeler.get('elementRegistry').filter(isNode);
  const across = (a, b) => a.x - b.x || a.y - b.y;
  const seen = new Set();
  const open = all.filter((one) => is(one, 'bpmn:StartEvent')).sort(across);
  for (let one = open.shift(); one; one = open.shift()) {
    if (seen.has(one)) continue;
    seen.add(one);
    open.push(...[...(one.attachers ?? []).flatMap(flowsFrom), ...flowsFrom(one)].map((flow) => flow.target));
  }
  return [...seen, ...all.filter((one) => !seen.has(one)).sort(across)];
}

export const steps = (modeler) => nodes(modeler).filter(isStep);

/** The condition "outcome = code" of a way out of a gateway: its code; null for any other condition. */
export function codeOf(flow) {
  const said = flow.businessObject.conditionExpression?.body;
  return said === undefined ? '' : (/^\s*outcome\s*=\s*"([\w-]+)"\s*$/.exec(said)?.[1] ?? null);
}
