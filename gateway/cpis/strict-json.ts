/** A documented answer is seven levels deep at most. */
const MOST_LEVELS = 40;

/**
 * JSON, read strictly. Undefined for text that is not JSON, that is nested deeper than any answer, or in which an object
 * names a member twice: two readers of such an object could each believe another child or another plan.
 */
export function strictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isPlain(text) ? value : undefined;
}

/** `text` is known to be JSON, so that strings and the six signs are all there is to look at. */
function isPlain(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let lastString = '';
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g)) {
    switch (token) {
      case '{':
      case '[':
        open.push(token === '{' ? new Set() : undefined);
        if (open.length > MOST_LEVELS) return false;
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ':': {
        const key = String(JSON.parse(lastString));
        const keys = open.at(-1);
        // A member of this name changes what an object is instead of what it says.
        if (key === '__proto__' || keys?.has(key)) return false;
        keys?.add(key);
        break;
      }
      default:
        lastString = token;
    }
  }
  return true;
}
