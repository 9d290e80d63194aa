import type { Context } from 'hono';
import type * as v from 'valibot';
import type { OpenConcern, OpenedConcern, OpeningReason } from '../../src/api/concern-log.ts';
import { readAudit } from '../../src/domain/audit/read-audit.ts';
import type { Purpose } from '../../src/domain/audit/codes.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import type { StoredVersion } from '../store/concern-versions.ts';
import { together } from '../store/together.ts';
import { aboutChild } from './about.ts';
import { askingIn, noteRefused, reachConcern } from './reach-concern.ts';
import { followOne } from './standing.ts';

type Why = v.InferOutput<typeof OpenConcern>;
type Opened = v.InferOutput<typeof OpenedConcern>;

const purposes: Readonly<Record<v.InferOutput<typeof OpeningReason>, Purpose>> = {
  'caring-for-child': 'TREAT',
  supervision: 'HCOMPL',
  'referral-follow-up': 'TREAT',
  'court-or-review': 'HCOMPL',
  audit: 'HCOMPL',
  other: 'HCOMPL',
};

const reasonNeeded = refusal(400, 'reason-needed', 'Say why you open it: you did not write it yourself.', {
  field: 'reason',
  fix: 'Choose a reason. It is kept with your name.',
});
const wordsNeeded = refusal(400, 'reason-needed', 'Say in words why you open it.', {
  field: 'words',
  fix: 'Write one line. It is kept with your name.',
});

/** The whole concern, for those who need to know it. That it was opened, and why, is in the ledger before it is given. */
export async function openConcern(
  deps: Deps,
  c: Context<Env>,
  id: string,
  why: Why,
): Promise<Result<Opened, Refusal>> {
  const what = 'Safeguarding concern opened';
  const reached = await reachConcern(deps, c, id, { what, for: 'need-to-know' });
  if (!reached.ok) return reached;
  const { logged, as } = reached.value;
  const missing = missingIn(why, as === 'author');
  if (missing !== undefined) {
    await noteRefused(deps, c, what, missing, logged, { as });
    return fail(missing);
  }
  const asking = askingIn(c);
  const tenant = asking.session.tenant.id;
  return together(deps.store.db, async (tx) => {
    const followed = await followOne(deps, tx, tenant, logged);
    const versions = await deps.store.concernVersions.list(tx, tenant, logged.id);
    await append(
      tx,
      tenant,
      readAudit({
        ...aboutChild(deps, asking, logged.copy.patient, {
          purpose: why.reason === undefined ? 'TREAT' : purposes[why.reason],
          on: 'read',
        }),
        what,
        reference: logged.reference,
        details: {
          concern: logged.id,
          as,
          reason: why.reason ?? 'author',
          // A register shows it to whoever asks why; it is about the opening, not about the child.
          because: why.words,
          version: String(logged.version),
        },
      }),
    );
    return succeed<Opened>({
      id: logged.id,
      reference: logged.reference,
      child: whoIs(logged, asking.session),
      ...teamOf(deps, logged),
      inRecord: logged.inRecord,
      versions: versions.map(versionOf),
      happenings: [...followed.happenings],
      mayAmend: true,
      ...(logged.keptUntil === undefined ? {} : { keptUntil: logged.keptUntil }),
      stage: followed.standing.stage,
      clocks: [...followed.standing.clocks],
    });
  });
}

function missingIn({ reason, words }: Why, isAuthor: boolean): Refusal | undefined {
  if (reason === undefined) return isAuthor ? undefined : reasonNeeded;
  return reason === 'other' && words === undefined ? wordsNeeded : undefined;
}

const versionOf = ({ number, copy, at }: StoredVersion): Opened['versions'][number] => ({
  number,
  at: at.toISOString(),
  by: copy.by,
  ...(copy.role === undefined ? {} : { role: copy.role }),
  ...(copy.why === undefined ? {} : { why: copy.why }),
  changed: copy.changed,
  concern: copy.concern,
});

/** Old copies do not say whom they are about: then the child on screen is asked, whose concern it is. */
function whoIs({ copy }: LoggedConcern, session: ReturnType<typeof askingIn>['session']): Opened['child'] {
  const { name, birthDate, nhsNumber } = copy.child ?? {};
  const onScreen = 'patientId' in session ? session.name : undefined;
  return {
    name: name ?? onScreen ?? 'Name not kept',
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(nhsNumber === undefined ? {} : { nhsNumber }),
  };
}

/** Title of the care setting whose team it is. */
export function teamOf(
  { config }: Pick<Deps, 'config'>,
  { setting }: { readonly setting?: string },
): { readonly team?: string } {
  const title = config.careSettings.settings.find(({ id }) => id === setting)?.title;
  return title === undefined ? {} : { team: title };
}
