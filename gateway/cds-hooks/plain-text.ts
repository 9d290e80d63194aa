/** Code units that a summary may have: CDS Hooks says fewer than 140 characters. */
const summaryLength = 139;

const words = new Intl.Segmenter('en', { granularity: 'word' });
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Without what is not seen but acts: controls, and marks that turn the direction of writing round. */
const visible = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A summary that is short enough for a card. */
export const summaryOf = (text: string): string => shortened(text, summaryLength);

/** A line of so many code units at most, cut after a whole word; never through a character. */
export function shortened(text: string, length: number): string {
  const line = visible(text);
  if (line.length <= length) return line;
  const cut = upTo(line, words, length);
  return `${(cut === '' ? upTo(line, characters, length) : cut).replace(/[\s,;:–-]+$/u, '')}…`;
}

/** The longest beginning of whole segments that leaves room for the sign that something follows. */
function upTo(line: string, segmenter: Intl.Segmenter, length: number): string {
  let end = 0;
  for (const { index, segment } of segmenter.segment(line)) {
    if (index + segment.length > length - 1) break;
    end = index + segment.length;
  }
  return line.slice(0, end);
}

/**
 * Text of the record or of a rule as words in GitHub Flavored Markdown, and as nothing else: neither format, link, picture
 * nor HTML can come of it, whoever wrote it.
 */
export const inMarkdown = (text: string): string =>
  visible(text)
    .replace(/[\\`*_~[\]<>&|#!@$^=]/g, (sign) => `\\${sign}`)
    // GFM makes links of bare addresses.
    .replace(/:(?=\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);
