import type { Chance } from './chance.ts';
import {
  iso,
  SAMPLE_FROM,
  SAMPLE_UNTIL,
  type SampleRecord,
  sampleRecord,
} from './sample-record.ts';

const SOURCE = 'vestibular';

/** By how often they come. */
const KINDS = [
  'contato',
  'evento',
  'evento',
  'evento',
  'registro-de-processo',
  'registro-de-processo',
  'atividade',
] as const;
const EVENT_TYPES = [
  'Inscrição iniciada',
  'Inscrição iniciada',
  'Prova agendada',
  'Convocado',
  'Desistiu',
];
const STATUSES = ['Em andamento', 'Em andamento', 'Ganha', 'Perdida'];

/** What the CRM of the education branch told in the year. */
export function sampleRubeus(chance: Chance, records: number): SampleRecord[] {
  return Array.from({ length: records }, () => {
    const kind = chance.pick(KINDS);
    const contact = String(chance.whole(100, 900));
    const at = SAMPLE_FROM + chance.next() * (SAMPLE_UNTIL - SAMPLE_FROM);
    const topic = `rubeus.${kind}.received.v1`;
    const seal = (purpose: string) => chance.sealed(purpose, 'rubeus', SOURCE, contact);
    return sampleRecord(topic, `${SOURCE}/${contact}`, chance.uuid(), `/rubeus/${SOURCE}`, at, {
      source: SOURCE,
      id: String(chance.whole(1_000, 99_999)),
      receivedAt: iso(at),
      ...clearOf(kind, contact, chance),
      sealed: { rest: seal('rest'), raw: seal('raw') },
    });
  });
}

function clearOf(kind: (typeof KINDS)[number], contact: string, chance: Chance): object {
  const contato = { id: contact };
  switch (kind) {
    case 'contato':
      return { ...contato, aluno: chance.happens(0.2), exaluno: false };
    case 'evento':
      return { tipo: { id: '36', codigo: null, nome: chance.pick(EVENT_TYPES) }, contato };
    case 'registro-de-processo':
      return {
        processo: { id: '1', nome: 'Captação' },
        contatos: [{ ...contato, principal: true, tipo: 'Aluno' }],
        status: chance.pick(STATUSES),
      };
    case 'atividade':
      return { contato, concluido: chance.happens(0.7), formaContato: 'Ativo' };
  }
}
