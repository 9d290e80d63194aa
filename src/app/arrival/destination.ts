import type { GatewayState } from '../../case/case.ts';
import { partsFor, type DeskPart } from '../../desk/desk-parts.ts';
import type { Meant } from './intent.ts';

/** Where a launch leads, once that can be told. */
export type Destination =
  | { readonly lead: 'wait' | 'stay' }
  /** An address within the app, after `#`. */
  | { readonly lead: 'go'; readonly to: string }
  /** It stays where it is, and says so. `away`: nobody can say now whether this person may. */
  | { readonly lead: 'refused'; readonly what: 'concern' | DeskPart; readonly why: 'role' | 'away' };

const to = (address: string): Destination => ({ lead: 'go', to: address });

/**
 * Where a launch on a child leads. `childRead`: whether the child is known or is known not to be. A concern may be recorded
 * while the gateway is away, as by its own button; of the desk's parts the gateway alone knows who may see them.
 */
export function destinationOf(meant: Meant, childRead: boolean, gateway: GatewayState): Destination {
  switch (meant.screen) {
    case 'first':
      return { lead: 'stay' };
    case 'self-check':
      return to('/self-check');
    case 'concern':
      if (!childRead || gateway.state === 'opening') return { lead: 'wait' };
      return gateway.state === 'away' || gateway.rights.includes('record-concern')
        ? to('/concern')
        : { lead: 'refused', what: 'concern', why: 'role' };
    case 'desk': {
      const { part } = meant;
      if (gateway.state === 'opening') return { lead: 'wait' };
      if (gateway.state === 'away') return { lead: 'refused', what: part, why: 'away' };
      return partsFor(gateway, true).includes(part)
        ? to(`/${part}`)
        : { lead: 'refused', what: part, why: 'role' };
    }
  }
}
