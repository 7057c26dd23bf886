import { opsCommandAnswered, type OpsCommandAnswered } from '@ponte/contracts';
import type { Question } from '../ask/question';
import type { OpsContext } from '../program/context';
import { Refusal } from '../program/refusal';
import { decidePages } from './decide-pages';

type Answer = Partial<OpsCommandAnswered> | Error;

function page(from: number, count: number, next: string | null, refused = 0): Answer {
  const ids = Array.from({ length: count }, (_, at) => String(from + at));
  const result = {
    decided: ids.slice(refused).map((id) => ({ id, from: 'parked', to: 'ready' })),
    refused: ids.slice(0, refused).map((id) => ({ id, code: 'moved-on', message: 'não' })),
    next,
  };
  return { result };
}

function decide(answers: readonly Answer[], limit = 1_000, rate?: number) {
  const asked: Question[] = [];
  const left = [...answers];
  const ask = (question: Question): Promise<OpsCommandAnswered> => {
    asked.push(question);
    const answer = left.shift();
    if (!answer || answer instanceof Error)
      return Promise.reject(answer ?? new Error('asked too often'));
    return Promise.resolve({ ...opsCommandAnswered.example, state: 'done', ...answer });
  };
  const context = {
    asking: { ask },
    settings: { rate, dryRun: false },
    progress: { show: () => undefined },
  } as unknown as OpsContext;
  const filter = { party: 'gupy:acme' };
  const decision = { service: 'screening', name: 'tasks.retry', more: {}, filter, limit };
  return { asked, outcome: decidePages(context, decision) };
}

describe('decidePages', () => {
  it('goes on after each page until there is none', async () => {
    const { asked, outcome } = decide([page(1, 100, '100'), page(101, 3, null)]);
    await expect(outcome).resolves.toMatchObject({
      exit: 0,
      result: { counts: { decided: 103, refused: 0 } },
    });
    expect(asked.map(({ args }) => args)).toEqual([
      { party: 'gupy:acme', limit: 100 },
      { party: 'gupy:acme', after: '100', limit: 100 },
    ]);
  });

  it('ends at its limit and says where to go on', async () => {
    const { asked, outcome } = decide([page(1, 100, '100'), page(101, 20, '120')], 120);
    const { message, result } = await outcome;
    expect(message).toContain('--after 120');
    expect(result).toMatchObject({ next: '120', counts: { decided: 120 } });
    expect(asked[1]?.args).toMatchObject({ limit: 20 });
  });

  it('asks for no more at once than the rate allows in a second', async () => {
    const { asked, outcome } = decide([page(1, 1, null)], 1_000, 5);
    await outcome;
    expect(asked[0]?.args).toMatchObject({ limit: 5 });
  });

  it('ends with 5 where some are refused, or the service falls silent in the middle, and with 3 where all are', async () => {
    await expect(decide([page(1, 3, null, 1)]).outcome).resolves.toMatchObject({ exit: 5 });
    await expect(decide([page(1, 3, null, 3)]).outcome).resolves.toMatchObject({ exit: 3 });
    const silent = decide([page(1, 100, '100'), new Refusal('não respondeu', 4)]);
    await expect(silent.outcome).resolves.toMatchObject({
      exit: 5,
      message: '100 tarefas. Depois: não respondeu',
    });
    await expect(decide([new Refusal('não respondeu', 4)]).outcome).rejects.toThrow(Refusal);
  });

  it('passes on what the service refuses as a whole', async () => {
    const refused = { state: 'refused', message: 'sem filtro', result: null } as const;
    await expect(decide([refused]).outcome).resolves.toMatchObject({
      exit: 3,
      message: 'sem filtro',
    });
    await expect(decide([page(1, 100, '100'), refused]).outcome).resolves.toMatchObject({
      exit: 5,
    });
  });
});
