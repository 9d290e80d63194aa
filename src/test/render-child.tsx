import { render } from '@testing-library/react';
import type { CaseStore } from '../case/case.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import { ChildScreen } from '../features/child/ChildScreen.tsx';
import { NOW, caseStore } from './case-fixture.ts';

const now = () => NOW;

/** Draws the child screen over a case at the moment at which every fixture stands. */
export function renderChild(
  changes: Partial<CaseStore> = {},
  setting?: CareSetting | 'not-known',
  onRecordConcern: () => void = () => undefined,
) {
  const store = caseStore(changes, setting);
  return { store, ...render(<ChildScreen store={store} onRecordConcern={onRecordConcern} clock={now} />) };
}
