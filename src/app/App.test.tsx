import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Right } from '../api/sessions.ts';
import { caseStore } from '../test/case-fixture.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

beforeEach(() => history.replaceState(null, '', '/?state=0123456789abcdef0123456789abcdef'));

it('opens the concern in an address that says nothing about the child', async () => {
  render(<App store={caseStore()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Record a concern' }));
  expect(
    await screen.findByRole('heading', { level: 1, name: /Record a concern/ }, { timeout: 15_000 }),
  ).toBeTruthy();
  expect(location.href).toMatch(/\/\?state=0123456789abcdef0123456789abcdef#\/concern$/);
});

it('keeps the screen and says so when the record system has signed the person out', () => {
  const store = caseStore();
  render(<App store={store} />);
  act(() => store.setState({ ended: true }));
  expect(screen.getByText(/signed you out/)).toBeTruthy();
  expect(screen.getByText(/TESTCHILD/)).toBeTruthy();
});

it('is a launch that failed when the session ended before anything was read', async () => {
  const why = { kind: 'session-ended' } as const;
  render(
    <App
      store={caseStore({ ended: true, child: { state: 'unavailable', why, asOf: '2026-11-20T10:44:00Z' } })}
    />,
  );
  const heading = await screen.findByRole('heading', { level: 1 }, { timeout: 15_000 });
  expect(heading.textContent).toBe('Your sign-in has ended');
});

it('shows a plain screen without a person when drawing fails', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = () => {
    throw new Error('TESTCHILD, Amara');
  };
  render(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Do not take it as “nothing found”');
  expect(document.body.textContent).not.toContain('TESTCHILD');
});

describe('the alert rules beside a child', () => {
  const reader = (rights: readonly Right[]) => {
    const { gateway } = caseStore().getState();
    if (gateway.state !== 'open') throw new Error('The fixture is open');
    return caseStore({ gateway: { ...gateway, rights } });
  };
  const childsHeading = () => screen.queryByRole('heading', { level: 1, name: /Amara/ });

  it('are in the menu of a person who may read them, and in an address that names nobody', async () => {
    render(<App store={reader(['read-rules'])} />);
    await userEvent.click(screen.getByRole('button', { name: 'Safelight menu' }));
    const item = await screen.findByRole('menuitem', { name: 'Alert rules' }, { timeout: 15_000 });
    expect(item.getAttribute('href')).toBe('#/rules');
  });

  it('have the referrals and the register beside them, for those who may see them', async () => {
    render(<App store={reader(['record-concern', 'read-registers'])} />);
    await userEvent.click(screen.getByRole('button', { name: 'Safelight menu' }));
    const item = await screen.findByRole('menuitem', { name: 'Referrals' }, { timeout: 15_000 });
    expect(item.getAttribute('href')).toBe('#/referrals');
    expect(screen.getByRole('menuitem', { name: 'Register' }).getAttribute('href')).toBe('#/register');
    expect(screen.queryByRole('menuitem', { name: 'Alert rules' })).toBeNull();
  });

  it('are not in the menu of anybody else', async () => {
    render(<App store={reader(['acknowledge'])} />);
    await userEvent.click(screen.getByRole('button', { name: 'Safelight menu' }));
    await screen.findByRole('menuitem', { name: 'Close' }, { timeout: 15_000 });
    expect(screen.queryByRole('menuitem', { name: 'Alert rules' })).toBeNull();
  });

  it.each(['#/rules', '#/rules/new', '#/code-sets/x', '#/figures'])(
    'take the place of the child at %s',
    (at) => {
      history.replaceState(null, '', `/${at}`);
      render(<App store={reader(['read-rules'])} />);
      expect(childsHeading()).toBeNull();
    },
  );

  it.each([
    ['#/referrals', ['record-concern'] as const, 'Referrals'],
    ['#/register', ['read-registers'] as const, 'Register'],
  ])('have beside them what is at %s', async (at, rights, title) => {
    history.replaceState(null, '', `/${at}`);
    render(<App store={reader(rights)} />);
    expect(await screen.findByRole('heading', { level: 1, name: title }, { timeout: 15_000 })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Back to/ })).toBeTruthy();
    expect(childsHeading()).toBeNull();
  });

  it('give way to the child where the person may not read them', () => {
    history.replaceState(null, '', '/#/rules');
    render(<App store={reader([])} />);
    expect(childsHeading()).toBeTruthy();
  });

  it('stay where they are while the gateway session is opened again', () => {
    history.replaceState(null, '', '/#/rules');
    const store = reader(['read-rules']);
    render(<App store={store} />);
    act(() => store.setState({ gateway: { state: 'away', why: { kind: 'session-ended' } } }));
    expect(childsHeading()).toBeNull();
  });
});
