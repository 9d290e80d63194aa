import type { Called } from '../../text/names.ts';
import { useCalled, useForm } from './use-concern.ts';

const baby: Called = { name: 'the baby', they: 'they', their: 'their', are: 'are' };

/** Whom the concern is about, as sentences speak of them: the child on screen, or the baby whom the mother expects. */
export function useSubject(): Called {
  const called = useCalled();
  return useForm().about === 'unborn-child' ? baby : called;
}
