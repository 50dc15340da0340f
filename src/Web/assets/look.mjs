// Looks at pages in a real browser at 1280 and 390 px, light and dark: collects CSP refusals, console messages and requests to other hosts,
// runs axe on the page and again with every menu and dialog open, measures sideways scroll down to 320 px, then takes pictures.
// Usage: npm run look -- http://localhost:5080/style [more addresses] [--out DIR]. Ends with 1 when anything was found.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const options = { out: { type: 'string', default: '/tmp/look' }, chromium: { type: 'string', default: '/usr/bin/chromium' } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds now, one line each. */
async function findings(page, when) {
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), rules);
  return violations.map(({ impact, id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary.split('\n')[1]}`);
    return `axe ${when} ${impact} ${id}: ${nodes.length} x ${places.join(' | ')}`;
  });
}

/** Everything wrong with one page at one width in one theme. */
async function look(browser, address, width, theme) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const wrong = [];
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)),
  );
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(address).host) wrong.push(`asks another host: ${request.url()}`);
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  // Handed over by the debugger, not by a script element, so the page's policy stays in force.
  await page.evaluate(axe);
  wrong.push(...(await findings(page, 'closed')));
  await page.evaluate(() => document.querySelectorAll('details').forEach((menu) => (menu.open = true)));
  wrong.push(...(await findings(page, 'menus')));
  await page.evaluate(() => document.querySelectorAll('details').forEach((menu) => (menu.open = false)));
  if ((await page.locator('dialog').count()) > 0) {
    await page.evaluate(() => document.querySelector('dialog').showModal());
    wrong.push(...(await findings(page, 'dialog')));
    await page.evaluate(() => document.querySelector('dialog').close());
  }
  for (const narrow of [width, 320]) {
    await page.setViewportSize({ width: narrow, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) wrong.push(`scrolls ${over} px sideways at ${narrow} px`);
  }
  await page.setViewportSize({ width, height: 900 });
  const { pathname, search } = new URL(address);
  const name = `${pathname.replace(/\W+/g, '-').slice(1) || 'home'}${search.replace(/\W+/g, '-')}-${width}-${theme}`;
  await page.screenshot({ path: `${values.out}/${name}.png`, fullPage: true });
  await context.close();
  console.log([`${name}: ${wrong.length === 0 ? 'clean' : ''}`, ...wrong].join('\n  '));
  return wrong.length;
}

await mkdir(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
let found = 0;
for (const address of positionals)
  for (const width of [1280, 390]) for (const theme of ['light', 'dark']) found += await look(browser, address, width, theme);
await browser.close();
process.exit(found === 0 ? 0 : 1);
