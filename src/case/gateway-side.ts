import type { ApiFailure } from '../api/problem.ts';
import type { RedFlagsShown, SessionOpened } from '../api/sessions.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { Fetched, Unavailable } from '../domain/fetched.ts';
import type { Clinician } from '../domain/person.ts';
import { unreachable, type Result } from '../domain/result.ts';
import type { CaseContext } from './context.ts';
import type { CpisSide } from './cpis-side.ts';
import { notAsked } from './look-up.ts';
import type { NhsSide } from './nhs-side.ts';

/** The gateway's side of a case: its session, and what it keeps about this child. */
export interface GatewaySide {
  /** Ignored while it is opening or open. */
  readonly open: () => Promise<void>;
  readonly chooseSetting: (id: string) => Promise<Result<CareSetting, ApiFailure>>;
  readonly readConcerns: () => Promise<void>;
  /** A person signed in or out: reads what was refused for want of their rights. */
  readonly rightsChanged: () => Promise<void>;
}

/** Milliseconds after opening within which an ended session is not opened again by itself. */
const betweenOpeningsMs = 30_000;

/** Milliseconds for which red flags wait to be told what this role is shown. */
const flagsWaitMs = 6_000;

export function createGatewaySide(
  { store, session, api, now, pause, evaluate }: CaseContext,
  cpis: CpisSide,
  nhs: Pick<NhsSide, 'showOpened'>,
): GatewaySide {
  let opening = false;
  let openedAt = -Infinity;
  const kept = async <T>(
    answer: Promise<Result<readonly T[], ApiFailure>>,
  ): Promise<Fetched<readonly T[]>> => {
    const got = await answer;
    if (!got.ok) return { state: 'unavailable', why: unavailable(got.failure), asOf: now() };
    return got.value.length > 0
      ? { state: 'present', value: got.value, asOf: now() }
      : { state: 'none-recorded', asOf: now() };
  };
  const readTeamTold = async () => store.setState({ teamTold: await kept(api.teamTold()) });
  /** They name flags: not asked for where the role is shown none. */
  const readAcknowledgements = async (shown: RedFlagsShown) =>
    store.setState({
      acknowledgements: shown === 'none' ? { state: 'not-shared' } : await kept(api.acknowledgements()),
    });
  const readConcerns = async () => store.setState({ concerns: await kept(api.concerns()) });

  // Safety first: where nobody says what this role is shown, everything is. What was said once still holds.
  const showAllUnlessTold = () => {
    if (store.getState().flagsShown !== 'reading') return;
    store.setState({ flagsShown: 'all' });
    evaluate();
  };

  const away = (why: ApiFailure) => {
    const nothing = { state: 'unavailable', why: unavailable(why), asOf: now() } as const;
    store.setState((state) => ({
      gateway: { state: 'away', why },
      otherChecks: nothing,
      teamTold: nothing,
      acknowledgements: nothing,
      concerns: nothing,
      // What CP-IS answered earlier stays true; a look-up that was never made is said not to have been.
      ...(state.cpis.state === 'not-checked' ? { cpis: notAsked('gateway-away') } : {}),
    }));
    if (store.getState().flagsShown === 'reading') showAllUnlessTold();
    else evaluate();
  };

  const open = async () => {
    if (opening || store.getState().gateway.state === 'open') return;
    opening = true;
    openedAt = Date.parse(now());
    store.setState({ gateway: { state: 'opening' } });
    void pause(flagsWaitMs).then(showAllUnlessTold);
    await session.renew?.();
    const { patientId: patient, encounterId: encounter } = session;
    const opened = await api.openSession({
      ...session.credentials(),
      patient,
      ...(encounter === undefined ? {} : { encounter }),
    });
    opening = false;
    if (!opened.ok) {
      away(opened.failure);
      return;
    }
    const { rights, leads, settings, setting, nhsNumber, recordReplaced, nhsSignIn, redFlags } = opened.value;
    const clinician = clinicianOf(opened.value);
    store.setState({
      gateway: { state: 'open', clinician, rights, leads, settings, nhsNumber, recordReplaced },
      flagsShown: redFlags,
      ...(setting === undefined ? {} : { setting }),
    });
    nhs.showOpened(nhsSignIn);
    await Promise.all([
      cpis.readKept(),
      kept(api.otherChecks()).then((otherChecks) => store.setState({ otherChecks })),
      readTeamTold(),
      readAcknowledgements(redFlags),
      readConcerns(),
    ]);
  };

  // The gateway's session is shorter than a long visit. What was under way is not repeated; the next press works.
  api.whenEnded(() => {
    if (opening) return;
    away({ kind: 'session-ended' });
    if (Date.parse(now()) - openedAt > betweenOpeningsMs) void open();
  });

  return {
    open,
    readConcerns,
    rightsChanged: async () => {
      const { nhsSignIn, teamTold } = store.getState();
      if (nhsSignIn.state === 'signed-in' && teamTold.state === 'unavailable') await readTeamTold();
    },
    chooseSetting: async (id) => {
      const chosen = await api.chooseSetting(id);
      if (chosen.ok) {
        store.setState({ setting: chosen.value });
        cpis.settingChosen();
        evaluate();
      }
      return chosen;
    },
  };
}

function clinicianOf({ clinician }: SessionOpened): Clinician {
  const { reference, name, role, organisation } = clinician;
  return { reference, name, ...(role ? { role } : {}), ...(organisation ? { organisation } : {}) };
}

function unavailable(failure: ApiFailure): Unavailable {
  switch (failure.kind) {
    case 'unreachable':
      return { kind: 'no-answer' };
    case 'timed-out':
      return { kind: 'timed-out' };
    case 'session-ended':
      return { kind: 'session-ended' };
    case 'refused':
      return failure.status >= 500
        ? { kind: 'server-error', status: failure.status }
        : { kind: 'refused', status: failure.status };
    case 'odd-answer':
      return { kind: 'odd-answer', detail: 'the answer could not be read' };
    default:
      return unreachable(failure);
  }
}
