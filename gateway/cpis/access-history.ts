import * as v from 'valibot';
import type { Access, CouldNotCheckReason } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { wholeAnswer, type Entry } from './bundle.ts';
import { instantOf } from './plan-parts.ts';
import { resolve } from './references.ts';
import { Reference, subjectOf } from './subject.ts';
import { tidyText } from './tidy-text.ts';

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

/** Clocks differ, and one an hour off in summer is no lie. */
const AHEAD_MS = 2 * 3_600_000;

/**
 * Reads who looked before, newest first. CP-IS sends at most 25; a list that is longer is kept, one with a look in the
 * future is not a history.
 */
export function accessesIn(
  body: unknown,
  asked: NhsNumber,
  now: Date,
): Result<readonly Access[], CouldNotCheckReason> {
  const whole = wholeAnswer(body, asked, 'AuditEvent', ['PractitionerRole']);
  if (!whole.ok) return whole;
  if (whole.value.state === 'empty') return succeed([]);
  const accesses: Access[] = [];
  for (const { resource } of whole.value.main) {
    const access = accessIn(resource, whole.value.included, asked);
    if (!access.ok) return access;
    if (Date.parse(access.value.at) > now.getTime() + AHEAD_MS) return fail('odd-answer');
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
  // A date alone is not a time somebody looked at.
  const at = event.success ? instantOf(event.output.recorded) : undefined;
  if (!event.success || at === undefined) return fail('odd-answer');
  const agentsOf = (code: string) =>
    event.output.agent.filter(({ type }) => type?.coding.some((coding) => coding.code === code));
  const children = agentsOf('PAT').map(({ who }) => (who ? subjectOf(who, asked) : 'not-said'));
  if (children.includes('another')) return fail('wrong-child');
  if (children.length === 0 || children.includes('not-said')) return fail('odd-answer');
  const [viewer, second] = agentsOf('ASSIGNED');
  const said = viewer?.who ? viewerOf(viewer.who, roles) : {};
  return second || !said ? fail('odd-answer') : succeed({ at: new Date(at).toISOString(), ...said });
}

type Viewer = Omit<Access, 'at'>;

/** A viewer may be a person or a device; what is not said is left out. Undefined when a part of it is no plain text. */
function viewerOf(viewer: Reference, roles: readonly Entry[]): Viewer | undefined {
  const found = resolve(viewer.reference, roles);
  const role = found && v.safeParse(PractitionerRole, found.resource);
  if (role && !role.success) return undefined;
  const { practitioner, organization, code = [] } = role?.output ?? {};
  const jobs = code.flatMap(({ coding, text }) => [text, ...coding.map(({ display }) => display)]);
  const parts = {
    name: practitioner?.display ?? viewer.display,
    role: jobs.find((display) => display !== undefined),
    organisation: organization?.display,
  };
  const said: Record<string, string> = {};
  for (const [part, text] of Object.entries(parts)) {
    const tidy = tidyText(text ?? '');
    if (tidy === undefined) return undefined;
    if (tidy !== '') said[part] = tidy;
  }
  return said;
}
