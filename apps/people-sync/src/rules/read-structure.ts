import type { SituationFields, StructureFields } from '../config/fields.config';
import type { AuxiliaryEntity, StructureFacts, StructureField } from './facts';
import { isObject, ItemReader, NO_OBJECT } from './item-reader';
import type { ReadItem } from './read-fault';

const CODES = {
  unit: 'o código do estabelecimento',
  department: 'o código da unidade de lotação',
  job: 'o código do cargo',
};

/** An item of the lists of units, departments and jobs. */
export function readStructure(
  entity: AuxiliaryEntity,
  item: unknown,
  fields: StructureFields,
): ReadItem<StructureFacts> {
  if (!isObject(item)) return { ok: false, faults: [NO_OBJECT] };
  const reader = new ItemReader<StructureField>(item);
  const code = reader.key(fields.code, CODES[entity], 5017);
  const name = reader.text('name', fields.name);
  const { faults } = reader;
  if (code === undefined) return { ok: false, faults };
  const facts = { entity, code, name, initiative: null, justCause: null };
  return { ok: true, facts, faults };
}

/** An item of the list of situations: what a dismissal's type follows from. */
export function readSituation(item: unknown, fields: SituationFields): ReadItem<StructureFacts> {
  if (!isObject(item)) return { ok: false, faults: [NO_OBJECT] };
  const reader = new ItemReader<StructureField>(item);
  const code = reader.key(fields.code, 'o código da situação', null);
  const facts = {
    name: reader.text('name', fields.name),
    initiative: reader.word('initiative', fields.initiative),
    justCause: reader.flag('justCause', fields.justCause),
  };
  const { faults } = reader;
  if (code === undefined) return { ok: false, faults };
  return { ok: true, facts: { entity: 'situation', code, ...facts }, faults };
}
