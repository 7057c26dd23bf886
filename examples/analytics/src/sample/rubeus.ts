import type { Chance } from './chance.ts';
import {
  iso,
  SAMPLE_FROM,
  SAMPLE_UNTIL,
  type SampleRecord,
  sampleRecord,
} from './sample-record.ts';

const SOURCE = 'vestibular';
const KINDS = [
  'contato',
  'evento',
  'evento',
  'evento',
  'registro-de-processo',
  'registro-de-processo',
  'atividade',
];
const EVENT_TYPES = [
  'Inscrição iniciada',
  'Inscrição iniciada',
  'Prova agendada',
  'Convocado',
  'Desistiu',
];
const ACTIVITY_TYPES = ['Ligação', 'Ligação', 'Visita'];

/** What the CRM of the education branch told in the year. */
export function sampleRubeus(chance: Chance, records: number): SampleRecord[] {
  return Array.from({ length: records }, () => {
    const kind = chance.pick(KINDS);
    const contact = String(chance.whole(100, 900));
    const at = SAMPLE_FROM + chance.next() * (SAMPLE_UNTIL - SAMPLE_FROM);
    const key = `${SOURCE}/${contact}`;
    return sampleRecord(`rubeus.${kind}.received.v1`, key, chance.uuid(), `/rubeus/${SOURCE}`, at, {
      source: SOURCE,
      receivedAt: iso(at),
      id: String(chance.whole(1_000, 99_999)),
      tipo: typeOf(kind, chance),
      sealed: { raw: chance.sealed('raw', 'rubeus', SOURCE, contact) },
    });
  });
}

function typeOf(kind: string, chance: Chance): { id: string; nome: string } | null {
  if (kind === 'evento') return { id: '36', nome: chance.pick(EVENT_TYPES) };
  return kind === 'atividade' ? { id: '7', nome: chance.pick(ACTIVITY_TYPES) } : null;
}
