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
  /** Laid over each of them, key by key at the top. */
  readonly changes?: Element;
}

/**
 * The vendor's sample so many times. The first has the sample's own id, each further one the next id, as different records
 * of Rubeus have.
 */
export function elementsOf(
  event: RubeusEvent,
  { count = 1, changes = {} }: ElementsWanted,
): Element[] {
  const [sample = {}] = SAMPLES[event];
  const first = Number(sample['id']);
  return Array.from({ length: count }, (_, at) => ({
    ...structuredClone(sample),
    id: String(first + at),
    ...structuredClone(changes),
  }));
}
