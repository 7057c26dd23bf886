import atividade from './rubeus.atividade.json';
import contato from './rubeus.contato.json';
import evento from './rubeus.evento.json';
import registroDeProcesso from './rubeus.registro-de-processo.json';

const SAMPLES = {
  contato,
  'registro-de-processo': registroDeProcesso,
  atividade,
  evento,
} as const;

/** What a trigger of Rubeus tells of. */
export type RubeusSampleName = keyof typeof SAMPLES;

/** The one element of a vendor's sample. */
export type RubeusSample<N extends RubeusSampleName = RubeusSampleName> =
  (typeof SAMPLES)[N][number];

/** The element that the vendor's page shows for an event, as a copy that may be changed. */
export function rubeusSample<N extends RubeusSampleName>(name: N): RubeusSample<N> {
  const [element] = structuredClone(SAMPLES[name]) as RubeusSample<N>[];
  if (!element) throw new Error(`the sample ${name} is empty`);
  return element;
}
