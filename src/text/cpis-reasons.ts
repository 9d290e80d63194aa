import type { CouldNotCheckReason, LookUpKind } from '../domain/cpis.ts';

/** Headline, what happened, and what to do instead. `again`: whether another try could help. */
export interface ReasonWords {
  readonly headline: string;
  readonly what: string;
  readonly todo: string;
  readonly again: boolean;
}

const ring = 'Ring the local authority, or check in the CP-IS portal.';
const desk =
  'Ask whoever registers patients to trace and verify it, then open Safelight again. Until then, ring the local authority.';
const tellIt = `${ring} Tell your IT team.`;
const whoCan = 'Ask a colleague whose NHS role carries CP-IS access, or your safeguarding team.';

/** Every reason its own sentence. */
export const reasons: Record<CouldNotCheckReason, ReasonWords> = {
  'no-answer': {
    headline: 'No answer came back',
    what: 'The connection to CP-IS failed.',
    todo: ring,
    again: true,
  },
  'timed-out': {
    headline: 'No answer in time',
    what: 'CP-IS was asked and took too long.',
    todo: ring,
    again: true,
  },
  'answer-lost': {
    headline: 'The answer was lost',
    what: 'CP-IS was asked, but its answer did not reach this screen. Asking again is a new look-up.',
    todo: ring,
    again: true,
  },
  'not-configured': {
    headline: 'CP-IS is not connected here',
    what: 'This organisation has not connected Safelight to CP-IS.',
    todo: ring,
    again: false,
  },
  'sign-in-refused': {
    headline: 'CP-IS did not accept our sign-in',
    what: 'This organisation’s connection was refused before anything was asked.',
    todo: tellIt,
    again: true,
  },
  'nhs-sign-in-needed': {
    headline: 'You are not signed in to the NHS',
    what: 'CP-IS asks who is looking.',
    todo: 'Sign in with your smartcard or security key, then look up.',
    again: true,
  },
  'nhs-sign-in-ended': {
    headline: 'Your NHS sign-in has ended',
    what: 'A sign-in lasts only so long.',
    todo: 'Sign in again, then look up.',
    again: true,
  },
  'not-permitted': {
    headline: 'CP-IS refused the look-up',
    what: 'It says that this organisation may not ask in this way.',
    todo: tellIt,
    again: false,
  },
  'no-right': {
    headline: 'Your role may not look up here',
    what: 'Your NHS role carries no CP-IS access.',
    todo: whoCan,
    again: false,
  },
  'no-right-in-this-setting': {
    headline: 'Your role may not look up in this setting',
    what: 'Your NHS role carries CP-IS access for the other kind of care only.',
    todo: whoCan,
    again: false,
  },
  'bad-request': {
    headline: 'CP-IS did not accept the question',
    what: 'It says that the question was put wrongly.',
    todo: tellIt,
    again: false,
  },
  'too-many-requests': {
    headline: 'CP-IS is too busy',
    what: 'It is turning questions away for the moment.',
    todo: 'Wait a minute, then ask again. If it is urgent, ring.',
    again: true,
  },
  'service-error': {
    headline: 'CP-IS has a fault',
    what: 'It says that something is wrong on its side.',
    todo: ring,
    again: true,
  },
  'odd-answer': {
    headline: 'The answer made no sense',
    what: 'CP-IS sent something that Safelight cannot read safely, so none of it is shown.',
    todo: tellIt,
    again: true,
  },
  'wrong-child': {
    headline: 'The answer was about somebody else',
    what: 'It named another NHS number, so none of it is shown.',
    todo: tellIt,
    again: true,
  },
  'several-matches': {
    headline: 'More than one child matched',
    what: 'CP-IS answered about more than one child, so none of it is shown.',
    todo: ring,
    again: false,
  },
  'warning-in-answer': {
    headline: 'The answer came with a warning',
    what: 'CP-IS says that its answer may not be complete, so it is not shown as one.',
    todo: ring,
    again: true,
  },
  'page-missing': {
    headline: 'Part of the answer is missing',
    what: 'The rest of it did not arrive, so what came is not shown as whole.',
    todo: ring,
    again: true,
  },
  'unknown-plan': {
    headline: 'CP-IS holds something we cannot name',
    what: 'It knows this child, with a kind of plan that Safelight does not recognise.',
    todo: 'Treat this child as known. Ring the local authority now and ask what it is.',
    again: false,
  },
  'number-not-known': {
    headline: 'CP-IS does not know this NHS number',
    what: 'The number may be new, merged or wrong.',
    todo: desk,
    again: false,
  },
  'number-replaced': {
    headline: 'This NHS number is no longer in use',
    what: 'CP-IS says that another number took its place. A plan may be under that one.',
    todo: desk,
    again: false,
  },
  'record-replaced': {
    headline: 'This record was merged into another',
    what: 'The record system says that another record took its place.',
    todo: 'Open the other record and start Safelight from there.',
    again: false,
  },
  'no-nhs-number': {
    headline: 'No NHS number on this record',
    what: 'CP-IS can be asked only by NHS number.',
    todo: desk,
    again: false,
  },
  'nhs-number-invalid': {
    headline: 'The NHS number is not valid',
    what: 'The number on this record fails its check digit, so it is nobody’s.',
    todo: desk,
    again: false,
  },
  'nhs-number-not-verified': {
    headline: 'The NHS number is not verified',
    what: 'Nobody has confirmed that it is this child’s. Looking it up could tell you about somebody else.',
    todo: 'Ask whoever registers patients to trace and verify it, or confirm it yourself.',
    again: false,
  },
  'no-care-setting': {
    headline: 'Where care is given is not known',
    what: 'Without it Safelight cannot say whether a look-up tells the local authority.',
    todo: 'Say where you are giving care.',
    again: false,
  },
  'never-in-this-setting': {
    headline: 'No look-ups in this setting',
    what: 'Your safeguarding team decided that look-ups are not made here.',
    todo: 'Worried? Ring your safeguarding team.',
    again: false,
  },
  'audit-refused': {
    headline: 'The look-up could not be written down',
    what: 'Every look-up is written down first. That failed, so it was not made.',
    todo: tellIt,
    again: true,
  },
  'gateway-away': {
    headline: 'Safelight’s own service did not answer',
    what: 'The question went no further than this organisation.',
    todo: ring,
    again: true,
  },
};

/** Of the NHS number on the record, when it is one that may not be looked up. */
export const severalNumbers: ReasonWords = {
  headline: 'More than one NHS number on this record',
  what: 'Safelight cannot tell which is this child’s. Looking up the wrong one could tell you about somebody else.',
  todo: desk,
  again: false,
};

/** A role with the right to the other kind of look-up, where it is known which kind this setting needs. */
export const otherRightOnly: Record<LookUpKind, string> = {
  unscheduled:
    'Here a look-up tells the local authority. Your NHS role lets you make only look-ups that tell nobody.',
  scheduled:
    'Here a look-up must tell nobody. Your NHS role lets you make only look-ups that tell the local authority.',
};
