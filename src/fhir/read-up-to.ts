/** More than any answer that a screen can use; a body that never ends would fill the memory before its time is up. */
export const mostBytesOfAnswer = 64 * 1024 * 1024;

/** The text of a body; undefined where it is larger than `mostBytes`: reading stops at once. Fails as the body does. */
export async function readUpTo(response: Response, mostBytes: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      // A body that goes on for ever need not be waited for.
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
