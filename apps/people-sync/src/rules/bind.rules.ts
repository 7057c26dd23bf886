import type { EmployeeFacts } from './facts';
import { localFault } from './fault-table';
import type { LocalFault } from './local-fault';
import type { BindRecord } from './records';

export type BindVerdict =
  | { readonly kind: 'bind'; readonly record: BindRecord }
  /** The bond names no leader: nothing is bound. */
  | { readonly kind: 'none' }
  | { readonly kind: 'faults'; readonly faults: readonly LocalFault[] };

/**
 * The leader of a person, by the bond that was chosen for it.
 * @param knows whether a person of this code is among those of Datasul
 */
export function bindOf(
  { personCode, manager, unread }: Pick<EmployeeFacts, 'personCode' | 'manager' | 'unread'>,
  knows: (personCode: string) => boolean,
): BindVerdict {
  if (unread.includes('manager'))
    return { kind: 'faults', faults: [localFault('unread-field', { detail: 'gestor' })] };
  if (manager === null) return { kind: 'none' };
  if (manager === personCode) return { kind: 'faults', faults: [localFault('own-manager')] };
  if (!knows(manager)) {
    const heldFor = [{ entity: 'person' as const, key: manager }];
    return { kind: 'faults', faults: [localFault('manager-missing', { heldFor })] };
  }
  return {
    kind: 'bind',
    record: { personIntegrationId: personCode, managerIntegrationId: manager },
  };
}
