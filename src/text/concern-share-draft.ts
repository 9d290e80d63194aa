import type { Called } from './names.ts';
import { ownerOf } from './concern.ts';

/** What is not sent yet: found again, not kept, handed to a colleague. */
export const draftText = {
  title: 'Concerns that are not sent yet',
  own: 'You started a concern earlier',
  ownAt: (at: string): string => `Saved ${at}. Nobody has it: it was not sent.`,
  ownTried: (at: string): string => `Saved ${at}. You tried to send it, and that is not settled.`,
  begunBy: (name: string): string => `Begun by ${name}, who handed it over to you.`,
  goOn: 'Go on with it',
  colleague: (name: string): string => `${name} handed a concern over`,
  colleagueAt: (at: string): string => `Handed over ${at}. Nobody has it: it was not sent.`,
  meantFor: (name: string): string => `Meant for ${name}.`,
  take: 'Take it over',
  takeHint: 'It is yours from then on, and that is recorded.',
  taking: 'Taking it over',
  notTaken:
    'It could not be taken over. A colleague may have taken it, or the connection is lost. Try again.',
  startNew: 'Start a new one',
  startAgain: 'Start again',
  startAgainWarning: 'Your earlier words are deleted.',
  startNewKeeps: 'What your colleague wrote stays for somebody to take over.',
  notSaved: 'Not saved: your words are on this screen only',
  whyNot: {
    unreachable: 'Safelight’s service cannot be reached.',
    'timed-out': 'Safelight’s service did not answer in time.',
    'session-ended': 'Safelight’s session has ended.',
    refused: 'Safelight’s service refused it.',
    'odd-answer': 'The answer could not be understood.',
  },
  keepOpen: 'Keep this page open. It is saved as soon as that is possible again.',
  refusedKeep: 'Keep this page open and copy what you need, or send it now.',
  tryNow: 'Save now',
  anotherThere: (at: string): string =>
    `An earlier concern of yours about this child came to light, saved ${at}`,
  anotherWhy: 'Only one can be kept. What is on this screen is not saved until you choose.',
  keepThis: 'Keep what is on this screen',
  keepThisHint: 'The earlier words are deleted.',
  takeEarlier: 'Go on with the earlier one',
  takeEarlierHint: 'What is on this screen is deleted.',
  handOver: 'Hand over to a colleague',
  handOverHint: (who: Called): string =>
    `Whoever of your organisation opens ${ownerOf(who)} record next is offered it. Your words stay as they are.`,
  toWhom: 'Who it is meant for, if you know',
  handOverDo: 'Hand over now',
  handingOver: 'Handing over',
  notHandedOver: 'It was not handed over. It is still yours. Try again.',
  handedOver: 'Handed over',
  handedOverTo: (name: string | undefined): string =>
    name === undefined
      ? 'A colleague who opens this child is offered it.'
      : `Meant for ${name}, who is offered it on opening this child.`,
  handedOverOwed: 'Nobody has your concern yet. If the child is in danger, do not wait: ring now.',
} as const;
