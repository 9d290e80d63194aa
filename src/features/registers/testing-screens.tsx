import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { succeed } from '../../domain/result.ts';
import { RegistersDesk } from './RegistersDesk.tsx';
import { pageOf, registersDesk, sixLines, type Answers } from './testing-registers.ts';

export const search = 'POST /register/search';
/** A register of six lines, all on the first page. */
export const six: Answers = { [search]: () => succeed(pageOf(sixLines)) };

/** The screens at an address, as a page or as a panel; `asked` is what was asked, in order. */
export function showRegister(answers: Answers, { at = '#/register', wide = true } = {}) {
  if (wide)
    vi.stubGlobal('matchMedia', () => ({
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
  window.location.hash = at;
  const asked: string[] = [];
  return { asked, ...render(<RegistersDesk desk={registersDesk(answers, asked)} />) };
}

/** Files that the browser is handed from now on. */
export function filesKept() {
  const kept: { name: string; readonly type: string; readonly text: () => Promise<string> }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const last = kept.at(-1);
    if (last !== undefined) last.name = this.download;
  });
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) kept.push({ name: '', type: blob.type, text: () => blob.text() });
    return 'blob:kept';
  };
  URL.revokeObjectURL = () => undefined;
  return kept;
}
