import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import * as sass from 'sass';
import { here, modules } from './places.mjs';
import { bundle } from './scripts.mjs';

/** Bundles what only the drawing page loads: bpmn-js with our form and texts, its style sheet and its symbol font. */
export async function buildDesigner(output) {
  output.add('designer.js', await bundle('js/designer/index.js'));
  const assets = path.join(modules, 'bpmn-js/dist/assets');
  const font = output.add('bpmn.woff2', await readFile(path.join(assets, 'bpmn-font/font/bpmn.woff2')));
  const theirs = await Promise.all(['diagram-js.css', 'bpmn-js.css', 'bpmn-font/css/bpmn.css'].map((name) => readFile(path.join(assets, name), 'utf8')));
  const ours = sass.compile(path.join(here, 'scss/designer.scss'), { style: 'compressed' }).css;
  // One face instead of five: the others are for browsers that cannot run the editor.
  const face = `@font-face{font-family:'bpmn';src:url('${font}') format('woff2')}`;
  const { code } = await transform([face, ...theirs.map((css) => css.replace(/@charset[^;]*;|@font-face\s*\{[^}]*\}/g, '')), ours].join('\n'), { loader: 'css', minify: true });
  output.add('designer.css', code);
}
