/** The part of the form that says how others are asked for their opinion at a step; kept as attributes of iso:step. */
const quorum = 'quorum:';

export function consulting(form, edit) {
  const field = (name) => form.elements[name];
  const details = form.querySelector('[data-consult]');

  function fill(said) {
    const how = said?.consult ?? '';
    const rule = said?.consultRule ?? 'all';
    put('consult', how);
    details.hidden = how === '';
    put('consultRule', rule.startsWith(quorum) ? 'quorum' : rule);
    put('consultQuorum', rule.startsWith(quorum) ? rule.slice(quorum.length) : '');
    field('consultQuorum').closest('.field').hidden = !rule.startsWith(quorum);
    put('consultTerm', said?.consultTerm);
    put('consultSilence', said?.consultSilence ?? 'nothing');
    put('consultWith', said?.consultWith);
    field('consultPauses').checked = said?.consultPauses === 'true';
    field('consultPauses').closest('label').hidden = how !== 'required';
  }

  function put(name, value) {
    if (field(name).value !== (value ?? '')) field(name).value = value ?? '';
  }

  /** Nothing of it stays with a step at which nobody is asked; the clock rests only for what the step needs. */
  const none = { consult: undefined, consultRule: undefined, consultTerm: undefined, consultSilence: undefined, consultWith: undefined, consultPauses: undefined };

  const writers = {
    consult: (element, how) =>
      edit.step(element, how === '' ? none : { consult: how, consultRule: rule(), consultSilence: field('consultSilence').value, ...(how === 'offered' ? { consultPauses: undefined } : {}) }),
    consultRule: (element) => edit.step(element, { consultRule: rule() }),
    consultQuorum: (element) => edit.step(element, { consultRule: rule() }),
    consultTerm: (element, text) => edit.step(element, { consultTerm: text.trim() || undefined }),
    consultSilence: (element, how) => edit.step(element, { consultSilence: how }),
    consultWith: (element, text) => edit.step(element, { consultWith: codes(text) }),
    consultPauses: (element, _, box) => edit.step(element, { consultPauses: box.checked ? 'true' : undefined }),
  };

  function rule() {
    const chosen = field('consultRule').value;
    return chosen === 'quorum' ? quorum + (field('consultQuorum').value.trim() || '1') : chosen;
  }

  function codes(text) {
    return text.split(/[;,\s]+/).filter((code) => code !== '').join(';') || undefined;
  }

  return { fill, writers };
}
