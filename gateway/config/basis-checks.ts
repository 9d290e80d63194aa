import type { LawfulBases } from '../../smart-config/schema/lawful-bases.ts';
import type { Recipient, Route } from '../../src/domain/concern.ts';
import type { ConfigFault } from './fault.ts';

const recipients = [
  'social-care',
  'adult-services',
  'named-nurse',
  'gp-team',
  'health-visitor',
  'police',
] as const satisfies readonly Recipient['kind'][];
const routes = [
  'within-record-system',
  'record-system-to-sign',
  'form-or-portal',
  'secure-email',
  'telephone',
] as const satisfies readonly Route[];
/** What else somebody chooses a basis for. */
const decisions = ['not-shared', 'outcome-shared'] as const;

const known = new Set<string>([
  ...recipients,
  ...decisions,
  ...recipients.flatMap((recipient) => routes.map((route) => `${recipient}/${route}`)),
]);

/** Ids that no entry bears, and defaults for what nobody is asked for a basis. */
export function basisFaults({
  file,
  value,
}: {
  readonly file: string;
  readonly value: LawfulBases;
}): readonly ConfigFault[] {
  const ids = new Set(value.entries.map(({ id }) => id));
  return [
    ...(['defaults', 'activities'] as const).flatMap((list) =>
      Object.entries(value[list]).flatMap(([of, chosen]) =>
        chosen
          .filter((id) => !ids.has(id))
          .map((id) => ({
            file,
            path: `${list}.${of}`,
            wrong: `There is no entry "${id}".`,
            fix: 'Name the id of an entry.',
          })),
      ),
    ),
    ...Object.keys(value.defaults)
      .filter((key) => !known.has(key))
      .map((key) => ({
        file,
        path: `defaults.${key}`,
        wrong: 'Nothing is offered under this name.',
        fix: `Use one of: ${[...recipients, ...decisions].join(', ')}; or a recipient with a route, e.g. police/telephone, of the routes ${routes.join(', ')}.`,
      })),
  ];
}
