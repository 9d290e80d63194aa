import { beforeEach, expect, it } from 'vitest';
import { pageConfig } from '../test/config-fixture.ts';
import { readLaunchConfig, readPageConfig } from './read-page-config.ts';

beforeEach(() => document.body.replaceChildren());

function embed(id: string, text: string) {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.id = id;
  script.textContent = text;
  document.body.append(script);
}

it('reads what the gateway wrote in', () => {
  embed('safelight-page', JSON.stringify(pageConfig));
  expect(readPageConfig(document)).toEqual({ ok: true, value: pageConfig });
});

it.each([
  ['', 'safelight-launch'],
  ['not json', 'safelight-launch'],
  ['[]', 'safelight-launch'],
  ['{}', 'safelight-launch.issuers'],
  ['{"issuers":[{"id":"a","name":"A"}]}', 'safelight-launch.issuers[0].iss'],
])('names the setting that is wrong in %s', (text, path) => {
  embed('safelight-launch', text);
  expect(readLaunchConfig(document)).toMatchObject({ ok: false, failure: { path } });
});

it('does not do without its element', () => {
  expect(readPageConfig(document)).toMatchObject({ ok: false, failure: { path: 'safelight-page' } });
});
