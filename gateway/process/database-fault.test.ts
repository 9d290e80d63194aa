import { describe, expect, it } from 'vitest';
import { databaseFault } from './database-fault.ts';

const failed = (code: string, message: string): Error => Object.assign(new Error(message), { code });

describe('a database that cannot be opened', () => {
  it.each([
    ['28P01', 'password authentication failed for user "safelight_app"', 'user and password in DATABASE_URL'],
    ['3D000', 'database "safelight" does not exist', 'Make that database'],
    ['42501', 'permission denied for schema public', 'the user that owns the tables'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND db.invalid', 'Correct the host and port'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'sslrootcert=/path/ca.pem'],
    ['ERR_INVALID_URL', 'Invalid URL', '# %23'],
    ['XX000', 'something else', 'See DATABASE_URL, SAFELIGHT_DATA and SAFELIGHT_KEY.'],
  ])('says what to do: %s', (code, message, fix) => {
    const fault = databaseFault(failed(code, message));
    expect(fault.wrong).toContain(message);
    expect(fault.fix).toContain(fix);
  });

  it('gives the code where the driver has no words', () => {
    const fault = databaseFault(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }));
    expect(fault).toEqual({
      file: 'database',
      wrong: 'It could not be opened (ECONNREFUSED).',
      fix: 'Correct the host and port in DATABASE_URL, or start the server.',
    });
  });
});
