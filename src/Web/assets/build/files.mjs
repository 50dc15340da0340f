import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { here } from './places.mjs';

/** The committed font files; answers their hashed names by plain name, for the style sheet. */
export async function buildFonts(output) {
  const folder = path.join(here, 'fonts');
  const names = new Map();
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.woff2')).sort())
    names.set(name, output.add(name, await readFile(path.join(folder, name))));
  return names;
}

export async function buildMark(output) {
  output.add('mark.svg', await readFile(path.join(here, 'mark/mark.svg')));
}
