import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../src/rules/evaluate.ts';
import { indexRecord } from '../../src/rules/record-index.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { parseTestChildren } from '../../src/rules/validate/test-child.ts';
import { loadConfig } from '../config/load.ts';
import { cardsOf } from './cards.ts';
import { cardWords } from './words.ts';

const loaded = await loadConfig();
if (!loaded.ok) throw new Error('no configuration');
const { rulePack: pack, testChildren } = loaded.value;
const parsed = parseTestChildren(testChildren, pack);
if (!parsed.ok) throw new Error('no test children');
const children = parsed.value;

const means = {
  uuid: () => 'id',
  launchUrl: 'https://safelight.example/launch',
  contextFor: () => 'sealed',
  kindName: (id: string) => pack.eventKinds.find((kind) => kind.id === id)?.many ?? id,
};
const cardsFor = (finding: Finding) =>
  cardsOf(
    {
      alerts: finding.outcome.truth === 'yes' ? [finding] : [],
      notRead: finding.outcome.truth === 'unknown' ? [finding] : [],
      replaced: false,
    },
    means,
  ).map(({ card }) => card);

describe.each(pack.rules)('cards of the rule $id', (rule) => {
  it('keep to their length and name no child, on every child that the rule is tested with', () => {
    const cards = rule.tests.flatMap(({ child }) => {
      const found = children.find(({ id }) => id === child);
      return found === undefined ? [] : cardsFor(evaluateRule(rule, indexRecord(found.record, pack)));
    });
    expect(cards.length).toBeGreaterThan(0);
    for (const { summary, detail = '', source } of cards) {
      expect(summary.length).toBeLessThan(140);
      expect(summary).not.toContain('…');
      expect(source.label).not.toBe('');
      expect([summary, detail, source.label].join(' ')).not.toMatch(/\{name\}|undefined|\b999\d{7}\b/);
    }
  });
});

describe('what a card says of anything else', () => {
  it('keeps to its length', () => {
    const lines = [
      cardWords.notAll,
      cardWords.replaced,
      ...Object.values(cardWords.lessForWantOfRole),
      cardWords.more(100),
      cardWords.cpisNone('23:59'),
      cardWords.cpisFound,
      cardWords.cpisNotChecked,
      cardWords.cpisNot,
      cardWords.cpisChecking,
    ];
    for (const line of lines) expect([line, line.length < 140]).toEqual([line, true]);
  });
});
