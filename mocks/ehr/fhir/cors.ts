/** Cross-origin headers (SMART 2.2, "Considerations for CORS Support"). */
const exposed = 'ETag, Last-Modified, Location, Retry-After, WWW-Authenticate';

export type CorsHeaders = Readonly<Record<string, string>>;

/** For what anybody may read: discovery and the CapabilityStatement. */
export const openCors: CorsHeaders = { 'access-control-allow-origin': '*' };

/** For records: the registered app's origin alone. */
export function appCors(request: Request, appOrigin: string): CorsHeaders {
  const origin = request.headers.get('origin');
  return origin === appOrigin
    ? { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed, vary: 'Origin' }
    : { vary: 'Origin' };
}

/** The answer to a preflight. `reading`: nothing is allowed but what a search or a read needs. */
export function preflight(request: Request, cors: CorsHeaders, reading = false): Response {
  const asked = request.headers.get('access-control-request-headers');
  const headers = reading && asked !== null ? 'accept, authorization' : asked;
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'access-control-allow-methods': reading ? 'GET' : 'GET, POST, PUT, PATCH, DELETE',
      'access-control-max-age': '600',
      ...(headers === null ? {} : { 'access-control-allow-headers': headers }),
    },
  });
}
