import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** src/Web/assets */
export const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** src, where pages and components live */
export const source = path.resolve(here, '../..');
export const modules = path.resolve(source, '../node_modules');
export const target = path.resolve(here, '../wwwroot/assets');

/** Every page and component of the product with its text: what names icons and style classes. */
export async function pages() {
  const names = await readdir(source, { recursive: true });
  const wanted = names.filter((name) => /\.(cshtml|cs)$/.test(name) && !/(^|\/)(obj|bin|wwwroot)\//.test(name)).sort();
  return Promise.all(wanted.map(async (name) => ({ name, text: await readFile(path.join(source, name), 'utf8') })));
}
