// Writes Advances.cs: the advance widths of Be Vietnam Pro 400 and 600, in thousandths of the font size.
// The server wraps the words of a drawing without a browser, so it needs the widths the browser will use.
//
//   npm install --no-save --ignore-scripts @fontsource/be-vietnam-pro fontkit
//   node src/Bpmn/Svg/advances.mjs > src/Bpmn/Svg/Advances.cs
//
// The font comes in two files by script (latin, vietnamese); a letter is looked up in whichever holds it.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const fontkit = require('fontkit');
const files = join(dirname(require.resolve('@fontsource/be-vietnam-pro/package.json')), 'files');

const vowels = 'aăâeêioôơuưy';
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vietnamese = [...vowels].flatMap(v => tones.map(t => (v + t).normalize('NFC'))).join('') + 'đ';
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const signs = '\u00a0–—‘’“”…•·°×÷±§«»₫€²³½¼¾';
const all = [...new Set(ascii + vietnamese + vietnamese.toUpperCase() + signs)].sort();

const fonts = weight =>
  ['latin', 'vietnamese'].map(s => fontkit.openSync(join(files, `be-vietnam-pro-${s}-${weight}-normal.woff2`)));
const width = (set, letter) => {
  const code = letter.codePointAt(0);
  const font = set.find(f => f.hasGlyphForCodePoint(code));
  return font ? Math.round((font.glyphForCodePoint(code).advanceWidth * 1000) / font.unitsPerEm) : null;
};

const [regular, strong] = [fonts(400), fonts(600)];
const rows = all.map(l => [l, width(regular, l), width(strong, l)]).filter(r => r[1] !== null);
const escape = l => (l === '"' || l === '\\' ? '\\' + l : l === '\u00a0' ? '\\u00a0' : l);
const lines = (text, size) => text.match(new RegExp(`.{1,${size}}`, 'gsu'));
const numbers = column => lines(rows.map(r => String(r[column]).padStart(4)).join(''), 120).map(l => `        "${l}"`).join('\n        + ').replace(/\+ {9}/g, '+ ');

process.stdout.write(`namespace IsoDienTu.Bpmn.Svg;

/// <summary>
/// Advance widths of Be Vietnam Pro (SIL Open Font License 1.1), in thousandths of the font size; written by
/// advances.mjs from the font's own table, never by hand.
/// </summary>
internal static class Advances
{
    /// <summary>The ${rows.length} letters of the table; the widths stand at the same places.</summary>
    public const string Letters =
${lines(rows.map(r => r[0]).join(''), 60).map(l => `        "${[...l].map(escape).join('')}"`).join('\n        + ').replace(/\+ {9}/g, '+ ')};

    /// <summary>Widths at weight 400, four signs each.</summary>
    public const string Regular =
${numbers(1)};

    /// <summary>Widths at weight 600, four signs each.</summary>
    public const string Strong =
${numbers(2)};
}
`);
