import { writtenDate, writtenInstant } from '../../../domain/calendar/written.ts';
import type { ConcernInput } from '../input.ts';
import { fgmWords, safeWords } from '../wording.ts';
import { nameWords } from './child-lines.ts';
import type { ConcernDocument, Entry } from './model.ts';

const line = (label: string, text: string): Entry => ({ label, text, verbatim: false });

const addressOf = ({ concern, child }: Pick<ConcernInput, 'concern' | 'child'>): string =>
  concern.details.find(({ id }) => id === 'address')?.text ??
  (child.address === undefined
    ? 'Not known'
    : [...child.address.lines, child.address.postcode].filter((part) => part !== undefined).join(', '));

/**
 * What to say to the police on 101 of a girl under 18 who told of female genital mutilation, or on whom its signs were
 * seen: her name, date of birth and address, and why (FGM Act 2003, section 5B; the government's procedural information
 * on mandatory reporting). Nothing else of the concern. Undefined when no such thing is known.
 */
export function policeReport(
  input: Pick<ConcernInput, 'concern' | 'child' | 'author' | 'organisation' | 'reach' | 'reference'>,
): ConcernDocument | undefined {
  const { concern, child, author, organisation, reach, reference } = input;
  const { fgm } = concern;
  if (fgm === undefined) return undefined;
  return {
    title: 'Female genital mutilation: what to tell the police on 101',
    urgency: 'Due by the close of the next working day after it was known. In danger now: 999.',
    head: [
      { label: 'From', text: `${author.display}, ${organisation}` },
      ...(reach === undefined ? [] : [{ label: 'Reached by', text: reach }]),
      { label: 'Known since', text: writtenInstant(fgm.knownAt) },
      ...(reference === undefined ? [] : [{ label: 'Reference', text: reference }]),
    ],
    child: [
      { label: 'Name', text: nameWords(child) },
      { label: 'Born', text: child.birthDate === undefined ? 'Not recorded' : writtenDate(child.birthDate) },
      { label: 'Address', text: addressOf(input) },
    ],
    sections: [
      {
        id: 'why',
        title: 'Why it is reported',
        nature: 'fact',
        body: {
          kind: 'entries',
          entries: [
            line('What is known', fgmWords[fgm.how]),
            line(
              'Law',
              'Female Genital Mutilation Act 2003, section 5B: the duty of the professional who knows.',
            ),
          ],
        },
      },
      {
        id: 'safety',
        title: 'Safety',
        nature: 'fact',
        body: { kind: 'entries', entries: [{ text: safeWords[concern.safeNow], verbatim: false }] },
      },
      {
        id: 'report',
        title: 'The report',
        nature: 'fact',
        body: {
          kind: 'entries',
          entries:
            fgm.report === undefined
              ? [line('Ask for', 'The incident number, and write it down with the time.')]
              : [
                  line('Reported', writtenInstant(fgm.report.at)),
                  line('Incident number', fgm.report.incidentNumber),
                ],
        },
      },
    ],
  };
}
