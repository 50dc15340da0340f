import path from 'node:path';
import { build, transform } from 'esbuild';
import * as sass from 'sass';
import { here } from './places.mjs';

/** Builds what other sites load: the style of embedded pages, the script of their frames, and the one script with <iso-dien-tu> and that style in it. */
export async function buildEmbed(output) {
  const compiled = sass.compile(path.join(here, 'scss/embed.scss'), { style: 'compressed' });
  const { code } = await transform(compiled.css, { loader: 'css', minify: true });
  output.add('embed.css', code);
  output.add('embed.js', await script('js/embed/frame.js', code));
  output.add('iso-dien-tu.js', await script('js/embed/index.js', code));
}

async function script(entry, css) {
  const style = {
    name: 'style',
    setup(plugin) {
      plugin.onResolve({ filter: /^embed\.css$/ }, () => ({ path: 'embed.css', namespace: 'style' }));
      plugin.onLoad({ filter: /.*/, namespace: 'style' }, () => ({ contents: css, loader: 'text' }));
    },
  };
  const result = await build({
    entryPoints: [path.join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    plugins: [style],
    legalComments: 'none',
  });
  return result.outputFiles[0].contents;
}
