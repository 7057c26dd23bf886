import type { EndpointName } from '../config/datasul.config';
import type { ProfileConfig } from '../config/profile.config';
import type { EmployeeFacts, PersonFacts, ReadEntity, StructureFacts } from './facts';
import { readEmployee } from './read-employee';
import type { ReadItem } from './read-fault';
import { readPerson } from './read-person';
import { readSituation, readStructure } from './read-structure';

/** What the items of each list are. */
export const ENTITY_OF = {
  situations: 'situation',
  units: 'unit',
  departments: 'department',
  jobs: 'job',
  persons: 'person',
  employees: 'employee',
} as const satisfies Record<EndpointName, ReadEntity>;

/** What an item of a list is read to. */
export type FactsOf<Name extends EndpointName> = Name extends 'persons'
  ? PersonFacts
  : Name extends 'employees'
    ? EmployeeFacts
    : StructureFacts;

/** Any item of a profile's lists. */
export function readItem<Name extends EndpointName>(
  name: Name,
  item: unknown,
  profile: Pick<ProfileConfig, 'datasul' | 'rules'>,
): ReadItem<FactsOf<Name>>;
export function readItem(
  name: EndpointName,
  item: unknown,
  { datasul, rules }: Pick<ProfileConfig, 'datasul' | 'rules'>,
): ReadItem<PersonFacts | EmployeeFacts | StructureFacts> {
  const { endpoints } = datasul;
  if (name === 'persons') return readPerson(item, endpoints.persons.fields, rules);
  if (name === 'employees') return readEmployee(item, endpoints.employees.fields, rules);
  if (name === 'situations') return readSituation(item, endpoints.situations.fields);
  return readStructure(ENTITY_OF[name], item, endpoints[name].fields);
}
