import Modeler from 'bpmn-js/lib/Modeler.js';
import { behaviourCommands } from './behaviour.js';
import { commands } from './edits.js';
import { extension } from './extension.js';
import { translate } from './words.js';

const font = { fontFamily: "'Be Vietnam Pro', sans-serif" };
const none = ['value', null];

/** bpmn-js with our extension, language and font. Palette and alignment menus are left out: our toolbar stands above the canvas, and their icons carry styles that the security policy refuses. */
export const open = (container) =>
  new Modeler({
    container,
    moddleExtensions: { iso: extension },
    textRenderer: { defaultStyle: font, externalStyle: font },
    additionalModules: [
      commands,
      behaviourCommands,
      {
        translate: ['value', translate],
        paletteProvider: none,
        alignElementsContextPadProvider: none,
        alignElementsMenuProvider: none,
        distributeElementsMenuProvider: none,
      },
    ],
  });
