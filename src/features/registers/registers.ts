import { createContext, useContext } from 'react';
import type { RegistersApi } from '../../api/registers.ts';

export const RegistersContext = createContext<RegistersApi | null>(null);

/** What the screens of the register ask. */
export function useRegisters(): RegistersApi {
  const api = useContext(RegistersContext);
  if (api === null) throw new Error('RegistersDesk gives the register to its screens.');
  return api;
}
