import { describe, expect, it } from 'vitest';
import { firstDifference } from './app.ts';
import { holdTogether } from './read-back.ts';
import { must, NotRun, Steps } from './steps.ts';

const outcomes = ({ results }: Steps) => results.map(({ id, outcome }) => `${id}: ${outcome.state}`);

describe('steps', () => {
  it('does not run what needs a step that did not pass, and says which', async () => {
    const steps = new Steps(() => undefined);
    let ran = false;
    await steps.take('a', 'Launch', [], () =>
      Promise.reject(new Error('\u001b[31mrefused\u001b[39m\n  at once')),
    );
    await steps.take('b', 'Token', ['a'], () => {
      ran = true;
      return Promise.resolve('');
    });
    await steps.take('c', 'Discovery', [], () => Promise.resolve('seen'));
    expect(ran).toBe(false);
    expect(outcomes(steps)).toEqual(['a: failed', 'b: not-run', 'c: passed']);
    expect(steps.results[0]?.outcome).toEqual({ state: 'failed', why: 'refused at once' });
    expect(steps.results[1]?.outcome).toEqual({
      state: 'not-run',
      why: 'it needs "Launch", which did not pass',
    });
  });

  it('tells what cannot be run here from what failed', async () => {
    const steps = new Steps(() => undefined);
    await steps.take('a', 'A', [], () => Promise.reject(new NotRun('a document has no Task')));
    await steps.take('b', 'B', [], () => {
      must(false, 'there twice');
      return Promise.resolve('');
    });
    expect(outcomes(steps)).toEqual(['a: not-run', 'b: failed']);
  });
});

describe('two screens', () => {
  it('are alike, or differ in a line that is named', () => {
    expect(firstDifference('a\nb', 'a\nb')).toBeUndefined();
    expect(firstDifference('a\nb', 'a\nc')).toBe('expected "b", found "c"');
    expect(firstDifference('a\nb', 'a')).toBe('expected "b", found "nothing"');
    expect(firstDifference('a', 'a\nb')).toBe('more: "b"');
  });
});

const tag = (code: string) => [{ system: 'https://safelight.example/fhir/CodeSystem/concern-part', code }];
const meta = (code: string) => ({ security: [{ code: 'R' }], tag: tag(code) });
const subject = { reference: 'Patient/amara' };
const condition = { resourceType: 'Condition', id: 'c', meta: meta('1'), subject };
const provenance = {
  resourceType: 'Provenance',
  id: 'p',
  meta: meta('2'),
  target: [{ reference: 'Condition/c/_history/1' }],
};
const audit = { resourceType: 'AuditEvent', id: 'e', meta: meta('3'), entity: [{ what: subject }] };

describe('what is read back', () => {
  const whole = [condition, provenance, audit];
  const held =
    (...parts: Parameters<typeof holdTogether>[0]) =>
    () =>
      holdTogether(parts, 'amara', ['Condition', 'Provenance']);

  it('is taken when each part is there once, of this child, labelled and accounted for', () => {
    expect(held(...whole)()).toBe('3 resources, each once: AuditEvent, Condition, Provenance');
  });

  it('is refused when a part is missing, there twice, of another child, unlabelled or names what is not there', () => {
    expect(held(provenance, audit)).toThrow('not there: Condition');
    expect(held(...whole, { ...condition, id: 'again' })).toThrow('there twice');
    expect(held({ ...condition, subject: { reference: 'Patient/kai' } }, provenance, audit)).toThrow(
      'Condition is about Patient/kai',
    );
    expect(held({ ...condition, meta: { tag: tag('1') } }, provenance, audit)).toThrow('not labelled');
    expect(held(condition, { ...provenance, target: [{ reference: 'Condition/x' }] }, audit)).toThrow(
      'names what is not there: Condition/x',
    );
    expect(held(condition, provenance, { ...audit, entity: [] })).toThrow('no AuditEvent names the child');
  });
});
