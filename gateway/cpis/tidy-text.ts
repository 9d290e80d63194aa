const MOST_LETTERS = 200;

/**
 * One line of text as another system wrote it: control and invisible characters, which could turn the line around or
 * break it, count as spaces. Undefined for markup and for what is too long to be a name; empty for nothing.
 */
export function tidyText(text: string): string | undefined {
  const tidy = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return tidy.length > MOST_LETTERS || /[<>]/.test(tidy) ? undefined : tidy;
}
