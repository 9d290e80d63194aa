import type { FieldError } from '../../ui/ErrorSummary.tsx';

/** Ids of the controls, so that a fault leads to where it is put right. */
export const fieldIds = {
  expectedDate: 'concern-expected',
  facts: 'concern-facts',
  safe: 'concern-safe',
  decision: 'concern-decision',
  authority: 'concern-authority',
  alsoTell: 'tell-named-nurse',
  route: 'concern-route',
  items: 'concern-items',
  others: 'concern-others',
  adviceFrom: 'concern-advice-from',
  fgmKnownAt: 'concern-fgm-known',
  fgmReport: 'concern-fgm-number',
  reviewAt: 'concern-review-at',
  purpose: 'concern-purpose',
  consent: 'concern-consent',
  informed: 'concern-informed',
  basis: 'concern-basis',
  authorityForm: 'concern-authority-form',
  reasons: 'concern-reasons',
  read: 'concern-read',
  mark: (id: string, part: string): string => `mark-${id}-${part}`,
  account: (id: string, part: string): string => `account-${id}-${part}`,
  person: (id: string, part: string): string => `person-${id}-${part}`,
  contact: (id: string, part: string): string => `contact-${id}-${part}`,
} as const;

/** One fault, where there is one. */
export const when = (wrong: boolean, field: string, message: string): readonly FieldError[] =>
  wrong ? [{ field, message }] : [];
