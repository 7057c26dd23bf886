import type { DeskRequest } from '@ponte/clients/service-desk';
import type { TaskFailure } from '@ponte/messaging';
import { SealError, type Sealer } from '@ponte/platform';
import { openPerson } from '../../hire/open-person';
import type { Person } from '../../hire/person';
import type { DeskCall } from '../task-kinds';

/**
 * What the desk is told, with CPF and name opened for this one call; a failure as a value if they cannot be. What is
 * returned must not be stored or logged.
 */
export function deskRequest(sealer: Sealer, call: DeskCall): DeskRequest | TaskFailure {
  let person: Person;
  try {
    person = openPerson(sealer, call.candidate, call);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { class: 'permanent', reason: `the candidate cannot be opened: ${error.message}` };
  }
  if (person.cpf === null || person.name === null)
    return {
      class: 'permanent',
      reason: `the candidate has no CPF or no name: ${person.faults.join(', ')}`,
    };
  const { role, workplace, department, branch, hiringType, startsOn, dueOn, items } = call.wanted;
  const said = Object.entries({ role, workplace, department, branch, hiringType, startsOn, dueOn });
  return {
    reference: call.reference,
    cpf: person.cpf,
    name: person.name,
    ...Object.fromEntries(said.filter(([, value]) => value !== null)),
    items,
  };
}
