/** HTML that is safe to put into a page. */
export interface Html {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Part = string | number | Html | readonly Html[];

const isList = (part: Part): part is readonly Html[] => Array.isArray(part);

function safe(part: Part): string {
  if (isList(part)) return part.map(({ html }) => html).join('');
  if (typeof part === 'object') return part.html;
  return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** A template in which every text is escaped and every piece of HTML is not. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.reduce((page, string, i) => page + safe(parts[i - 1] ?? '') + string),
});

/** Data for the page's script, in an element that no browser runs. */
export const data = (id: string, value: unknown): Html => ({
  html: `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`,
});
