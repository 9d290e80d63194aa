import type { Line } from '../line.ts';
import { spec } from './spec.ts';

type Given = Pick<Line, 'key' | 'title' | 'unmet' | 'tried' | 'fix'> & Partial<Line>;

const line = (given: Given): Line => ({
  requirement: 'A7-23',
  spec: spec.create,
  group: 'writing',
  ground: 'record',
  severity: 'warn',
  ...given,
});

/** How a concern reaches the record. Nothing is written unless it is asked for. */
export const writingLines: readonly Line[] = [
  line({
    key: 'write-plan',
    title: 'A concern can be written whole',
    unmet: 'It is written in the next best way, which is said before it is sent; the log keeps it always.',
    tried:
      'Decides, as Safelight does, from its settings, the capability statement and the granted scopes. Nothing is written.',
    fix: 'Take transactions and every type that is named beside this line, and grant the scopes.',
  }),
  line({
    key: 'write-transaction',
    requirement: 'A1-29',
    spec: spec.transaction,
    ground: 'statement',
    title: 'All of it can be written at once, or nothing',
    unmet: 'The parts are written one after another.',
    tried: 'Looks for `transaction` in the capability statement.',
    fix: 'Support `transaction`, and list it in `rest.interaction`.',
  }),
  line({
    key: 'write-conditional',
    spec: spec.conditionalCreate,
    ground: 'statement',
    title: 'What is there already is not written twice',
    unmet: 'Safelight searches for each part before it writes it.',
    tried: 'Looks for `conditionalCreate` on the types that are written.',
    fix: 'Support `If-None-Exist`, and set `conditionalCreate` to true for the types that are named.',
  }),
  line({
    key: 'write-update',
    requirement: 'A1-25',
    title: 'A referral’s task can be brought up to date',
    unmet: 'The answer of a local authority is kept in the log alone.',
    tried: 'Looks for `update` of Task in the capability statement, and for the right to it.',
    fix: 'Support `update` of `Task`, and grant `patient/Task.crus`.',
  }),
  line({
    key: 'written',
    ground: 'writing',
    severity: 'fail',
    title: 'A test set was written',
    unmet: 'Concerns will not reach the record.',
    tried: 'Writes one made-up concern, which says so in every text, the way the plan says.',
    fix: 'Answer what was sent as the specification asks; what came instead stands beside this line.',
  }),
  line({
    key: 'written-audit',
    requirement: 'A7-20',
    spec: spec.audit,
    ground: 'writing',
    severity: 'fail',
    title: 'Its audit was kept',
    unmet: 'A concern without its audit is not reported as saved.',
    tried: 'Sends an AuditEvent with the test set, in the same transaction where there is one.',
    fix: 'Take AuditEvent with `POST`, alone and in a transaction, or do not list `create` for it.',
  }),
  line({
    key: 'written-found',
    ground: 'writing',
    title: 'Every part of it is found again',
    unmet: 'After a lost answer Safelight cannot tell what is there.',
    tried: 'Searches for each part by its identifier or tag.',
    fix: 'Support the search by `identifier`, and by `_tag` for Provenance and AuditEvent.',
  }),
  line({
    key: 'written-once',
    spec: spec.conditionalCreate,
    ground: 'writing',
    title: 'Sent again, it is there once',
    unmet: 'A concern that is sent again after a lost answer may be there twice.',
    tried: 'Sends the same set again, and counts each part.',
    fix: 'Heed `If-None-Exist`, or let each part be found by its identifier.',
  }),
];

/** Whether one type of a concern can be created. */
export const createLine = (type: string): Line =>
  line({
    key: `create:${type}`,
    requirement: type === 'AuditEvent' ? 'A7-20' : 'A1-25',
    spec: type === 'AuditEvent' ? spec.audit : spec.create,
    title: `${type} can be created`,
    unmet:
      type === 'AuditEvent'
        ? 'The audit is kept in the log alone.'
        : 'A concern that needs it is written as one document, or to the log alone.',
    tried: 'Looks for `create` in the capability statement, and for the right to it in the granted scopes.',
    fix: `List \`create\` for \`${type}\` in the capability statement, and grant \`patient/${type}.crs\`.`,
  });
