import type { Context } from 'hono';
import { Hono } from 'hono';
import { parseNhsNumber, type NhsNumber } from '../../src/domain/nhs-number.ts';
import { auditEvents, careTeams } from './cpis-fhir.ts';
import { damage } from './damage.ts';
import { enterRead } from './looks.ts';
import { refusals, refuse } from './outcome.ts';
import { CPIS_FLAG, flagWithDetail, topLevelFlags } from './patient-flags.ts';
import { NHS_NUMBER } from './plans.ts';
import type { Endpoint } from './switches.ts';
import { readerOf, viewerOf, type Viewer } from './reader.ts';
import { refusedUnread, send } from './transport.ts';
import { clockOf, type World } from './world.ts';

type Build = (world: World, nhsNumber: NhsNumber) => fhir4.Bundle;

/** Both published shapes of CP-IS. */
export function cpisRoutes(world: World): Hono {
  const app = new Hono();
  app.get('/cpis/FHIR/R4/CareTeam', (c) => standAlone(world, c, 'care-team', careTeams));
  app.get('/cpis/FHIR/R4/AuditEvent', (c) => standAlone(world, c, 'audit-event', auditEvents));
  for (const path of ['PatientFlag', 'Flag'])
    app.get(`/patient-flags-api/FHIR/R4/${path}`, (c) => patientFlags(world, c));
  return app;
}

/** CareTeam and AuditEvent: an omitted care-setting header means unscheduled. */
function standAlone(world: World, c: Context, endpoint: Endpoint, build: Build): Promise<Response> {
  const asked = c.req.query('patient:identifier');
  const text = asked?.startsWith(`${NHS_NUMBER}|`) ? asked.slice(NHS_NUMBER.length + 1) : undefined;
  const unscheduled = c.req.header('IsUnscheduledAccessEvent');
  const tells = unscheduled !== 'false';
  return answerRead(world, c, { endpoint, text, build, tells }, (viewer, nhsNumber, traceId) => {
    if (!traceId || !['true', 'false', undefined].includes(unscheduled))
      return refuse(refusals.invalidHeader);
    enterRead(world, { viewer, nhsNumber, traceId, ...(!tells && { silent: 'scheduled' }) });
    return undefined;
  });
}

/** Patient Flags: no published read of it tells anybody, so none does here. */
function patientFlags(world: World, c: Context): Promise<Response> {
  const code = c.req.query('code');
  const endpoint = code === undefined ? 'flags' : 'flag-detail';
  const build = code === undefined ? topLevelFlags : flagWithDetail;
  const read = { endpoint, text: c.req.query('patient'), build, tells: false } as const;
  return answerRead(world, c, read, (viewer, nhsNumber, traceId) => {
    if (code !== undefined && code !== CPIS_FLAG) return refuse(refusals.noSuchFlag);
    enterRead(world, {
      viewer,
      nhsNumber,
      traceId: traceId ?? c.req.header('X-Request-ID') ?? crypto.randomUUID(),
      silent: 'patient-flags',
    });
    return undefined;
  });
}

interface ReadAsked {
  readonly endpoint: Endpoint;
  /** The NHS number, as sent. */
  readonly text: string | undefined;
  readonly build: Build;
  /** Whether this read tells the local authority. */
  readonly tells: boolean;
}

type Enter = (viewer: Viewer, nhsNumber: NhsNumber, traceId: string | undefined) => Response | undefined;

async function answerRead(
  world: World,
  c: Context,
  { endpoint, text, build, tells }: ReadAsked,
  enter: Enter,
): Promise<Response> {
  const traceId = c.req.header('TraceID');
  const unscheduled = c.req.header('IsUnscheduledAccessEvent');
  world.calls.push({
    at: world.now().toISOString(),
    endpoint,
    ...(text !== undefined && { nhsNumber: text }),
    ...(traceId !== undefined && { traceId }),
    ...(unscheduled !== undefined && { unscheduled }),
  });
  const fault = world.faultOn(endpoint, text);
  const early = refusedUnread(fault);
  if (early) return early;
  const reader = readerOf(world, c.req.raw, clockOf(world, fault?.name));
  if (!reader.ok) return refuse(reader.failure);
  const viewer = viewerOf(reader.value, c.req.header('NHSD-Session-URID'), tells);
  if (!viewer.ok) return refuse(viewer.failure);
  const nhsNumber = text === undefined ? undefined : parseNhsNumber(text);
  if (nhsNumber === undefined) return refuse(refusals.invalidNumber);
  const refused = enter(viewer.value, nhsNumber, traceId);
  if (refused) return refused;
  const bundle = build(world, nhsNumber);
  const ofFlags = endpoint === 'flags' || endpoint === 'flag-detail';
  const sent = fault ? damage(bundle, fault.name, nhsNumber, ofFlags) : bundle;
  return send(sent, fault, (ms) => world.hold(ms, c.req.raw.signal));
}
