import { AcknowledgeReason } from '../../src/api/acknowledgements.ts';
import type { CpisStatus, Notified } from '../../src/domain/cpis.ts';
import { unreachable } from '../../src/domain/result.ts';
import type { RedFlagsShown } from '../../src/api/sessions.ts';
import type { Finding, Severity } from '../../src/rules/rule.ts';
import { alertDetail, section, withoutName } from './card-detail.ts';
import { missingInWords } from './missing.ts';
import { inMarkdown, summaryOf } from './plain-text.ts';
import { cardWords, cpisInWords, reasonWords } from './words.ts';

interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

/** A card as CDS Hooks has it ("Card Attributes"), of which Safelight uses these members and leaves none empty. */
export interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly detail?: string;
  readonly indicator: 'info' | 'warning' | 'critical';
  readonly source: { readonly label: string; readonly url?: string; readonly topic: Coding };
  readonly overrideReasons?: readonly Coding[];
  readonly links: readonly {
    readonly label: string;
    readonly url: string;
    readonly type: 'smart';
    readonly appContext: string;
  }[];
}

/** A card with the alert that it is of. */
export interface Made {
  readonly card: Card;
  readonly rule?: { readonly id: string; readonly version: string };
}

/** How a card gets its id and the link that leads back to it. */
export interface Means {
  readonly uuid: () => string;
  readonly launchUrl: string;
  /** The name of a kind of event, as people say it of several. */
  readonly kindName: (id: string) => string;
  readonly contextFor: (card: string, rule?: Made['rule']) => string;
}

/** Alerts that have a card of their own; the others share one. */
const cardsOfTheirOwn = 3;

export const reasonSystem = 'urn:safelight:override-reason';
const topic: Coding = { system: 'urn:safelight:topic', code: 'safeguarding', display: 'Child safeguarding' };
const indicators: Record<Severity, Card['indicator']> = { high: 'critical', medium: 'warning', low: 'info' };

const overrideReasons: readonly Coding[] = AcknowledgeReason.options.map((code) => ({
  system: reasonSystem,
  code,
  display: reasonWords[code],
}));

interface Content extends Pick<Card, 'summary' | 'indicator'> {
  readonly detail?: string;
  readonly source?: { readonly label: string; readonly url?: string };
  readonly rule?: Made['rule'];
}

function make({ summary, detail, indicator, source, rule }: Content, means: Means): Made {
  const uuid = means.uuid();
  const appContext = means.contextFor(uuid, rule);
  const card: Card = {
    uuid,
    summary: summaryOf(summary),
    ...(detail === undefined ? {} : { detail }),
    indicator,
    source: { ...(source ?? { label: cardWords.source }), topic },
    ...(rule === undefined ? {} : { overrideReasons }),
    links: [{ label: cardWords.open, url: means.launchUrl, type: 'smart', appContext }],
  };
  return { card, ...(rule === undefined ? {} : { rule }) };
}

function alertCard(finding: Finding, means: Means): Made {
  const { rule } = finding;
  const { title: label, url } = rule.guideline;
  return make(
    {
      summary: withoutName(rule.title),
      detail: alertDetail(finding),
      indicator: indicators[rule.severity],
      source: {
        label: summaryOf(label),
        ...(url?.startsWith('https://') === true ? { url } : {}),
      },
      rule: { id: rule.id, version: rule.version },
    },
    means,
  );
}

function moreCard(findings: readonly Finding[], means: Means): readonly Made[] {
  const [gravest] = findings;
  if (gravest === undefined) return [];
  return [
    make(
      {
        summary: cardWords.more(findings.length),
        detail: findings.map(({ rule }) => `- “${inMarkdown(withoutName(rule.title))}”`).join('\n'),
        indicator: indicators[gravest.rule.severity],
      },
      means,
    ),
  ];
}

function notReadCard(notRead: readonly Finding[], means: Means): readonly Made[] {
  if (notRead.length === 0) return [];
  const missing = notRead
    .flatMap(({ outcome }) => outcome.missing)
    .flatMap((one) => missingInWords(one, means.kindName) ?? []);
  const parts = [...new Set(missing)].sort().map((one) => `- ${inMarkdown(one)}`);
  const detail = `${cardWords.notAllDetail(notRead.length)}\n\n${section(cardWords.missing, parts.join('\n'))}`;
  return [make({ summary: cardWords.notAll, detail, indicator: 'info' }, means)];
}

/** What a card says that is not of the record: an answer of less than everything is never left to look like all of it. */
function noticeCards({ lessFor, replaced }: Notices, means: Means): readonly Made[] {
  return [
    ...(replaced ? [make({ summary: cardWords.replaced, indicator: 'warning' }, means)] : []),
    ...(lessFor === undefined
      ? []
      : [
          make(
            {
              summary: cardWords.lessForWantOfRole[lessFor],
              detail: cardWords.lessDetail,
              indicator: 'info',
            },
            means,
          ),
        ]),
  ];
}

function notifiedOf(cpis: CpisStatus): Notified | undefined {
  switch (cpis.state) {
    case 'found':
    case 'none':
      return cpis.check.notified;
    case 'could-not-check':
      return cpis.notified;
    case 'checking':
    case 'not-checked':
      return undefined;
    default:
      return unreachable(cpis);
  }
}

function cpisCard(cpis: CpisStatus | undefined, means: Means): readonly Made[] {
  if (cpis === undefined) return [];
  const summary = cpisInWords(cpis);
  const notified = notifiedOf(cpis);
  return [
    make(
      {
        summary,
        ...(notified === undefined ? {} : { detail: cardWords.told[notified] }),
        indicator: cpis.state === 'found' ? 'critical' : 'info',
        source: { label: cardWords.sourceCpis },
      },
      means,
    ),
  ];
}

interface Notices {
  /** What somebody is shown because nobody could tell their role, where that is not everything. */
  readonly lessFor?: Exclude<RedFlagsShown, 'all'>;
  /** The record says that another has taken its place. */
  readonly replaced: boolean;
}

interface ToSay extends Notices {
  readonly alerts: readonly Finding[];
  readonly notRead: readonly Finding[];
  /** Only where the site has hooks speak of it. */
  readonly cpis?: CpisStatus | undefined;
}

/** What there is to say, as cards. */
export function cardsOf({ alerts, notRead, cpis, ...notices }: ToSay, means: Means): readonly Made[] {
  // One that would stand alone behind "1 more" is shown as itself.
  const own = alerts.length === cardsOfTheirOwn + 1 ? cardsOfTheirOwn + 1 : cardsOfTheirOwn;
  return [
    ...cpisCard(cpis, means),
    ...alerts.slice(0, own).map((finding) => alertCard(finding, means)),
    ...moreCard(alerts.slice(own), means),
    ...notReadCard(notRead, means),
    ...noticeCards(notices, means),
  ];
}
