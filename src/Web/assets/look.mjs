// Looks at pages in a real browser at 1280 and 390 px, light and dark: collects CSP refusals and console messages, runs axe, then takes pictures.
// Usage: npm run look -- http://localhost:5080/style [more addresses] [--out DIR]. Ends with 1 when anything was found.
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: '/tmp/look' }, chromium: { type: 'string', default: '/usr/bin/chromium' } } });
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
await mkdir(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
let found = 0;

for (const address of positionals)
  for (const width of [1280, 390])
    for (const theme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, bypassCSP: false, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const complaints = [];
      await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => new URL(request.url()).host !== new URL(address).host && complaints.push(`asks another host: ${request.url()}`));
      await page.goto(address, { waitUntil: 'networkidle' });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) complaints.push(`page is ${wide} px too wide`);
      await page.evaluate(await (await import('node:fs/promises')).readFile(axe, 'utf8'));
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const violation of violations)
        complaints.push(`axe ${violation.impact} ${violation.id}: ${violation.nodes.length} x ${violation.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary.split('\n').slice(1, 2)}`).join(' | ')}`);
      const name = `${new URL(address).pathname.replace(/\W+/g, '-').slice(1) || 'home'}${new URL(address).search.replace(/\W+/g, '-')}-${width}-${theme}`;
      await page.screenshot({ path: `${values.out}/${name}.png`, fullPage: true });
      console.log(`${name}: ${complaints.length === 0 ? 'clean' : ''}`);
      for (const complaint of complaints) console.log(`  ${complaint}`);
      found += complaints.length;
      await context.close();
    }
await browser.close();
process.exit(found === 0 ? 0 : 1);
