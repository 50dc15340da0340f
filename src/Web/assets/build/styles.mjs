import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import * as sass from 'sass';
import { here, modules, pages } from './places.mjs';

/** Compiles the style sheet and drops every rule and variable no page or component can use. */
export async function buildStyles(output, fonts) {
  const compiled = sass.compile(path.join(here, 'scss/app.scss'), {
    loadPaths: [path.join(here, 'scss'), modules],
    style: 'compressed',
    quietDeps: true,
  });
  const scripts = await readFile(path.join(here, 'build/also-classes.txt'), 'utf8');
  const content = [...(await pages()).map(({ name, text }) => ({ raw: text, extension: path.extname(name).slice(1) })), { raw: scripts, extension: 'txt' }];
  const [purged] = await new PurgeCSS().purge({
    content,
    css: [{ raw: compiled.css }],
    variables: true,
    keyframes: true,
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    // Classes put together in code: tone-good, step-here, and those of drawings.
    safelist: { standard: [/^tone-/, /^step-/, /^bpmn/, /^is-(done|here|late|paused)$/, 'data-bs-theme', 'data-rail'] },
  });
  warnOfUnknown(compiled.css, content);
  const { code } = await transform(purged.css, { loader: 'css', minify: true });
  output.add('app.css', code.replace(/url\(["']?([\w-]+\.woff2)["']?\)/g, (_, name) => `url(${hashed(fonts, name)})`));
}

/** Names the classes that pages use and no rule knows: a slip of the pen, or a rule still to be written. */
function warnOfUnknown(css, content) {
  const known = new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name));
  const unknown = new Set();
  for (const { raw, extension } of content)
    if (extension === 'cshtml')
      for (const [, names] of raw.matchAll(/\bclass="([^"@]*)"/g)) for (const name of names.split(/\s+/)) if (name && !known.has(name)) unknown.add(name);
  if (unknown.size > 0) console.warn(`classes without a rule: ${[...unknown].sort().join(', ')}`);
}

function hashed(fonts, name) {
  if (!fonts.has(name)) throw new Error(`the style sheet asks for ${name}, which is not in fonts/`);
  return fonts.get(name);
}
