import { clean } from './clean.js';
import css from 'embed.css';

// <iso-dien-tu agency="…">: an agency's published system in its own site's page. What the element holds is shown as long as nothing could be loaded.
const home = new URL('./', import.meta.url);
const words = {
  vi: { loading: 'Đang tải…', failed: 'Chưa tải được. Hãy thử lại sau ít phút.' },
  en: { loading: 'Loading…', failed: 'It could not be loaded. Try again in a few minutes.' },
};
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

class IsoDienTu extends HTMLElement {
  static observedAttributes = ['agency', 'view', 'lang', 'theme', 'accent'];
  #root = this.attachShadow({ mode: 'open' });
  #colours = new CSSStyleSheet();
  #body = document.createElement('div');
  #live = document.createElement('p');
  #turn = 0;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet, this.#colours];
    this.#body.append(document.createElement('slot'));
    this.#live.setAttribute('role', 'status');
    this.#live.className = 'visually-hidden';
    const around = document.createElement('div');
    around.append(this.#live);
    this.#root.append(this.#body, around);
    this.#root.addEventListener('click', (event) => this.#follow(event));
    this.#root.addEventListener('submit', (event) => this.#search(event));
  }

  connectedCallback() {
    this.#begin();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#begin();
  }

  get #language() {
    return (this.getAttribute('lang') ?? this.closest('[lang]')?.lang ?? 'vi').startsWith('en') ? 'en' : 'vi';
  }

  /** Attributes set one after another are one beginning. */
  #begin() {
    const turn = ++this.#turn;
    queueMicrotask(() => {
      if (turn !== this.#turn || !this.getAttribute('agency')) return;
      const view = (this.getAttribute('view') ?? '').split('/').map(encodeURIComponent).join('/');
      const address = new URL(`${encodeURIComponent(this.getAttribute('agency'))}${view ? '/' + view : ''}`, home);
      this.#show(address, false);
    });
  }

  #follow(event) {
    const link = event.target.closest?.('a[data-stays]');
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#show(new URL(link.href), true);
  }

  #search(event) {
    event.preventDefault();
    const address = new URL(event.target.action);
    for (const [name, value] of new FormData(event.target)) address.searchParams.set(name, value);
    this.#show(address, true);
  }

  async #show(address, moves) {
    const turn = ++this.#turn;
    const { loading, failed } = words[this.#language];
    this.#live.textContent = loading;
    address.searchParams.set('part', '1');
    address.searchParams.set('lang', this.#language);
    address.searchParams.set('theme', this.getAttribute('theme') ?? 'light');
    try {
      const accent = this.getAttribute('accent') ?? getComputedStyle(this).getPropertyValue('--iso-accent').trim();
      const [html, colours] = await Promise.all([get(address), accent ? get(new URL('accent.css?c=' + encodeURIComponent(accent), home)) : '']);
      if (turn !== this.#turn) return;
      this.#colours.replaceSync(colours);
      this.#body.replaceChildren(...clean(html, home));
      this.#body.querySelectorAll('a[href]:not([data-stays])').forEach((link) => link.setAttribute('target', '_blank'));
      this.#live.textContent = '';
      if (moves) {
        this.#body.querySelector('.title')?.focus({ preventScroll: true });
        this.scrollIntoView({ block: 'nearest' });
      }
      this.dispatchEvent(new CustomEvent('iso-shown', { detail: { address: address.pathname } }));
    } catch {
      if (turn === this.#turn) this.#live.textContent = failed;
    }
  }
}

async function get(address) {
  const answer = await fetch(address, { credentials: 'omit' });
  // An answer for "not found" says so in words of its own.
  if (!answer.ok && answer.status !== 404) throw new Error(String(answer.status));
  return answer.text();
}

if (!customElements.get('iso-dien-tu')) customElements.define('iso-dien-tu', IsoDienTu);

// Frames of ours in this page become as high as what they show.
addEventListener('message', (event) => {
  const height = event.data?.isoDienTu?.height;
  if (event.origin !== home.origin || !(height > 0 && height < 100000)) return;
  for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === event.source) frame.height = String(height);
});
