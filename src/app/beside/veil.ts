import './beside.css';

const place = 'beside';

/** Where what is beside the screens is drawn: before them, and the only thing that a cleared page shows. */
export function placeBeside(page: Document): HTMLElement {
  const made = page.createElement('div');
  made.id = place;
  page.body.prepend(made);
  // The child's own banner stays below it and in sight.
  new ResizeObserver(() =>
    page.documentElement.style.setProperty('--beside', `${made.offsetHeight}px`),
  ).observe(made);
  return made;
}

const others = (page: Document): readonly HTMLElement[] =>
  [...page.body.children].filter(
    (one): one is HTMLElement => one instanceof HTMLElement && one.id !== place && one.tagName !== 'SCRIPT',
  );

/**
 * Takes everything off the screen at once, in the call itself: what is drawn later, such as a menu, is hidden by the
 * mark on the page. What was on screen stays in memory, and words in a form with it.
 */
export function clear(page: Document): void {
  page.documentElement.dataset['cleared'] = '';
  for (const one of others(page)) one.hidden = true;
}

export function uncover(page: Document): void {
  delete page.documentElement.dataset['cleared'];
  for (const one of others(page)) one.hidden = false;
}

/** Takes it out of the page for good. */
export function remove(page: Document): void {
  clear(page);
  for (const one of others(page)) one.remove();
}
