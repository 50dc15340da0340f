import path from 'node:path';
import { build } from 'esbuild';
import { here } from './places.mjs';

/** Bundles app.js: htmx, its SSE extension and our own small helpers. Pages work without it. */
export async function buildScripts(output) {
  const result = await build({
    entryPoints: [path.join(here, 'js/app.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  output.add('app.js', result.outputFiles[0].contents);
}
