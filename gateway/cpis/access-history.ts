import * as v from 'valibot';
import type { Access, CouldNotCheckReason } from '../../src/domain/cpis.ts';
import { whenOf } from '../../src/domain/calendar/partial-date.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { wholeAnswer, type Entry } from './bundle.ts';
import { resolve } from './references.ts';
import { Reference, subjectOf } from './subject.ts';

const Coding = v.object({ code: v.optional(v.string()), display: v.optional(v.string()) });
const Concept = v.object({ coding: v.optional(v.array(Coding), []), text: v.optional(v.string()) });

/** `requestor` is not read: the published example writes it as text. `type` has no code there. */
const AuditEvent = v.object({
  recorded: v.string(),
  agent: v.array(v.object({ type: v.optional(Concept), who: v.optional(Reference) })),
});

const PractitionerRole = v.object({
  practitioner: v.optional(Reference),
  organization: v.optional(Reference),
  code: v.optional(v.array(Concept), []),
});

/** Reads who looked before, newest first. CP-IS sends at most 25; whatever it sends is kept. */
export function accessesIn(body: unknown, asked: NhsNumber): Result<readonly Access[], CouldNotCheckReason> {
  const whole = wholeAnswer(body, asked, 'AuditEvent', ['PractitionerRole']);
  if (!whole.ok) return whole;
  if (whole.value.state === 'empty') return succeed([]);
  const accesses: Access[] = [];
  for (const { resource } of whole.value.main) {
    const access = accessIn(resource, whole.value.included, asked);
    if (!access.ok) return access;
    accesses.push(access.value);
  }
  return succeed(accesses.toSorted((a, b) => b.at.localeCompare(a.at)));
}

function accessIn(
  resource: Entry['resource'],
  roles: readonly Entry[],
  asked: NhsNumber,
): Result<Access, CouldNotCheckReason> {
  const event = v.safeParse(AuditEvent, resource);
  const when = event.success ? whenOf(event.output.recorded) : undefined;
  // A date alone is not a time somebody looked at.
  if (!event.success || !when || when.from !== when.to) return fail('odd-answer');
  const agentOf = (code: string) =>
    event.output.agent.find(({ type }) => type?.coding.some((coding) => coding.code === code))?.who;
  const child = agentOf('PAT');
  const about = child ? subjectOf(child, asked) : 'not-said';
  if (about !== 'asked') return fail(about === 'another' ? 'wrong-child' : 'odd-answer');
  const viewer = agentOf('ASSIGNED');
  return succeed({ at: new Date(when.from).toISOString(), ...(viewer && viewerOf(viewer, roles)) });
}

/** A viewer may be a person or a device; what is not said is left out. */
function viewerOf(viewer: Reference, roles: readonly Entry[]): Omit<Access, 'at'> {
  const found = resolve(viewer.reference, roles);
  const role = found && v.safeParse(PractitionerRole, found.resource);
  if (!role?.success) return named('name', viewer.display);
  const job = role.output.code.flatMap(({ coding, text }) => [text, ...coding.map(({ display }) => display)]);
  return {
    ...named('name', role.output.practitioner?.display ?? viewer.display),
    ...named(
      'role',
      job.find((display) => display !== undefined),
    ),
    ...named('organisation', role.output.organization?.display),
  };
}

const named = (part: 'name' | 'role' | 'organisation', text: string | undefined): Omit<Access, 'at'> => {
  const tidy = (text ?? '').replace(/\s+/g, ' ').trim();
  return tidy === '' ? {} : { [part]: tidy };
};
