import { select } from './elements.js';

const tones = { error: 'late', warning: 'near', info: 'info' };

/** What the check before publishing says, with a button to each element. */
export function findings(modeler, place, words) {
  const english = document.documentElement.lang === 'en';
  place.addEventListener('click', (event) => {
    const link = event.target.closest('[data-element]');
    if (link && select(modeler, link.dataset.element)) {
      event.preventDefault();
      document.querySelector('[data-canvas]').scrollIntoView({ block: 'nearest' });
    }
  });
  return (found) => {
    const empty = document.createElement('p');
    empty.textContent = words.sound;
    const list = document.createElement('ul');
    list.className = 'plain-list';
    list.append(...found.map(item));
    place.replaceChildren(found.length > 0 ? list : empty);
  };

  function item(finding) {
    const line = document.createElement('li');
    const level = document.createElement('span');
    level.className = `badge tone-${tones[finding.level]}`;
    level.textContent = words[finding.level];
    line.append(level, ' ');
    if (finding.elementId) {
      const link = document.createElement('a');
      link.href = `#row-${finding.elementId}`;
      link.dataset.element = finding.elementId;
      link.textContent = modeler.get('elementRegistry').get(finding.elementId)?.businessObject.name || finding.elementId;
      line.append(link, ' ');
    }
    line.append(english ? finding.messageEn : finding.message);
    return line;
  }
}
