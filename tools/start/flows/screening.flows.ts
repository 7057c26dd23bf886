import {
  gupyApplicationMoved,
  screeningClosed,
  screeningRequested,
  screeningReturned,
} from '@ponte/contracts';
import type { Flow, FlowGroup, FlowTools } from '../flow';

const WAIT_MS = 60_000;
const LONG_SUMMARY =
  'Exame prático adiado a pedido do laboratório; nova coleta marcada, sem parecer até lá.';

const emailOf = (id: number): string => `pessoa.${id}@example.com`;

/** What the platform will answer for each person of the stories. */
function examRules(firstId: number): object[] {
  return [
    {
      match: { email: emailOf(firstId) },
      outcome: 'apto',
      score: 87.5,
      summary: 'Sem restrições.',
      delayMs: 400,
    },
    {
      match: { email: emailOf(firstId + 1) },
      outcome: 'inapto',
      score: 41,
      summary: 'Com restrições.',
      delayMs: 400,
    },
    {
      match: { email: emailOf(firstId + 2) },
      outcome: 'inconclusivo',
      summary: LONG_SUMMARY,
      delayMs: 400,
    },
    { match: { email: emailOf(firstId + 3) }, never: true },
    {
      match: { email: emailOf(firstId + 4) },
      outcome: 'apto',
      score: 90,
      summary: 'Sem restrições.',
      delayMs: 400,
    },
  ];
}

/** Enters the step and waits for the platform's order. */
async function enter({ sandbox, events }: FlowTools, id: number): Promise<string> {
  await sandbox.addApplication(id, emailOf(id));
  await sandbox.move(id, 'Exames');
  const ofPerson = (value: Record<string, unknown>) =>
    (value.data as { application: { id: number } }).application.id === id;
  await events.next(gupyApplicationMoved, ofPerson, WAIT_MS);
  const { value } = await events.next(
    screeningRequested,
    ({ applicationId }) => applicationId === id,
    WAIT_MS,
  );
  return String(value.orderId);
}

const returned = ({ events }: FlowTools, id: number, outcome: string) =>
  events.next(
    screeningReturned,
    (value) => value.applicationId === id && value.outcome === outcome,
    WAIT_MS,
  );

const EVENT = 'application.moved';
const STEP = 'Triagem → Exames';
const short = (orderId: string): string => `ordem ${orderId.slice(0, 8)}`;

/** The stories of candidate-screening. */
const screeningFlows: readonly Flow[] = [
  {
    name: 'screening-tag',
    title: 'Resultado vira tag',
    run: async (tools) => {
      const id = tools.firstId;
      const order = await enter(tools, id);
      await returned(tools, id, 'apto');
      const { tags } = await tools.sandbox.application(id);
      expectTags(tags, ['Apto']);
      return {
        event: EVENT,
        step: STEP,
        asked: short(order),
        answered: 'apto, nota 87,5',
        written: 'tag "Apto"',
      };
    },
  },
  {
    name: 'screening-correction',
    title: 'Correção troca a tag',
    run: async (tools) => {
      const id = tools.firstId + 1;
      const order = await enter(tools, id);
      await returned(tools, id, 'inapto');
      expectTags((await tools.sandbox.application(id)).tags, ['Inapto']);
      await tools.sandbox.correct(order, { outcome: 'apto', score: 72, summary: 'Revisto.' });
      await returned(tools, id, 'apto');
      expectTags((await tools.sandbox.application(id)).tags, ['Apto']);
      return {
        event: EVENT,
        step: STEP,
        asked: short(order),
        answered: 'inapto; corrigido: apto',
        written: 'tag "Inapto", depois só "Apto"',
      };
    },
  },
  {
    name: 'screening-comment',
    title: 'Texto longo vira comentário',
    run: async (tools) => {
      const id = tools.firstId + 2;
      const order = await enter(tools, id);
      await returned(tools, id, 'inconclusivo');
      const { tags, comments } = await tools.sandbox.application(id);
      expectTags(tags, []);
      if (comments.length !== 1 || !comments[0]?.startsWith(LONG_SUMMARY)) {
        throw new Error(`esperava um comentário com o parecer, há ${comments.length}`);
      }
      const reference = comments[0].split('\n').at(-1) ?? '';
      return {
        event: EVENT,
        step: STEP,
        asked: short(order),
        answered: 'inconclusivo',
        written: `comentário (${reference})`,
      };
    },
  },
  {
    name: 'screening-left',
    title: 'Saiu da etapa antes',
    run: async (tools) => {
      const id = tools.firstId + 3;
      const order = await enter(tools, id);
      await tools.sandbox.move(id, 'Contratação');
      await tools.events.next(
        screeningClosed,
        (value) => value.applicationId === id && value.reason === 'left',
        WAIT_MS,
      );
      expectTags((await tools.sandbox.application(id)).tags, []);
      return {
        event: EVENT,
        step: `${STEP} → Contratação`,
        asked: short(order),
        answered: '(não veio)',
        written: 'nada: triagem encerrada',
      };
    },
  },
  {
    name: 'screening-reconciled',
    title: 'Entrada que a Gupy não contou',
    run: async (tools) => {
      const id = tools.firstId + 4;
      await tools.sandbox.addApplication(id, emailOf(id), 'Exames');
      await tools.ops.run('screening', 'reconcile', '--screening', 'exames');
      const { value } = await tools.events.next(
        screeningRequested,
        ({ applicationId }) => applicationId === id,
        WAIT_MS,
      );
      await returned(tools, id, 'apto');
      expectTags((await tools.sandbox.application(id)).tags, ['Apto']);
      return {
        event: '(nenhum)',
        step: 'já em Exames',
        asked: short(String(value.orderId)),
        answered: 'apto, nota 90',
        written: 'tag "Apto"',
      };
    },
  },
];

function expectTags(tags: readonly string[], expected: readonly string[]): void {
  if (tags.join() !== expected.join()) {
    throw new Error(`esperava as tags [${expected.join(', ')}] na Gupy, há [${tags.join(', ')}]`);
  }
}

/** candidate-screening: what a move leads to. */
export const screeningGroup: FlowGroup = {
  flows: screeningFlows,
  hears: [gupyApplicationMoved, screeningRequested, screeningReturned, screeningClosed],
  prepare: ({ sandbox, firstId }) => sandbox.settings({ exams: { rules: examRules(firstId) } }),
};
