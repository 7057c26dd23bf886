import { localFault } from './fault-table';
import type { LocalFault } from './local-fault';
import type { StructureRecord } from './records';

/** A unit's, department's or job's record, or the codes (5017, 5018) with which Feedz would refuse it. */
export type StructureVerdict =
  | { readonly ok: true; readonly record: StructureRecord }
  | { readonly ok: false; readonly faults: readonly LocalFault[] };

/** @param name as `structureNames` gives it */
export function checkStructure(code: string, name: string | null): StructureVerdict {
  const faults: LocalFault[] = [];
  if (code.trim() === '') faults.push(localFault('structure-id-missing'));
  if (name === null || name.trim() === '') faults.push(localFault('structure-name-missing'));
  return name === null || faults.length > 0
    ? { ok: false, faults }
    : { ok: true, record: { integrationId: code, name } };
}
