import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import type { Problem } from '../../../api/problem.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { Export } from './Export.tsx';
import { TakingScreen } from './TakingScreen.tsx';

const show = (what: 'taking' | 'export' | 'export-one', api: Partial<RuleBookApi>) => {
  render(
    <DeskContext value={deskWith(api)}>
      {what === 'taking' ? (
        <TakingScreen />
      ) : (
        <Export {...(what === 'export' ? {} : { rule: 'bruise-ear' })} />
      )}
    </DeskContext>,
  );
  return userEvent.setup();
};
const own = { safelight: 'rules', rules: [{ id: 'bruise-ear' }, { id: 'new-one' }], children: [] };
const refused = (problems: Problem['problems']) =>
  fail({
    kind: 'refused' as const,
    status: 422,
    problem: { code: 'rule-not-sound', message: 'The rules cannot be taken in.', problems },
  });
const paste = async (user: ReturnType<typeof userEvent.setup>, text: string) => {
  await user.click(screen.getByLabelText('Or paste what is in it'));
  await user.paste(text);
};
const take = (user: ReturnType<typeof userEvent.setup>) =>
  user.click(screen.getByRole('button', { name: 'Take in the rules' }));

afterEach(() => vi.restoreAllMocks());

describe('taking in a file', () => {
  it('sends what it holds, as it is, and says what each rule became', async () => {
    const sent = vi.fn<RuleBookApi['take']>(() =>
      Promise.resolve(
        succeed({
          rules: [
            { id: 'bruise-ear', number: 1, as: 'unchanged' as const },
            { id: 'new-one', number: 1, as: 'draft' as const },
          ],
        }),
      ),
    );
    const user = show('taking', { take: sent });
    await user.upload(
      screen.getByLabelText('Choose a file'),
      new File([JSON.stringify(own)], 'rules.json', { type: 'application/json' }),
    );
    expect(await screen.findByText('It holds 2 rules.')).toBeTruthy();
    await take(user);
    expect(sent).toHaveBeenCalledExactlyOnceWith(own);
    const said = await screen.findByText('1 rule was taken in as a draft. 1 is here already, word for word.');
    expect(document.activeElement).toBe(said);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'bruise-ear is version 1 here already',
      'new-one became version 1, a draft',
    ]);
    expect(screen.getByRole('link', { name: 'new-one' }).getAttribute('href')).toBe('#/rules/new-one');
  });

  it.each([
    ['{ "safelight": "rules"', /cannot be read as a file of rules/],
    ['[1, 2]', /This is no file of rules/],
    ['{ "resourceType": "Patient" }', /This is no file of rules/],
    ['{ "resourceType": "Bundle" }', /There is no rule in it/],
  ])('sends nothing of %s, and says so at once', async (text, words) => {
    const sent = vi.fn(() => Promise.resolve(succeed({ rules: [] })));
    const user = show('taking', { take: sent });
    await paste(user, text);
    const field = screen.getByLabelText('Or paste what is in it');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(words);
    await take(user);
    expect(sent).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field);
  });

  it('asks for a file when there is none', async () => {
    const user = show('taking', {});
    await take(user);
    expect(screen.getByText('Choose a file, or paste what is in it.')).toBeTruthy();
  });

  it('says what is wrong by rule and by part of it, and that nothing was taken', async () => {
    const user = show('taking', {
      take: () =>
        Promise.resolve(
          refused([
            { path: 'rules[1].when.events.kind', message: 'There is no such kind.', fix: 'Choose one.' },
            { path: 'rules[1].advice', message: 'It is missing.', fix: 'Say it in words.' },
            { path: 'children[0].events', message: 'It is no list.', fix: 'Give a list.' },
          ]),
        ),
    });
    await paste(user, JSON.stringify(own));
    await take(user);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Nothing was taken in.');
    const [rule, file] = within(alert).getAllByRole('list')[0]?.children ?? [];
    expect(rule?.textContent).toBe(
      'Rule 2, new-oneWhat it looks for: There is no such kind. Choose one.What to do: It is missing. Say it in words.',
    );
    expect(file?.textContent).toBe('The fileIt is no list. Give a list.');
  });

  it('keeps what was pasted when nobody answers', async () => {
    const user = show('taking', { take: () => Promise.resolve(fail({ kind: 'timed-out' })) });
    await paste(user, JSON.stringify(own));
    await take(user);
    expect((await screen.findByRole('alert')).textContent).toContain('took too long');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Or paste what is in it').value).toBe(
      JSON.stringify(own),
    );
  });
});

describe('handing out rules', () => {
  /** The files that the browser was given, by name. */
  function files() {
    const given: { readonly name: string; readonly blob: Blob }[] = [];
    let last = new Blob();
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => {
          last = blob;
          return 'blob:here';
        },
        revokeObjectURL: () => undefined,
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      given.push({ name: this.download, blob: last });
    });
    return given;
  }

  it.each([
    ['export', /^As a Safelight file/, ['json', undefined], 'safelight-rules-2026-11-20.json'],
    ['export', /^As a FHIR file/, ['plan-definition', undefined], 'safelight-rules-2026-11-20.fhir.json'],
    ['export-one', /^As a Safelight file/, ['json', 'bruise-ear'], 'safelight-bruise-ear-2026-11-20.json'],
  ] as const)('%s gives the browser what the gateway answered: %s', async (what, button, asked, name) => {
    const given = files();
    const exported = vi.fn<RuleBookApi['exported']>(() => Promise.resolve(succeed({ rules: ['as it is'] })));
    const user = show(what, { exported });
    await user.click(screen.getByRole('button', { name: button }));
    expect(await screen.findByText(`The file ${name} was handed to your browser.`)).toBeTruthy();
    expect(exported).toHaveBeenCalledExactlyOnceWith(...asked);
    expect(given.map((file) => file.name)).toEqual([name]);
    expect(JSON.parse((await given[0]?.blob.text()) ?? '')).toEqual({ rules: ['as it is'] });
  });

  it('says when there is no file to be had', async () => {
    const given = files();
    const user = show('export', { exported: () => Promise.resolve(fail({ kind: 'odd-answer' })) });
    await user.click(screen.getByRole('button', { name: /^As a Safelight/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('Tell your IT team');
    expect(given).toEqual([]);
  });
});
