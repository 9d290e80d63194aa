import { describe, expect, it } from 'vitest';
import { closeOfNextWorkingDay } from '../../../domain/calendar/working-day.ts';
import { NOW } from '../../../test/case-fixture.ts';
import { asLondonInput, fgmDuty } from './fgm.ts';
import { londonInput } from './to-decision.ts';

describe('the duty to tell the police of FGM', () => {
  it.each([
    [{ gender: 'female', birthDate: '2012-05-01' }, [], 'possible'],
    [{ gender: 'female', birthDate: '2012-05-01' }, ['fgm'], 'likely'],
    [{ gender: 'male', birthDate: '2012-05-01' }, ['fgm'], 'no'],
    [{ gender: 'female', birthDate: '2008-11-20' }, ['fgm'], 'no'],
    [{ gender: 'female', birthDate: '2008-11-21' }, ['fgm'], 'likely'],
    [{ gender: 'female', birthDate: '2008' }, [], 'possible'],
    [{ birthDate: '2012-05-01' }, [], 'possible'],
    [{ gender: 'female' }, [], 'possible'],
  ] as const)('of %j, harms %j: %s', (child, harms, duty) => {
    expect(fgmDuty(child, harms, [], NOW)).toBe(duty);
  });

  it('ends with the next working day, also when it was learned on a Saturday night before a bank holiday', () => {
    expect(closeOfNextWorkingDay('2026-08-29T22:30:00Z').at).toBe('2026-09-01T16:00:00.000Z');
  });

  it('takes and gives times as a clock in London shows them', () => {
    const summer = Date.parse('2026-07-01T09:30:00Z');
    expect(asLondonInput(summer)).toBe('2026-07-01T10:30');
    expect(londonInput('2026-07-01T10:30')).toBe('2026-07-01T09:30:00.000Z');
    expect(londonInput('')).toBeUndefined();
  });
});
