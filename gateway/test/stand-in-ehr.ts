import { Hono } from 'hono';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

const origin = 'http://localhost:4999';
export const iss = `${origin}/fhir`;
const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';
const statusUrl = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus';

/** An EHR just large enough to open sessions on: it signs id_tokens and holds a few resources. */
export interface StandInEhr {
  readonly fetch: typeof fetch;
  readonly resources: Map<string, unknown>;
  readonly idToken: (
    claims?: JWTPayload,
    made?: { expiresIn?: string; key?: 'own' | 'foreign' },
  ) => Promise<string>;
  readonly asked: string[];
  /** What introspection answers of a token; none is offered while it is undefined. Read at each discovery. */
  introspect?: ((request: Request) => Promise<Response> | Response) | undefined;
}

/** `ehrOrigin`: where it is listened to, when it is. */
export async function standInEhr(now: () => Date, ehrOrigin = origin): Promise<StandInEhr> {
  const iss = `${ehrOrigin}/fhir`;
  const own = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const resources = new Map<string, unknown>(Object.entries(children()));
  const asked: string[] = [];
  const app = new Hono();
  app.get('/fhir/.well-known/smart-configuration', (c) =>
    c.json({
      jwks_uri: `${ehrOrigin}/auth/jwks`,
      ...(ehr.introspect === undefined ? {} : { introspection_endpoint: `${ehrOrigin}/auth/introspect` }),
    }),
  );
  app.post('/auth/introspect', async (c) => (await ehr.introspect?.(c.req.raw)) ?? c.notFound());
  app.get('/auth/jwks', (c) => c.json({ keys: [jwk] }));
  app.get('/fhir/PractitionerRole', (c) =>
    c.json({
      resourceType: 'Bundle',
      entry: [{ resource: resources.get(`roles of ${c.req.query('practitioner') ?? ''}`) }],
    }),
  );
  app.get('/fhir/:type/:id', (c) => {
    const found = resources.get(`${c.req.param('type')}/${c.req.param('id')}`);
    if (found === 'moved') return c.redirect('http://elsewhere.example/');
    return found === undefined || c.req.header('authorization') !== 'Bearer access-1'
      ? c.json({ resourceType: 'OperationOutcome' }, 403)
      : c.json(found);
  });
  const ehr: StandInEhr = {
    resources,
    asked,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push(request.url);
      return app.fetch(request);
    },
    idToken: (claims = {}, { expiresIn = '5m', key = 'own' } = {}) =>
      new SignJWT({ fhirUser: `${iss}/Practitioner/nurse`, nonce: 'n1', ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setSubject('user-1')
        .setIssuer(claims.iss ?? iss)
        .setAudience(claims.aud ?? 'safelight')
        .setIssuedAt(now())
        .setExpirationTime(new Date(now().getTime() + (expiresIn === '5m' ? 300_000 : -300_000)))
        .sign(key === 'own' ? own.privateKey : foreign.privateKey),
  };
  return ehr;
}

const numberOf = (value: string, status = '01') => ({
  system: nhsNumberSystem,
  value,
  extension: [{ url: statusUrl, valueCodeableConcept: { coding: [{ code: status }] } }],
});

const roleOf = (practitioner: string, code: string) => ({
  resourceType: 'PractitionerRole',
  practitioner: { reference: practitioner },
  organization: { display: 'Testshire Trust' },
  code: [{ coding: [{ code }] }],
});

const children = (): Record<string, unknown> => ({
  'Patient/child-1': { resourceType: 'Patient', id: 'child-1', identifier: [numberOf('9990000018')] },
  'Patient/child-2': { resourceType: 'Patient', id: 'child-2', identifier: [numberOf('9990000026')] },
  'Patient/traced': { resourceType: 'Patient', id: 'traced', identifier: [numberOf('9990000018', '02')] },
  'Patient/swapped': { resourceType: 'Patient', id: 'child-2' },
  'Patient/moved': 'moved',
  'Encounter/e1': {
    resourceType: 'Encounter',
    id: 'e1',
    class: { code: 'EMER' },
    subject: { reference: 'Patient/child-1' },
  },
  'Encounter/e2': { resourceType: 'Encounter', id: 'e2', subject: { reference: 'Patient/child-2' } },
  'Practitioner/nurse': {
    resourceType: 'Practitioner',
    id: 'nurse',
    name: [{ given: ['Ash'], family: 'Sample' }],
  },
  'Practitioner/clerk': { resourceType: 'Practitioner', id: 'clerk', name: [{ text: 'Kit Dummy' }] },
  'roles of Practitioner/nurse': roleOf('Practitioner/nurse', 'nurse'),
});
