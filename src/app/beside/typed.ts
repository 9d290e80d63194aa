/** Kinds of field that words are written into. A search is not kept by anybody. */
const written = ['text', 'email', 'tel', 'url', 'number', 'date', 'time'];

const holdsWords = (field: EventTarget): boolean =>
  (field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && written.includes(field.type))) &&
  field.value.trim() !== '';

/**
 * Whether somebody has written into a field that is still on screen. A form that was saved or left takes its fields with
 * it, so this needs no word from the form.
 */
export function watchTyping(page: Document): () => boolean {
  const touched = new Set<EventTarget>();
  page.addEventListener(
    'input',
    ({ target }) => {
      if (target !== null) touched.add(target);
    },
    { capture: true },
  );
  return () => {
    for (const field of touched) if (!(field instanceof Node && field.isConnected)) touched.delete(field);
    return [...touched].some(holdsWords);
  };
}
