import { readStyle } from '../../fhir/read-style.ts';
import { readEhrStyle } from '../../ui/style/ehr-style.ts';
import { fitStyle } from '../../ui/style/fit-style.ts';
import { styleSheetOf } from '../../ui/style/style-sheet.ts';
import { isOnMachine } from './is-on-machine.ts';

/**
 * Wears what fits of the record system's own style, once the screen has been painted. The rules go in through the CSSOM:
 * no style of the record system's is ever part of the page's text.
 */
export async function wearStyle(url: string): Promise<void> {
  await painted();
  const rules = styleSheetOf(fitStyle(readEhrStyle(await readStyle(url)), isOnMachine));
  if (rules === '') return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Two frames on: the first was asked for with the screen, and the second follows its painting. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    // A page that is not looked at has no frames.
    setTimeout(resolve, 1000);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
