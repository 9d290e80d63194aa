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

/** A FHIR base: what is asked for is put behind it. */
export const FhirBase = v.pipe(
  SecureUrl,
  v.check((url) => !/[?#]/.test(url), 'Give a FHIR base, without ? and #.'),
  v.check(
    (url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '',
    'Give it without a user and a password.',
  ),
);

export const Origin = v.pipe(
  SecureUrl,
  v.check(
    // It is written into the page's policy: one place, spelt out, and nothing that ends the line.
    (url) => !URL.canParse(url) || (new URL(url).origin === url && /^https?:\/\/[\w.[\]:-]+$/.test(url)),
    'Give an origin only: scheme, host and port, without a path, a last slash or a *.',
  ),
);

/** The origin of a hub: `https` where it is subscribed to, `wss` where it is listened to. */
export const HubOrigin = v.pipe(
  v.string(),
  v.regex(
    /^(https|wss):\/\/[A-Za-z0-9.[\]:_-]+$|^(http|ws):\/\/(localhost|127\.0\.0\.1)(:\d+)?$/,
    'Give an origin, e.g. "wss://hub.ehr.example". http and ws are accepted for localhost only.',
  ),
);

export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and hyphens.'),
);
