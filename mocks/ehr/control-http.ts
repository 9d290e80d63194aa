import * as v from 'valibot';
import { ehrUsers } from './users.ts';
import type { EhrControl } from './control.ts';
import { Fault } from './faults/fault.ts';

const Launch = v.object({
  user: v.picklist(ehrUsers.map(({ id }) => id)),
  patient: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
  options: v.exactOptional(
    v.strictObject({
      needPatientBanner: v.exactOptional(v.boolean()),
      intent: v.exactOptional(v.string()),
      withheldScopes: v.exactOptional(v.array(v.string())),
      styleUrl: v.exactOptional(v.string()),
      tenant: v.exactOptional(v.string()),
      fhirContext: v.exactOptional(v.array(v.unknown())),
      hubTopic: v.exactOptional(v.string()),
      messagingHandle: v.exactOptional(v.string()),
      appContext: v.exactOptional(v.string()),
      tokenSeconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      noEncounter: v.exactOptional(v.boolean()),
      noPatient: v.exactOptional(v.boolean()),
      noRefresh: v.exactOptional(v.boolean()),
    }),
  ),
});

const Token = v.object({
  user: v.picklist(['parent', ...ehrUsers.map(({ id }) => id)]),
  patient: v.exactOptional(v.string()),
  encounter: v.exactOptional(v.string()),
  scope: v.string(),
});

const text = v.exactOptional(v.string());
const Happening = v.object({
  topic: v.string(),
  event: v.string(),
  patient: text,
  encounter: text,
  timestamp: text,
  id: text,
});

const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

async function read<S extends v.GenericSchema>(
  request: Request,
  schema: S,
  act: (value: v.InferOutput<S>) => unknown,
): Promise<Response> {
  const text = await request.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return json({ error: 'The body is not JSON.' }, 400);
  }
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) return json({ error: v.summarize(parsed.issues) }, 400);
  return json(act(parsed.output) ?? {});
}

/** The control over HTTP, below `/control`. Loopback only: it is a switchboard, not a service. */
export async function answerControl(request: Request, control: EhrControl): Promise<Response> {
  const url = new URL(request.url);
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /control/launch':
      return read(request, Launch, (launch) => control.launch(launch));
    case 'POST /control/token':
      return read(request, Token, (mint) => ({ token: control.mintToken(mint) }));
    case 'POST /control/faults':
      return read(request, Fault, (fault) => control.setFault(fault));
    case 'DELETE /control/faults':
      control.clearFaults();
      return json({});
    case 'POST /control/reset':
      control.reset();
      return json({});
    case 'POST /control/hub':
      return read(request, Happening, (happening) => control.hub.publish(happening));
    case 'GET /control/hub':
      return json(control.hub.seen(url.searchParams.get('topic') ?? ''));
    case 'POST /control/hub/away':
      return read(request, v.object({ away: v.boolean() }), ({ away }) => control.hub.setAway(away));
    case 'GET /control/resources':
      return json(control.resources(url.searchParams.get('patient') ?? ''));
    case 'GET /control/requests':
      return json(control.requests());
    default:
      return json({ error: 'No such control.' }, 404);
  }
}
