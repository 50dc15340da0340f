import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { here, modules, pages } from './places.mjs';

// Where pages and components write icon names literally: icon="clock", <iso-icon name="clock">, Icon("clock"), Icon: "clock", Icon = "clock",
// and the fourth argument of Menu(...).
const places = [
  /\bicon="([a-z0-9-]+)"/g,
  /<iso-icon\s[^>]*\bname="([a-z0-9-]+)"/g,
  /\bIcon\("([a-z0-9-]+)"/g,
  /\.Menu\(\s*"[^"]*",\s*"[^"]*",\s*[^,]+,\s*"([a-z0-9-]+)"/g,
  /\bIcon(?:\s*\{[^}]*\})?\s*[:=]\s*"([a-z0-9-]+)"/g,
];

/** Draws one sprite of all icons the product names; an unknown name fails the build and says where it stands. */
export async function buildIcons(output) {
  const wanted = new Map();
  for (const { name, text } of await pages())
    for (const place of places) for (const [, icon] of text.matchAll(place)) if (icon !== 'none') wanted.set(icon, name);
  const also = (await readFile(path.join(here, 'icons/also.txt'), 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  for (const icon of also) wanted.set(icon.trim(), 'src/Web/assets/icons/also.txt');

  const symbols = [];
  for (const [icon, where] of [...wanted].sort()) symbols.push(await symbol(icon, where));
  output.icons = [...wanted.keys()].sort();
  output.add('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
}

async function symbol(icon, where) {
  let svg;
  try {
    svg = await readFile(path.join(modules, `@tabler/icons/icons/outline/${icon}.svg`), 'utf8');
  } catch {
    throw new Error(`${where}: icon "${icon}" is not in the Tabler outline set`);
  }
  const drawing = svg.replace(/<!--[\s\S]*?-->/g, '').replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/<path stroke="none"[^>]*\/>/, '').replace(/\s*\n\s*/g, '');
  return `<symbol id="i-${icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`;
}
