/** Every question that must be answered, as deep as they go. */
const requiredIn = (items: readonly fhir4.QuestionnaireItem[]): readonly fhir4.QuestionnaireItem[] =>
  items.flatMap((item) => [...(item.required === true ? [item] : []), ...requiredIn(item.item ?? [])]);

/**
 * What the renderer leaves out: that a question must be answered is said by the control itself and not by a star alone, and
 * its headings, which begin at the first level, stand below the page's own. Attributes that React does not set, so it
 * leaves them, or sets them again only to be taken away again. Answers how to stop.
 */
export function amend(box: HTMLElement, { item = [] }: fhir4.Questionnaire): () => void {
  const required = requiredIn(item);
  const run = (): void => {
    for (const { type, linkId } of required) {
      for (const control of box.querySelectorAll(`[id="${CSS.escape(`${type}-${linkId}`)}"]`)) {
        control.setAttribute('aria-required', 'true');
      }
    }
    // A box around a real check box that says that it is one: two of the same, one in the other.
    for (const shell of box.querySelectorAll('span[role="checkbox"], span[aria-checked]')) {
      for (const name of ['role', 'aria-checked', 'aria-readonly']) shell.removeAttribute(name);
    }
    for (const heading of box.querySelectorAll('h1, h2, h3, h4')) {
      heading.setAttribute('aria-level', String(Number(heading.tagName.slice(1)) + 3));
    }
  };
  run();
  const watch = new MutationObserver(run);
  watch.observe(box, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-checked', 'role'],
  });
  return () => watch.disconnect();
}
