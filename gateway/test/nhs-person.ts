import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import { fail, succeed } from '../../src/domain/result.ts';
import type { NhsSignIns, NhsUser } from '../nhs-auth/nhs-sign-ins.ts';

type NotReady = Extract<
  CouldNotCheckReason,
  'nhs-sign-in-needed' | 'nhs-sign-in-ended' | 'sign-in-refused' | 'no-answer' | 'timed-out'
>;

/** A person at the NHS for every session: signed in, or not for a reason. Counts how often a token was asked for. */
export interface StandInNhs extends NhsSignIns {
  person: NhsUser | NotReady;
  asked: number;
  /** Tokens that CP-IS did not take. */
  readonly notTakenTokens: string[];
}

export const nhsNurse: NhsUser = {
  accessToken: 'nhs-token-1',
  roleId: '555021935107',
  userId: '555021900001',
  name: 'Kit Dummy',
  role: 'Nurse manager',
  rights: ['look-up-unscheduled'],
};

export function standInNhs(): StandInNhs {
  const nhs: StandInNhs = {
    person: nhsNurse,
    asked: 0,
    notTakenTokens: [],
    notTaken: (_, accessToken) => {
      nhs.notTakenTokens.push(accessToken);
      return Promise.resolve();
    },
    ready: () => {
      nhs.asked += 1;
      return Promise.resolve(typeof nhs.person === 'string' ? fail(nhs.person) : succeed(nhs.person));
    },
    status: () => {
      const { person } = nhs;
      if (typeof person === 'string') return Promise.resolve({ state: 'signed-out' });
      const rights = person.rights.flatMap((right) =>
        right === 'look-up-unscheduled' || right === 'look-up-scheduled' ? [right] : [],
      );
      return Promise.resolve({
        state: 'signed-in',
        name: person.name,
        role: { id: person.roleId, title: person.role, rights },
        others: false,
        until: '2026-11-20T12:00:00.000Z',
      });
    },
  };
  return nhs;
}
