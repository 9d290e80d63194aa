import type { AccessPattern } from '../domain/access-pattern.ts';
import { londonDay } from '../domain/calendar/london.ts';
import { dayWords } from './when.ts';

const organisations = (count: number, unnamed: number): string =>
  `${count} organisation${count === 1 ? '' : 's'}${unnamed > 0 ? ' or more' : ''}`;

/** Who looked before. A look is a look: never called an attendance. */
export const looks = {
  before: (count: number, orMore: boolean): string => {
    if (count === 0) return 'Not looked up before';
    if (orMore) return `Looked up ${count} times or more before`;
    return count === 1 ? 'Looked up once before' : `Looked up ${count} times before`;
  },
  /** "4 times by 3 organisations in 60 days" */
  pattern: ({ count, orMore, organisations: named, unnamed, span }: AccessPattern): string =>
    [
      `${count} times${orMore ? ' or more' : ''}`,
      ...(named > 0 ? [`by ${organisations(named, unnamed)}`] : []),
      'since' in span ? `since ${dayWords(londonDay(Date.parse(span.since)))}` : `in ${span.days} days`,
    ].join(' '),
  last: (date: string): string => `last on ${date}`,
  inAll: (whom: string): string => `In all, ${whom}.`,
  byWhom: (count: number, who: string): string => `${count} by ${who}`,
  byOther: (count: number): string => `${count} by others`,
  notOffered: 'This connection to CP-IS does not say who looked before. There may have been earlier looks.',
  couldNotRead: 'Who looked before could not be read. There may have been earlier looks.',
  onlyUnscheduled:
    'CP-IS lists unscheduled looks only, the newest 25. A look is not proof that the child was there, and a visit without a look is not in this list.',
  picture: (dates: string): string => `Earlier looks: ${dates}. Today is at the right.`,
  list: 'Earlier looks',
  when: 'Date and time',
  name: 'Name',
  role: 'Role',
  organisation: 'Organisation',
} as const;
