import { Hono, type Context } from 'hono';
import { clockOf, type World } from '../world.ts';
import { withOauthFault } from '../oauth-faults.ts';
import type { FaultName } from '../switches.ts';
import { checkAuthorize } from './authorize.ts';
import type { Checking } from './client-authentication.ts';
import { openidConfiguration } from './discovery.ts';
import { refusedPage, style, whoPage } from './page.ts';
import { answerSignIn } from './sign-in.ts';
import { cis2Paths, newSecret, type Asked } from './state.ts';
import { answerRevocation, answerToken, answerUserinfo } from './token.ts';

/**
 * The pretend CIS2: an OpenID provider for people, with the code flow alone. Its clock is that of the pretend NHS, so that
 * a test moves both; oidc-provider, which the pretend record system uses, reads the machine's.
 */
export function cis2Routes(world: World): Hono {
  const { cis2 } = world;
  const app = new Hono();
  app.get(cis2Paths.discovery, (c) => c.json(openidConfiguration(world.origin)));
  app.get(cis2Paths.jwks, async (c) => c.json({ keys: [(await cis2.signingKey()).jwk] }));
  app.get(cis2Paths.style, (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get(cis2Paths.authorize, (c) => {
    const asked = checkAuthorize(cis2, new URL(c.req.url).searchParams, world.now());
    if (!asked.ok)
      return asked.failure.at === 'page'
        ? html(c, refusedPage(asked.failure.words), 400)
        : c.redirect(asked.failure.url);
    const ticket = newSecret();
    cis2.asked.set(ticket, asked.value);
    return html(c, whoPage(ticket), 200, asked.value);
  });
  app.post(cis2Paths.signIn, async (c) => {
    const form = await formOf(c);
    const asked = cis2.asked.get(form.get('ticket') ?? '');
    const answer = answerSignIn(cis2, form, world.now());
    return 'url' in answer ? c.redirect(answer.url, 303) : html(c, answer.page, answer.status, asked);
  });
  const checking = (fault?: FaultName): Checking => ({
    at: clockOf(world, fault),
    now: world.now(),
    keysGone: fault === 'expired-key',
    fetch: world.fetch,
  });
  app.post(cis2Paths.token, (c) =>
    withOauthFault(world, c, 'cis2-token', async (fault) =>
      answerToken(cis2, await formOf(c), checking(fault)),
    ),
  );
  app.get(cis2Paths.userinfo, (c) =>
    withOauthFault(world, c, 'cis2-userinfo', () =>
      Promise.resolve(answerUserinfo(cis2, c.req.header('Authorization') ?? '', world.now())),
    ),
  );
  app.post(cis2Paths.revoke, async (c) => answerRevocation(cis2, await formOf(c), checking()));
  return app;
}

const formOf = async (c: Context): Promise<URLSearchParams> => new URLSearchParams(await c.req.raw.text());

/** No script and no frame; the form may only lead back to the application that asked. */
function html(c: Context, page: string, status: 200 | 400, asked?: Asked): Response {
  const back = asked === undefined ? '' : ` ${new URL(asked.redirectUri).origin}`;
  return c.html(page, status, {
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src data:; form-action 'self'${back}; frame-ancestors 'none'; base-uri 'none'`,
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
}
