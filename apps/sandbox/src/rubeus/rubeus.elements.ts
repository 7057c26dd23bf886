import atividade from './samples/rubeus.atividade.json';
import contato from './samples/rubeus.contato.json';
import evento from './samples/rubeus.evento.json';
import registroDeProcesso from './samples/rubeus.registro-de-processo.json';

/** What a trigger may tell of; the bodies do not say which it is. */
export const RUBEUS_EVENTS = ['contato', 'registro-de-processo', 'atividade', 'evento'] as const;
export type RubeusEvent = (typeof RUBEUS_EVENTS)[number];

export type Element = Readonly<Record<string, unknown>>;

/** The bodies of the vendor's page, whole. */
export const SAMPLES: Readonly<Record<RubeusEvent, readonly Element[]>> = {
  contato,
  'registro-de-processo': registroDeProcesso,
  atividade,
  evento,
};

/** Which elements are told of. */
export interface ElementsWanted {
  /** By default 1. */
  readonly count?: number;
  /** The first one's id, by default the sample's; each further one has the next. */
  readonly firstId?: number;
  /** Laid over each of them, key by key at the top. */
  readonly changes?: Element;
  /** Elements that the trigger does not tell of: of that kind, or of any other one. */
  readonly wrongKind?: boolean | RubeusEvent;
}

/** The vendor's sample so many times, under ids of their own, as different records of Rubeus have. */
export function elementsOf(
  event: RubeusEvent,
  { count = 1, firstId, changes = {}, wrongKind = false }: ElementsWanted,
): Element[] {
  const [sample = {}] = SAMPLES[kindOf(event, wrongKind)];
  const first = firstId ?? Number(sample['id']);
  return Array.from({ length: count }, (_, at) => ({
    ...structuredClone(sample),
    id: String(first + at),
    ...structuredClone(changes),
  }));
}

function kindOf(event: RubeusEvent, wrongKind: boolean | RubeusEvent): RubeusEvent {
  if (typeof wrongKind === 'string') return wrongKind;
  if (!wrongKind) return event;
  return event === 'evento' ? 'contato' : 'evento';
}
