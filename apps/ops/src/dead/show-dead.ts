import type { OpsContext } from '../program/context';
import { EXIT } from '../program/exit-code';
import type { Outcome } from '../program/outcome';
import { openValue } from '../scan/open-value';
import { recordText } from '../scan/record-text';
import { shownValue } from '../scan/shown-value';
import { deadFilter } from './dead-filter';
import { searchDead } from './dead-search';
import { letterFacts } from './dead-text';

/** Shows the latest letter of an event, and its state. */
export async function showDead(
  context: OpsContext,
  { open }: { readonly open?: boolean },
  service = '',
  id = '',
): Promise<Outcome> {
  const { found } = await searchDead(context, {
    ...{ service, fits: deadFilter({ id: [id] }), limit: 1 },
    states: ['dead', 'absent', 'done', 'discarded'],
  });
  const [first] = found;
  if (!first)
    return { exit: EXIT.refused, message: `Nenhuma carta morta de ${service} tem o id ${id}.` };
  const { letter } = first;
  const { topic, place, eventId, value, headers } = letter;
  const shown = open
    ? await openValue(context, 'dead.open', { topic, place, eventId }, value)
    : shownValue(value);
  const facts = letterFacts(first);
  return {
    message: '',
    result: { ...facts, headers, value: shown },
    text: recordText(
      {
        ...{ Evento: eventId, Lugar: place, Tópico: letter.originTopic, Chave: letter.key },
        ...{ 'De quem': letter.source, 'Morto em': letter.at, Classe: letter.class },
        ...{ Estado: facts.state, Desde: facts.stateAt, Motivo: letter.reason },
      },
      headers,
      shown,
    ),
  };
}
