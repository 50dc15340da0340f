import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { target } from './places.mjs';

/** Largest brotli size of each file, in bytes. The public page promises 60 kB in all; the first ones are its parts. */
const budgets = {
  'app.css': 16 * 1024,
  'app.js': 19 * 1024,
  // The editor: only the drawing page loads it.
  'designer.js': 180 * 1024,
  'designer.css': 9 * 1024,
  // What other sites load from us.
  'iso-dien-tu.js': 4 * 1024,
  'embed.css': 2 * 1024,
  'embed.js': 1024,
  'icons.svg': 4 * 1024,
  'bvp-400.woff2': 14 * 1024,
  'bvp-500.woff2': 14 * 1024,
  'bvp-600.woff2': 14 * 1024,
};

/** Collects the files of one build, then writes those that changed, their brotli twins and the manifest. */
export class Output {
  #files = new Map();
  icons = [];

  /** Keeps a file and answers its hashed name, which is what other files may refer to. */
  add(name, content) {
    const bytes = Buffer.from(content);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const dot = name.lastIndexOf('.');
    const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
    this.#files.set(name, { hashed, bytes });
    return hashed;
  }

  async finish() {
    await mkdir(target, { recursive: true });
    const old = new Set(await readdir(target));
    const keep = new Set(['manifest.json']);
    const over = [];
    for (const [name, { hashed, bytes }] of [...this.#files].sort()) {
      const packed = name.endsWith('.woff2') ? bytes : brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      console.log(`${name.padEnd(20)} ${String(bytes.length).padStart(8)} raw ${String(packed.length).padStart(7)} br`);
      if (packed.length > (budgets[name] ?? Infinity)) over.push(`${name} is ${packed.length} bytes in brotli, its budget is ${budgets[name]}`);
      keep.add(hashed);
      if (!old.has(hashed)) await this.#write(hashed, bytes);
      if (packed !== bytes) {
        keep.add(`${hashed}.br`);
        if (!old.has(`${hashed}.br`)) await this.#write(`${hashed}.br`, packed);
      }
    }
    const files = Object.fromEntries([...this.#files].map(([name, file]) => [name, file.hashed]).sort());
    await this.#write('manifest.json', JSON.stringify({ files, icons: this.icons }, null, 1));
    for (const name of old) if (!keep.has(name)) await rm(path.join(target, name), { recursive: true });
    if (over.length > 0) throw new Error(over.join('\n'));
  }

  /** A running server must never read half a file. */
  async #write(name, bytes) {
    await writeFile(path.join(target, `${name}.new`), bytes);
    await rename(path.join(target, `${name}.new`), path.join(target, name));
  }
}
