import type { Instant } from '../../../domain/fetched.ts';
import { useCase } from '../use-case.ts';

/** When the oldest part of the record that is on screen was read whole; undefined when none was. */
export function useReadAt(): Instant | undefined {
  const parts = useCase((state) => state.parts);
  return parts
    .flatMap(({ read }) => (read.state === 'present' || read.state === 'none-recorded' ? [read.asOf] : []))
    .sort()[0];
}
