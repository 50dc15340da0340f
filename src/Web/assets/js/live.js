// Work that comes while its list is open: the list is fetched again and put in place of the old one, unless somebody is at work in it.
let source;

const place = () => document.querySelector('[data-live^="/"]');
const busy = (list) => list.contains(document.activeElement) || list.querySelector('input:checked') !== null;

async function refresh() {
  const old = place();
  if (busy(old)) {
    document.querySelector('[data-live-wait]').hidden = false;
    return;
  }
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-live^="/"]');
  if (!fresh || busy(old)) return;
  old.replaceWith(document.importNode(fresh, true));
  const words = document.querySelector('[data-live-words]');
  words.textContent = '';
  requestAnimationFrame(() => (words.textContent = words.dataset.liveWords));
}

function listen() {
  source?.close();
  source = undefined;
  const list = place();
  // A page in the background needs no connection; it looks again when it is back.
  if (!list || document.hidden) return;
  source = new EventSource(list.dataset.live);
  source.onmessage = () => void refresh();
}

listen();
document.addEventListener('visibilitychange', () => {
  listen();
  if (place() && !document.hidden) void refresh();
});
