// What comes from our site is put into somebody else's page. It carries no script as it is; should it ever, it stays outside.
const forbidden = 'script, style, iframe, frame, object, embed, link, meta, base, foreignObject, template';

/** Parses a part of a page of `site` and answers its nodes, without anything that could act in the page around. */
export function clean(html, site) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  parsed.querySelectorAll(forbidden).forEach((element) => element.remove());
  for (const element of parsed.body.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') element.removeAttribute(name);
      else if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name) && !value.startsWith('#')) {
        const address = URL.canParse(value, site) ? new URL(value, site) : null;
        if (address && /^https?:$/.test(address.protocol)) element.setAttribute(name, address.href);
        else element.removeAttribute(name);
      }
    }
  return parsed.body.childNodes;
}
