import { describe, expect, it } from 'vitest';
import { pageConfig } from '../../../test/config-fixture.ts';
import { listedAs, routeOf, waysOffered } from './routes.ts';

const authorities = pageConfig.authorities.authorities.map((one) =>
  one.name === 'Leeds City Council'
    ? { ...one, routes: ['within-record-system' as const, 'secure-email' as const] }
    : one,
);
const leeds = { kind: 'social-care', authority: 'Leeds', named: 'cpis', phones: {} } as const;

describe('how it reaches them', () => {
  it('is the usual way of the authority, by whichever name CP-IS calls it', () => {
    expect(listedAs('Leeds', authorities)?.name).toBe('Leeds City Council');
    expect(routeOf(undefined, leeds, authorities, 'within-record-system')).toBe('within-record-system');
  });

  it('is not writing to a record that takes no referral', () => {
    expect(waysOffered(undefined)).not.toContain('within-record-system');
    expect(routeOf(undefined, leeds, authorities, undefined)).toBe('secure-email');
    expect(routeOf('within-record-system', leeds, authorities, undefined)).toBeUndefined();
  });

  it('is a draft to sign where the record system takes only that', () => {
    expect(waysOffered('record-system-to-sign')).not.toContain('within-record-system');
    expect(routeOf(undefined, leeds, authorities, 'record-system-to-sign')).toBe('record-system-to-sign');
    expect(routeOf('within-record-system', leeds, authorities, 'record-system-to-sign')).toBeUndefined();
  });

  it.each([
    [{ ...leeds, authority: 'Sheffield City Council' }],
    [{ ...leeds, authority: 'Nowhere' }],
    [{ kind: 'adult-services', authority: 'Leeds City Council' }],
    [{ kind: 'named-nurse', name: 'J. DUMMY' }],
    [undefined],
  ] as const)('is nobody’s guess for %j', (first) => {
    expect(routeOf(undefined, first, authorities, 'within-record-system')).toBeUndefined();
    expect(routeOf('telephone', first, authorities, 'within-record-system')).toBe('telephone');
  });
});
