// <a href="/x/close" data-dialog="close"> opens <dialog id="close">; without script the link leads to the page that asks the same.
document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-dialog]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal) {
      event.preventDefault();
      dialog.showModal();
      dialog.addEventListener('close', () => opener.focus(), { once: true });
    }
    return;
  }
  event.target.closest('[data-close]')?.closest('dialog')?.close();
});
