/** What this product adds to BPMN, as bpmn-moddle wants to know it; everything else foreign in a file is kept as it is. */
export const extension = {
  name: 'IsoDienTu',
  uri: 'urn:isodientu:bpmn:1',
  prefix: 'iso',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Step', superClass: ['Element'], properties: ['number', 'term', 'minutes', 'forms', 'role', 'kind', 'sameAs', 'notSameAs', 'share', 'consult', 'consultRule', 'consultTerm', 'consultSilence', 'consultWith', 'consultPauses'].map(text) },
    { name: 'Outcome', superClass: ['Element'], properties: [...['comment', 'commentLabel', 'confirm', 'forms'].map(text), many('fields', 'Field'), many('papers', 'Paper')] },
    { name: 'Field', superClass: ['Element'], properties: ['name', 'label', 'kind', 'required', 'choices'].map(text) },
    { name: 'Paper', superClass: ['Element'], properties: [text('name')] },
    { name: 'Calling', extends: ['bpmn:CallActivity'], properties: [text('owner'), text('handOver')] },
    { name: 'Asking', extends: ['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask'], properties: [text('service')] },
    { name: 'Repeating', extends: ['bpmn:MultiInstanceLoopCharacteristics'], properties: [text('collection'), text('item')] },
    { name: 'Refusing', extends: ['bpmn:EndEvent'], properties: [text('refused')] },
  ],
};

function text(name) {
  return { name, isAttr: true, type: 'String' };
}

function many(name, type) {
  return { name, type, isMany: true };
}
