import { http, type HttpHandler } from 'msw';

/** A server of the pretend world that is a function: the record system or the NHS. */
export interface WorldMember {
  readonly origin: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

/**
 * msw handlers that hand every request for an origin to its function, as they are for `setupWorker` in a page and
 * `setupServer` in Node. The pretend record system itself stays in Node: its FHIR side reads R4's definitions, some
 * 40 MB, from disk. In a page, give these handlers a function of your own, or talk to a running sandbox.
 */
export const worldHandlers = (...members: readonly WorldMember[]): HttpHandler[] =>
  members.map(({ origin, fetch }) => http.all(`${origin}/*`, ({ request }) => fetch(request)));
