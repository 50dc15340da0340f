// Builds ../wwwroot/assets: style sheet, scripts, fonts, icon sprite, product mark, their brotli twins and manifest.json.
// Fails when a part grows over its budget. `--watch` builds again on every change of a page, style or script.
import { watch } from 'node:fs';
import { buildDesigner } from './build/designer.mjs';
import { buildEmbed } from './build/embed.mjs';
import { buildFonts, buildMark } from './build/files.mjs';
import { buildIcons } from './build/icons.mjs';
import { buildScripts } from './build/scripts.mjs';
import { buildStyles } from './build/styles.mjs';
import { Output } from './build/output.mjs';
import { source } from './build/places.mjs';

async function build() {
  const started = performance.now();
  const output = new Output();
  const fonts = await buildFonts(output);
  await Promise.all([buildStyles(output, fonts), buildScripts(output), buildDesigner(output), buildEmbed(output), buildIcons(output), buildMark(output)]);
  await output.finish();
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (process.argv.includes('--watch')) {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((error) => console.error(error.message)), 200);
  };
  watch(source, { recursive: true }, (_, name) => {
    if (name && /\.(cshtml|cs|scss|js|svg|txt)$/.test(name) && !/(^|\/)(obj|bin)\//.test(name)) again();
  });
  again();
} else {
  try {
    await build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
