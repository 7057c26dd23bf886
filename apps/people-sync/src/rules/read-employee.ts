import type { EmployeeFields } from '../config/fields.config';
import type { RulesConfig } from '../config/rules.config';
import type { EmployeeFacts, EmployeeField } from './facts';
import { isObject, ItemReader, NO_OBJECT } from './item-reader';
import { personCode } from './person-code';
import type { ReadItem } from './read-fault';

/** An item of the list of employees: one bond of a person. */
export function readEmployee(
  item: unknown,
  fields: EmployeeFields,
  rules: Pick<RulesConfig, 'integrationId'>,
): ReadItem<EmployeeFacts> {
  if (!isObject(item)) return { ok: false, faults: [NO_OBJECT] };
  const reader = new ItemReader<EmployeeField>(item);
  const empresa = reader.key(fields.empresa, 'o código da empresa', null);
  const estabelecimento = reader.key(fields.estabelecimento, 'o estabelecimento', null);
  const matricula = reader.key(fields.matricula, 'a matrícula', null);
  const code = reader.key(fields.personCode, 'o código da pessoa', 5009);
  const manager = reader.code('manager', fields.manager);
  const facts = {
    unit: reader.code('unit', fields.unit),
    department: reader.code('department', fields.department),
    job: reader.code('job', fields.job),
    situation: reader.code('situation', fields.situation),
    admission: reader.day('admission', fields.admission),
    dismissal: reader.day('dismissal', fields.dismissal),
    manager: manager === null ? null : personCode(manager, rules),
    unread: reader.unread,
  };
  const { faults } = reader;
  if (!empresa || !estabelecimento || !matricula || !code) return { ok: false, faults };
  const key = { empresa, estabelecimento, matricula, personCode: personCode(code, rules) };
  return { ok: true, facts: { ...key, ...facts }, faults };
}
