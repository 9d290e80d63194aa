import type { CouldNotCheckReason } from '../domain/cpis.ts';

/** Headline, what happened, and what to do instead. `again`: whether another try could help. */
export interface ReasonWords {
  readonly headline: string;
  readonly what: string;
  readonly todo: string;
  readonly again: boolean;
}

const ring = 'Ring the local authority, or check in the CP-IS portal.';
const desk =
  'Ask the reception desk to trace and verify it, then open Safelight again. Until then ring the local authority.';
const tellIt = `${ring} Tell your IT team.`;

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
    what: 'CP-IS was asked, but its answer did not reach this screen.',
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
    what: 'The connection of this organisation was refused before anything was asked.',
    todo: tellIt,
    again: true,
  },
  'nhs-sign-in-needed': {
    headline: 'You are not signed in to the NHS',
    what: 'CP-IS asks who is looking. Nothing was asked and nobody was told.',
    todo: 'Sign in with your smartcard or security key, then look up.',
    again: true,
  },
  'nhs-sign-in-ended': {
    headline: 'Your NHS sign-in has ended',
    what: 'It lasts for a time only. Nothing was asked and nobody was told.',
    todo: 'Sign in again, then look up.',
    again: true,
  },
  'not-permitted': {
    headline: 'CP-IS refused the look-up',
    what: 'This organisation is not permitted to ask in this way.',
    todo: tellIt,
    again: false,
  },
  'no-right': {
    headline: 'Your role may not look up here',
    what: 'Your sign-in does not carry CP-IS access.',
    todo: 'Ask a colleague who has it, or your safeguarding team.',
    again: false,
  },
  'no-right-in-this-setting': {
    headline: 'Your role may not look up in this setting',
    what: 'Your sign-in carries CP-IS access for the other kind of care only.',
    todo: 'Ask a colleague who has it, or your safeguarding team.',
    again: false,
  },
  'bad-request': {
    headline: 'CP-IS did not accept the question',
    what: 'It said that the question was put wrongly.',
    todo: tellIt,
    again: false,
  },
  'too-many-requests': {
    headline: 'CP-IS is too busy',
    what: 'It is turning questions away for the moment.',
    todo: `Wait a minute, then try again. If it is urgent: ring.`,
    again: true,
  },
  'service-error': {
    headline: 'CP-IS has a fault',
    what: 'It answered that something is wrong on its side.',
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
    what: 'CP-IS could not tell which child was meant, so nothing is shown.',
    todo: ring,
    again: false,
  },
  'warning-in-answer': {
    headline: 'The answer came with a warning',
    what: 'CP-IS said that its answer may not be complete, so it is not shown as one.',
    todo: ring,
    again: true,
  },
  'page-missing': {
    headline: 'Part of the answer is missing',
    what: 'The rest of it did not arrive, so it is not shown as whole.',
    todo: ring,
    again: true,
  },
  'unknown-plan': {
    headline: 'CP-IS holds something we cannot name',
    what: 'It knows this child, with a kind of plan that Safelight does not recognise.',
    todo: 'Treat this child as known. Ring the local authority now to ask what it is.',
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
    what: 'CP-IS says that another number took its place.',
    todo: desk,
    again: false,
  },
  'record-replaced': {
    headline: 'This record was merged into another',
    what: 'The record system says that another record took its place, so CP-IS was not asked about this one.',
    todo: 'Open the other record and launch Safelight from there.',
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
    what: 'The number on this record fails its check digit, so it belongs to nobody.',
    todo: desk,
    again: false,
  },
  'nhs-number-not-verified': {
    headline: 'The NHS number is not verified',
    what: 'Nobody has confirmed that it is this child’s. Looking it up could tell you about somebody else.',
    todo: desk,
    again: false,
  },
  'no-care-setting': {
    headline: 'Where care is given is not known',
    what: 'Without it Safelight cannot say whether a look-up tells the local authority, so none was made.',
    todo: 'Say where you are giving care.',
    again: false,
  },
  'never-in-this-setting': {
    headline: 'No look-ups in this setting',
    what: 'Your safeguarding team decided that look-ups are not made here.',
    todo: 'Ring your safeguarding team if you are worried.',
    again: false,
  },
  'audit-refused': {
    headline: 'The look-up could not be written down',
    what: 'Every look-up is registered first. The register could not be written, so CP-IS was not asked.',
    todo: tellIt,
    again: true,
  },
  'gateway-away': {
    headline: 'Safelight’s own service did not answer',
    what: 'The question went no further than this organisation, or its answer was lost on the way back.',
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
