/** The panel that says who saved first and what differs, and lets a person decide. */
export function conflictPanel(panel, time) {
  return (body, ways) => {
    panel.hidden = false;
    panel.querySelector('[data-who]').textContent = panel.dataset.words.replace('{0}', body.changedBy).replace('{1}', time(body.changedAt));
    panel.querySelector('tbody').replaceChildren(
      ...body.differences.map((one) => {
        const line = document.createElement('tr');
        for (const text of [one.elementId, one.theirs ?? panel.dataset.none, one.mine ?? panel.dataset.none]) line.append(Object.assign(document.createElement('td'), { textContent: text }));
        return line;
      }),
    );
    const act = (name, does) =>
      (panel.querySelector(`[data-way=${name}]`).onclick = () => {
        panel.hidden = name !== 'copy';
        return does();
      });
    act('mine', ways.mine);
    act('theirs', ways.theirs);
    act('copy', () => ways.copy(panel.querySelector('[name=copyKey]').value, panel.querySelector('[name=copyTitle]').value));
    panel.focus();
  };
}
