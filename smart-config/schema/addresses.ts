import * as v from 'valibot';

/** `https`, or `http` on this machine only: a token is never sent in clear over a network. */
export const SecureUrl = v.pipe(
  v.string(),
  v.url('Give a full address, e.g. "https://ehr.example/fhir".'),
  v.check((url) => {
    // What is no address at all is refused above.
    if (!URL.canParse(url)) return true;
    const { protocol, hostname } = new URL(url);
    return (
      protocol === 'https:' ||
      (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    );
  }, 'Use https. http is accepted for localhost only.'),
);

export const Origin = v.pipe(
  SecureUrl,
  v.check(
    (url) => !URL.canParse(url) || new URL(url).origin === url,
    'Give an origin only: scheme, host and port, without a path or a last slash.',
  ),
);

/** The origin of a hub: `https` where it is subscribed to, `wss` where it is listened to. */
export const HubOrigin = v.pipe(
  v.string(),
  v.regex(
    /^(https|wss):\/\/[^/?#@\s]+$|^(http|ws):\/\/(localhost|127\.0\.0\.1)(:\d+)?$/,
    'Give an origin, e.g. "wss://hub.ehr.example". http and ws are accepted for localhost only.',
  ),
);

export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and hyphens.'),
);
