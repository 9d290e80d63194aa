import type { PlanKind } from '../domain/cpis.ts';
import { listWords } from './common.ts';

/** Where this record and CP-IS say different things of a plan. Neither is called right. */
export const recordDiffers = {
  title: 'This record and CP-IS do not agree',
  mayTitle: 'This record and CP-IS may not agree',
  record: 'This record',
  cpis: 'CP-IS',
  plans: {
    'child-protection': 'child protection plan',
    'looked-after': 'looked-after child',
    'unborn-child-protection': 'child protection plan for an unborn baby',
  } satisfies Record<PlanKind, string>,
  noneOf: {
    'child-protection': 'no child protection plan',
    'looked-after': 'not as a looked-after child',
    'unborn-child-protection': 'no child protection plan for an unborn baby',
  } satisfies Record<PlanKind, string>,
  since: (plan: string, date: string | undefined): string =>
    date === undefined ? `${plan}, start date not recorded` : `${plan} since ${date}`,
  ended: (plan: string, date: string | undefined): string =>
    date === undefined ? `${plan}, ended, date not recorded` : `${plan}, ended on ${date}`,
  unclear: (plan: string, start: string, end: string): string =>
    `${plan}, start ${start}, end ${end}: which came last cannot be told`,
  noDate: 'not dated',
  writtenBy: (who: string): string => `, written by ${who}`,
  notRecorded: (none: string, at: string | undefined): string =>
    at === undefined ? `${none} recorded` : `${none} recorded, read in full at ${at}`,
  ofAuthority: (authority: string): string => `, ${authority}`,
  noRecord: 'no record found',
  checked: (when: string): string => `, checked ${when}`,
  ring: (authority: string): string =>
    `Ring ${authority} and ask which is right. Neither overrides the other.`,
  onlyCpis: (readAt: string | undefined): string =>
    readAt === undefined
      ? 'This record does not say so: it may never have been told.'
      : `This record, read in full at ${readAt}, does not say so: it may never have been told.`,
  notLoaded:
    'This record and CP-IS do not agree, and how could not be loaded. Reload this page, or open Safelight again.',
  theAuthority: 'the local authority',
  cannot: (titles: readonly string[]): string =>
    titles.length === 0
      ? 'This record could not be compared with CP-IS: it is not read for plans here.'
      : `This record could not be compared with CP-IS: not read in full (${listWords.format(titles)}).`,
} as const;
