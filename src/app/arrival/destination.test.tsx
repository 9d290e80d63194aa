import { describe, expect, it } from 'vitest';
import type { Right } from '../../api/sessions.ts';
import type { GatewayState } from '../../case/case.ts';
import { destinationOf } from './destination.ts';
import { meantBy } from './intent.ts';

const opening: GatewayState = { state: 'opening' };
const away: GatewayState = { state: 'away', why: { kind: 'unreachable' } };
const open = (...rights: readonly Right[]): GatewayState => ({
  state: 'open',
  clinician: { reference: 'Practitioner/p1', name: 'Priya SAMPLE' },
  rights,
  settings: [],
  recordReplaced: false,
});
const lead = (intent: string | undefined, gateway: GatewayState, childRead = true) =>
  destinationOf(meantBy(intent), childRead, gateway);

describe('what a launch was made for', () => {
  it.each([undefined, 'safeguarding-check', 'order-lunch', '', 'constructor', '__proto__'])(
    '%s is the child, at once',
    (intent) => {
      expect(lead(intent, opening, false)).toEqual({ lead: 'stay' });
    },
  );

  it('opens the self-check whatever else is known', () => {
    expect(lead('self-check', opening, false)).toEqual({ lead: 'go', to: '/self-check' });
  });

  it.each<[string, GatewayState, boolean, object]>([
    ['record-concern', opening, true, { lead: 'wait' }],
    ['record-concern', open('record-concern'), false, { lead: 'wait' }],
    ['record-concern', open('record-concern'), true, { lead: 'go', to: '/concern' }],
    ['record-concern', away, true, { lead: 'go', to: '/concern' }],
    ['record-concern', open('acknowledge'), true, { lead: 'refused', what: 'concern', why: 'role' }],
    ['referrals', opening, true, { lead: 'wait' }],
    ['referrals', open('record-concern'), false, { lead: 'go', to: '/referrals' }],
    ['referrals', open(), true, { lead: 'refused', what: 'referrals', why: 'role' }],
    ['registers', open('read-registers'), true, { lead: 'go', to: '/register' }],
    ['registers', away, true, { lead: 'refused', what: 'register', why: 'away' }],
    ['configure-rules', open('read-rules'), true, { lead: 'go', to: '/rules' }],
    ['configure-rules', open('record-concern'), true, { lead: 'refused', what: 'rules', why: 'role' }],
  ])('%s with %j leads %j', (intent, gateway, childRead, destination) => {
    expect(lead(intent, gateway, childRead)).toEqual(destination);
  });
});
