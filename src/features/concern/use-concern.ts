import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import type { Concern } from '../../domain/concern.ts';
import type { WritePlan } from '../../fhir/write/write-plan.ts';
import type { Called } from '../../text/names.ts';
import { useNow, type Clock } from '../../ui/use-now.ts';
import type { ConcernForm } from './form.ts';
import { calledOf, planOf, settingOf } from './setting.ts';
import type { ConcernFormStore, ConcernState } from './store.ts';
import type { FormSetting } from './form-setting.ts';

/** The form and the case, for every piece of the screen. */
export interface Concerning {
  readonly form: ConcernFormStore;
  readonly store: StoreApi<CaseStore>;
  readonly clock: Clock;
  readonly newId: () => string;
}

export const ConcernContext = createContext<Concerning | null>(null);

export function useConcerning(): Concerning {
  const context = useContext(ConcernContext);
  if (context === null) throw new Error('ConcernScreen gives the form to its pieces.');
  return context;
}

/** One part of the form's state. */
export function useConcern<T>(select: (state: ConcernState) => T): T {
  return useStore(useConcerning().form, select);
}

/** One field of what is typed, and how to change the form. */
export const useForm = (): ConcernForm => useConcern((state) => state.form);
export const useChange = (): ConcernState['change'] => useConcern((state) => state.change);

/** The fix beside a field, once Send has been pressed. */
export function useFix(field: string): string | undefined {
  return useConcern((state) => state.errors.find((error) => error.field === field)?.message);
}

export function useCase<T>(select: (state: CaseStore) => T): T {
  return useStore(useConcerning().store, select);
}

/** The minute, and how sentences speak of the child. */
export const useMinute = (): number => useNow(useConcerning().clock, 30_000);

export function useCalled(): Called {
  const now = useMinute();
  const child = useCase((state) => state.child);
  return useMemo(() => calledOf({ child }, now), [child, now]);
}

export function useSetting(): FormSetting {
  const state = useCase((all) => all);
  const form = useForm();
  const details = useConcern((all) => all.details);
  const offers = useConcern((all) => all.offers);
  const now = useMinute();
  return useMemo(() => settingOf(state, form, { details, offers }, now), [state, form, details, offers, now]);
}

/** How this concern would be written to the record. */
export function usePlan(concern: Concern): WritePlan {
  const state = useCase((all) => all);
  const offers = useConcern((all) => all.offers);
  const { decision } = concern;
  const toSign = decision.share && decision.route === 'record-system-to-sign';
  return planOf(state, { shared: decision.share, marks: concern.marks.length > 0, toSign }, offers);
}
