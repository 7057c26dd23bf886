import type { AuxiliaryEntity, EmployeeFacts } from './facts';
import { localFault } from './fault-table';
import type { LocalFault } from './local-fault';
import type { Dismissal } from './person-draft';

/** What of a bond keeps the person from being sent: structure that is not there, a dismissal without its type. */
export function bondFaults(
  bond: EmployeeFacts,
  dismissal: Dismissal,
  knows: (entity: AuxiliaryEntity, code: string) => boolean,
): LocalFault[] {
  return [
    ...(['department', 'unit', 'job'] as const).flatMap((entity) => {
      const code = bond[entity];
      if (code === null) return [localFault(`${entity}-missing`, { detail: 'o vínculo não diz' })];
      if (knows(entity, code)) return [];
      return [localFault(`${entity}-missing`, { detail: code, heldFor: [{ entity, key: code }] })];
    }),
    ...(bond.admission === null ? [localFault('admission-missing')] : []),
    ...(dismissal.missing === undefined
      ? []
      : [localFault('dismissal-type-unknown', { detail: dismissal.missing })]),
  ];
}
