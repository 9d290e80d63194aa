import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationSeverity, validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { Settings } from '../../gateway/config/environment.ts';

const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(root, 'Dockerfile'), 'utf8');
/** Instructions of each stage, lines that go on joined. */
const stages = text
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line.trim()))
  .reduce<string[][]>((found, line) => {
    if (line.startsWith('FROM ')) found.push([]);
    found.at(-1)?.push(line.trim());
    return found;
  }, []);
const [build = [], run = []] = stages;
const allowed = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');

describe('the image', () => {
  it('is one that a builder takes', () => {
    const found = validate(text, { deprecatedMaintainer: ValidationSeverity.ERROR });
    expect(found).toEqual([]);
  });

  it('is built in one stage and runs in another, of the same base of a named version', () => {
    expect(stages).toHaveLength(2);
    expect(build[0]).toMatch(/^FROM node:\d+-slim AS build$/);
    expect(run[0]).toBe(build[0]?.replace(' AS build', ''));
  });

  it('copies what there is, and lets nothing else into the builder', () => {
    expect(allowed).toContain('*');
    const copied = build
      .filter((line) => line.startsWith('COPY '))
      .flatMap((line) => line.split(' ').slice(1, -1));
    for (const path of copied) {
      expect(existsSync(join(root, path)), path).toBe(true);
      expect(allowed, path).toContain(`!${path}`);
    }
    expect(copied.length).toBe(allowed.filter((line) => line.startsWith('!')).length);
  });

  it('runs as nobody of consequence, without development dependencies, what was built', () => {
    expect(run.find((line) => line.startsWith('USER '))).toMatch(/^USER [1-9]\d*:/);
    expect(build.find((line) => line.includes('npm run build'))).toMatch(
      /npm ci --omit=dev --omit=optional --ignore-scripts/,
    );
    expect(run.at(-1)).toBe('CMD ["node", "--enable-source-maps", "dist/gateway/main.js"]');
    expect(run.find((line) => line.startsWith('HEALTHCHECK '))).toContain('/health/ready');
    expect(run.filter((line) => line.startsWith('COPY ') && !line.includes('--from=build'))).toEqual([]);
  });

  it('sets only settings that there are', () => {
    const set = [...(run.find((line) => line.startsWith('ENV ')) ?? '').matchAll(/([A-Z_]+)=/g)].map(
      ([, name]) => name,
    );
    expect(set.filter((name) => name !== 'NODE_ENV' && !(String(name) in Settings.entries))).toEqual([]);
    expect(set).toContain('SAFELIGHT_DATA');
  });
});
