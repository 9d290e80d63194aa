import { writtenDate } from '../../../domain/calendar/written.ts';
import type { Advice, SharingDecision } from '../../../domain/concern.ts';
import type { LawfulBasis } from '../../../domain/lawful-basis.ts';
import { consentWords, informedWords, recipientName, routeWords } from '../wording.ts';
import type { Entry, Section } from './model.ts';

const line = (label: string, text: string | undefined): Entry[] =>
  text === undefined || text.trim() === '' ? [] : [{ label, text: text.trim(), verbatim: false }];

/** One basis a line: "Article 6(1)(e), public task;" and so on, then "(list 2026-11-01)". A title that is its citation is said once. */
const lawWords = ({ chosen, listVersion }: LawfulBasis): string =>
  `${chosen
    .map(({ citation, title }) => (citation === title ? title : `${citation}, ${title}`))
    .join(';\n')} (list ${listVersion})`;

const adviceWords = (advice: Advice | undefined): string | undefined =>
  advice === undefined ? undefined : `${advice.from}: ${advice.words}`;

type Shared = Extract<SharingDecision, { share: true }>;

const consent = ({ state, by }: Shared['consent']): string =>
  by === undefined ? `${consentWords[state]}.` : `${consentWords[state]} (${by}).`;

/** Why it may be shared and on which terms: what the recipient has to know. */
export const footingSection = (decision: Shared): Section => ({
  id: 'footing',
  title: 'Why this is shared, and on which terms',
  nature: 'fact',
  body: {
    kind: 'entries',
    entries: [
      ...line('Purpose', decision.purpose),
      ...line('Law', lawWords(decision.basis)),
      ...line('Consent', consent(decision.consent)),
      ...line('The family', informedWords[decision.informed]),
      ...line('Conditions', decision.conditions),
    ],
  },
});

/** The whole decision, as the child's record keeps it. */
export const decisionSection = (decision: SharingDecision): Section => ({
  id: 'decision',
  title: 'Decision',
  nature: 'fact',
  body: {
    kind: 'entries',
    entries: decision.share
      ? [
          ...line('Decision', `Shared with ${decision.recipients.map(recipientName).join('; ')}.`),
          ...line('How', `To reach the first of them ${routeWords[decision.route]}.`),
          ...line('Purpose', decision.purpose),
          ...line('Law', lawWords(decision.basis)),
          ...line('Consent', consent(decision.consent)),
          ...line('The family', informedWords[decision.informed]),
          ...line('Advice taken', adviceWords(decision.advice)),
          ...line('Conditions', decision.conditions),
        ]
      : [
          ...line('Decision', 'Not shared.'),
          ...line('Reasons', decision.reasons),
          ...line('Law', lawWords(decision.basis)),
          ...line('Advice taken', adviceWords(decision.advice)),
          ...line(
            'To be looked at again',
            decision.reviewAt === undefined ? undefined : writtenDate(decision.reviewAt),
          ),
        ],
  },
});
