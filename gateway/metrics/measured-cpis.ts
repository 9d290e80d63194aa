import type { Logger } from 'pino';
import type { CpisPort } from '../cpis/port.ts';
import type { Figures } from './figures.ts';

/**
 * The port, counted and logged: that CP-IS was asked and whether it answered, never what. The line ties the look-up's id,
 * which CP-IS is sent as its trace id and the ledger has, to the trace of the request.
 */
export function measuredCpis(
  port: CpisPort,
  adapter: string,
  { figures, log }: { readonly figures: Figures; readonly log: Logger },
): CpisPort {
  return {
    async lookUp(request) {
      const began = performance.now();
      const told = (outcome: 'answered' | 'could-not-check'): void => {
        const ms = performance.now() - began;
        figures.lookUp({ adapter, kind: request.kind, outcome, seconds: ms / 1000 });
        log.info({ lookUp: request.traceId, adapter, outcome, ms: Math.round(ms) }, 'CP-IS asked');
      };
      try {
        const answer = await port.lookUp(request);
        told(answer.outcome === 'could-not-check' ? 'could-not-check' : 'answered');
        return answer;
      } catch (error) {
        told('could-not-check');
        throw error;
      }
    },
  };
}
