import { describe, expect, it } from 'vitest';
import { amara, check, plan } from '../../../test/case-fixture.ts';
import { pageConfig } from '../../../test/config-fixture.ts';
import { shortAuthority, socialCareChoices, socialCareOf } from './recipients.ts';

const { authorities } = pageConfig.authorities;
const notChecked = { state: 'not-checked' } as const;

describe('which local authority', () => {
  it('is the one that CP-IS names, before the home address', () => {
    const choices = socialCareChoices(
      {
        state: 'found',
        plans: [{ ...plan, authority: 'Leeds City Council' }],
        history: { state: 'not-offered' },
        check,
      },
      amara,
      authorities,
    );
    expect(socialCareOf({}, choices)).toMatchObject({ authority: 'Leeds City Council', named: 'cpis' });
  });

  it('is nobody until somebody chooses, when neither CP-IS nor the address names one', () => {
    const away = { ...amara, address: { lines: [], nation: 'not-known' as const } };
    const choices = socialCareChoices(notChecked, away, authorities);
    expect(socialCareOf({}, choices)).toBeUndefined();
    expect(socialCareOf({ authority: 'Leeds City Council' }, choices)?.named).toBe('chosen');
    expect(socialCareOf({ authority: '' }, choices)).toBeUndefined();
  });

  it('is called by its place', () => {
    expect(shortAuthority('Sheffield City Council')).toBe('Sheffield');
    expect(shortAuthority('London Borough of Camden')).toBe('Camden');
  });
});
