import type { Clock, Stage } from '../domain/referral.ts';

/** Where a concern stands, in a word or two. */
export const stageWords: Readonly<Record<Stage, string>> = {
  'to-send': 'Still to be sent',
  'written-copy-owed': 'Written copy owed',
  waiting: 'No answer yet',
  acknowledged: 'Acknowledged',
  decided: 'Decided',
  closed: 'Closed',
  'not-shared': 'Decided not to share',
  'to-review': 'To be looked at again',
};

type Said = Readonly<Record<Clock['state'], (due: string) => string>>;

/** A time limit, its due date in words. What was kept needs no date: it is over. */
export const clockWords: Readonly<Record<Clock['what'], Said>> = {
  send: {
    running: (due) => `To be sent by ${due}`,
    overdue: (due) => `Not sent. It was due by ${due}`,
    kept: () => 'Sent in time',
    'kept-late': (due) => `Sent after ${due}, when it was due`,
  },
  'written-copy': {
    running: (due) => `Written copy due by ${due}`,
    overdue: (due) => `Written copy not sent. It was due by ${due}`,
    kept: () => 'Written copy sent in time',
    'kept-late': (due) => `Written copy sent after ${due}, when it was due`,
  },
  answer: {
    running: (due) => `Answer due by ${due}`,
    overdue: (due) => `Overdue: no answer since ${due}`,
    kept: () => 'Answered in time',
    'kept-late': (due) => `Answered after ${due}, when it was due`,
  },
  police: {
    running: (due) => `Tell the police on 101 by ${due}`,
    overdue: (due) => `Police not told. It was due by ${due}. Ring 101 now`,
    kept: () => 'Police told in time',
    'kept-late': (due) => `Police told after ${due}, when it was due`,
  },
  review: {
    running: (due) => `To be looked at again by ${due}`,
    overdue: (due) => `Not looked at again. It was due by ${due}`,
    kept: () => 'Looked at again in time',
    'kept-late': (due) => `Looked at again after ${due}, when it was due`,
  },
};

/** The list of this child's concerns, and what each of them says. */
export const referralWords = {
  title: 'Concerns and referrals',
  answerRule: '1 working day to answer',
  sent: (at: string): string => `Recorded ${at}`,
  by: (name: string): string => `by ${name}`,
  to: (name: string): string => `to ${name}`,
  reference: (reference: string): string => `Reference ${reference}`,
  onlyACall: 'Only a telephone call so far. The written concern is owed.',
  weekendsOnly: 'Bank holidays of that year are not known: only weekends were counted.',
  timeUsed: (percent: number): string => `Time used: ${percent} per cent`,
  overdueNow: 'overdue',
  escalate: (name: string): string => `No answer? Ring ${name}`,
  noEscalation: 'Ring them again, or follow your organisation’s escalation policy.',
  owedInRecord: 'Not yet in the child’s clinical record.',
  notWritable: 'Kept by Safelight only: this record system takes no written copy.',
  toSendHelp: 'Nobody outside has it until somebody carries it there.',
  open: 'Open it',
  openAll: (reference: string): string => `Open ${reference}`,
  notYours: 'It is not open to you here.',
  closedOnes: (count: number): string => (count === 1 ? '1 closed' : `${count} closed`),
} as const;
