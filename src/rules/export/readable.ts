import { toLondonDay, toUtc } from './literals.ts';

/**
 * An expression as people can read it: its numbers where they belong again, and the long texts that turn times into days
 * in London by a name in guillemets. `now` is what stood for the moment of evaluation. It is for reading, not for an engine.
 */
export function readable(expression: string, now: string): string {
  return expression
    .replace(/^%resource(?:\.defineVariable\('n[\d_]+', [\d.]+\))+\.select\((.*)\)$/s, '$1')
    .replaceAll(/%n(\d+(?:_\d+)?)\b/g, (_, number: string) => number.replace('_', '.'))
    .replaceAll(toLondonDay(now), '«today»')
    .replaceAll(toLondonDay(''), '«in London»')
    .replaceAll(toUtc(''), '«in UTC»')
    .replaceAll(toUtc('$this'), '«in UTC»');
}
