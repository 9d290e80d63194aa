/** Small things that the sandbox's scripts share. */

export const byId = (id) => document.getElementById(id);

/** Fills `{name}` in a sentence. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });

/** A time of day as 10:42, London. */
export const clock = (instant) => time.format(new Date(instant));

/** A request to this page's own origin; what it answers, or an error with the reason in words. */
export async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text || response.statusText);
  return text === '' ? undefined : JSON.parse(text);
}
