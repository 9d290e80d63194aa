const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, which XML, and so FHIR's narrative, does not allow at all. */
const forbidden = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** Text as it may stand in HTML, in an element or an attribute. */
export const escaped = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"']/g, (one) => entities[one] ?? one);

/** A string of CSS that ends neither the string nor the style element. */
export const cssString = (text: string): string =>
  `"${text.replace(forbidden, '').replace(/[\\"<>\n\r]/g, (one) => `\\${one.charCodeAt(0).toString(16)} `)}"`;
