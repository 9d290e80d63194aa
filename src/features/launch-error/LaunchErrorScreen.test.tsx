import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { LaunchFailure } from '../../launch/session.ts';
import { launchWords } from '../../text/launch.ts';
import { LaunchErrorScreen } from './LaunchErrorScreen.tsx';

const failures: { readonly [K in LaunchFailure['kind']]: Extract<LaunchFailure, { kind: K }> } = {
  'opened-directly': { kind: 'opened-directly' },
  'launch-parameters-missing': { kind: 'launch-parameters-missing', missing: ['launch'] },
  'unknown-issuer': { kind: 'unknown-issuer', iss: 'https://fhir.unknown.example/r4' },
  'configuration-wrong': { kind: 'configuration-wrong', path: 'safelight-page.site', fix: 'Give an object.' },
  'discovery-failed': { kind: 'discovery-failed', iss: 'https://ehr.example/fhir', detail: '503' },
  'pkce-not-offered': { kind: 'pkce-not-offered', iss: 'https://ehr.example/fhir' },
  'sign-in-refused': { kind: 'sign-in-refused', error: 'access_denied', description: 'Cancelled' },
  'state-lost': { kind: 'state-lost' },
  'token-refused': { kind: 'token-refused', detail: '400 Bad Request: invalid_grant' },
  'token-unreachable': { kind: 'token-unreachable' },
  'no-patient': { kind: 'no-patient' },
  'storage-blocked': { kind: 'storage-blocked' },
  'unknown-tenant': { kind: 'unknown-tenant', iss: 'https://ehr.example/fhir', tenant: 'elsewhere' },
  'session-ended': { kind: 'session-ended' },
  'frame-sandboxed': { kind: 'frame-sandboxed' },
  'came-back': { kind: 'came-back' },
};

describe.each(Object.values(failures))('$kind', (failure) => {
  it('is named, says what to do and what did not happen, and gives its code', () => {
    render(<LaunchErrorScreen failure={failure} />);
    const words = launchWords[failure.kind];
    expect(screen.getByRole('heading', { level: 1 })).toHaveProperty('textContent', words.title);
    const alert = screen.getByRole('alert').textContent;
    for (const said of [words.said, words.assured, words.todo, words.code, '999'])
      expect(alert).toContain(said);
    expect(alert).not.toMatch(/FHIR|HTTP|token|OAuth|PKCE|patient/i);
  });
});

it('gives each failure a code of its own', () => {
  const codes = Object.values(launchWords).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

it('keeps the particulars for the IT team folded away, as text and never as markup', () => {
  const iss = 'https://evil.example/<img src=x>';
  render(<LaunchErrorScreen failure={{ kind: 'unknown-issuer', iss }} />);
  expect(screen.getByText(iss).closest('details')).toHaveProperty('open', false);
  expect(document.querySelector('img')).toBeNull();
});

it('copies the code for IT', async () => {
  const user = userEvent.setup();
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  render(<LaunchErrorScreen failure={failures['state-lost']} />);
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(write).toHaveBeenCalledWith(expect.stringContaining('Safelight L-108'));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
});
