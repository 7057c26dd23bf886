import type { PersonFields } from '../config/fields.config';
import type { RulesConfig } from '../config/rules.config';
import type { PersonFacts, PersonField } from './facts';
import { isObject, ItemReader, NO_OBJECT } from './item-reader';
import { personCode } from './person-code';
import type { ReadItem } from './read-fault';

/** An item of the list of persons. */
export function readPerson(
  item: unknown,
  fields: PersonFields,
  rules: Pick<RulesConfig, 'integrationId'>,
): ReadItem<PersonFacts> {
  if (!isObject(item)) return { ok: false, faults: [NO_OBJECT] };
  const reader = new ItemReader<PersonField>(item);
  const code = reader.key(fields.code, 'o código da pessoa', 5009);
  const facts = {
    name: reader.text('name', fields.name),
    socialName: reader.text('socialName', fields.socialName),
    email: reader.text('email', fields.email),
    cpf: reader.text('cpf', fields.cpf),
    unread: reader.unread,
  };
  const { faults } = reader;
  return code === undefined
    ? { ok: false, faults }
    : { ok: true, facts: { code: personCode(code, rules), ...facts }, faults };
}
