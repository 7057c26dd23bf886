import { ingestRejected, RUBEUS_EVENTS, rubeusContractOf, rubeusContracts } from '@ponte/contracts';
import type { Flow, FlowGroup } from '../flow';

const SOURCE = 'vestibular';
const WAIT_MS = 30_000;

const flows: readonly Flow[] = [
  {
    name: 'rubeus-received',
    title: 'Rubeus conta contatos e atividades',
    run: async ({ rubeus, events, firstId }) => {
      // Rubeus counts its records; nine digits could be a phone.
      const id = (firstId + 50) % 100_000_000;
      const answers: number[] = [];
      for (const event of RUBEUS_EVENTS) {
        // The same twice: the second is dropped, for the first is on the log.
        const sent = await rubeus.send({ event, changes: { id: String(id) }, repeat: 2 });
        answers.push(...sent.map(({ status }) => status ?? 0));
        await events.next(
          rubeusContractOf(event),
          (value) => value['source'] === SOURCE && value['id'] === String(id),
          WAIT_MS,
        );
      }
      // One trigger that sends another kind: its element is kept aside, and the sender hears 200.
      await rubeus.send({ event: 'contato', changes: { id: String(id + 1) }, wrongKind: true });
      await events.next(
        ingestRejected,
        (value) => value['source'] === SOURCE && value['event'] === 'contato',
        WAIT_MS,
      );
      if (answers.some((status) => status !== 200))
        throw new Error(`o ingest respondeu ${answers.join(', ')}`);
      return {
        event: 'contato, processo, atividade, evento',
        step: 'cada gatilho na sua URL secreta, duas vezes',
        asked: 'nada: só ouvir',
        answered: `200 em ${answers.length} envios; o elemento trocado foi guardado`,
        written: '4 eventos nos tópicos rubeus.*, nenhum em dobro',
      };
    },
  },
];

/** The CRM: what it tells is put on topics. */
export const rubeusGroup: FlowGroup = { flows, hears: [...rubeusContracts, ingestRejected] };
