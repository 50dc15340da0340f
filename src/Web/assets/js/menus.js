// Menus are details elements: this closes them on Escape and on a click elsewhere, and '/' goes to the search box.
const open = () => document.querySelectorAll('details.menu[open]');

document.addEventListener('click', (event) => open().forEach((menu) => menu.contains(event.target) || (menu.open = false)));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape')
    open().forEach((menu) => {
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  if (event.key === '/' && !typing(event)) {
    const box = document.getElementById('search');
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});

/** True while a key belongs to a field or to the browser. */
export const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog');
