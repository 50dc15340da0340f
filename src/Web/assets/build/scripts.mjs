import path from 'node:path';
import { build } from 'esbuild';
import { here } from './places.mjs';

/** Bundles app.js: htmx, its SSE extension and our own small helpers. Pages work without it. */
export async function buildScripts(output) {
  output.add('app.js', await bundle('js/app.js'));
}

/** One script with all it imports, as browsers get it. */
export async function bundle(entry) {
  const result = await build({
    entryPoints: [path.join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  return result.outputFiles[0].contents;
}
