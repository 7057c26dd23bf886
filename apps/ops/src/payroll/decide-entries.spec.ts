import { Readable } from 'node:stream';
import { opsCommandAnswered } from '@ponte/contracts';
import type { Question } from '../ask/question';
import type { OpsContext } from '../program/context';
import { decideEntries } from './decide-entries';

const VERB = { name: 'payroll.unknown.resend', question: 'Lançar de novo' };

function page(ids: readonly string[], next: string | null): object {
  return { decided: ids.map((id) => ({ id, from: 'unknown', to: 'received' })), refused: [], next };
}

function decide(pages: readonly object[], answer: string | undefined, until?: string) {
  const asked: Question[] = [];
  const said: string[] = [];
  const left = [...pages];
  const ask = (question: Question) => {
    asked.push(question);
    return Promise.resolve({ ...opsCommandAnswered.example, state: 'done', result: left.shift() });
  };
  const io = {
    stdin: Readable.from(answer === undefined ? [] : [`${answer}\n`]),
    err: (text: string) => void said.push(text),
    terminal: answer !== undefined,
  };
  const context = {
    ...{ asking: { ask }, io, progress: { show: () => undefined, clear: () => undefined } },
    settings: { yes: answer === undefined, dryRun: false },
  } as unknown as OpsContext;
  const options = { profile: 'p', limit: '1000', ...(until === undefined ? {} : { until }) };
  return { asked, said, outcome: decideEntries(context, VERB, options, []) };
}

/** When the service took the first page. */
const NOW = '2026-03-02T12:00:00.000Z';
const untilOf = ({ args }: Question) => (args as { readonly until?: string }).until;

describe('a decision by a filter', () => {
  it("takes nothing that became so after its first page, by the service's clock", async () => {
    const pages = [{ ...page(['a'], 'x'), until: NOW }, page(['b'], 'y'), page(['c'], null)];
    const { asked, outcome } = decide(pages, undefined);
    await outcome;
    expect(asked.map(untilOf)).toEqual([undefined, NOW, NOW]);
  });

  it('takes an earlier moment, and what the service made of it from then on', async () => {
    const earlier = decide([page([], null)], undefined, '2026-03-02T12:00:00Z');
    await earlier.outcome;
    expect(earlier.asked.map(untilOf)).toEqual(['2026-03-02T12:00:00.000Z']);
    const pages = [{ ...page(['a'], 'x'), until: NOW }, page([], null)];
    const later = decide(pages, undefined, '2999-03-02T12:00:00Z');
    await later.outcome;
    expect(later.asked.map(untilOf)).toEqual(['2999-03-02T12:00:00.000Z', NOW]);
  });

  it('is counted by a rehearsal before the person is asked, and ends there if they do not want it', async () => {
    const { asked, said, outcome } = decide([page(['a', 'b'], null)], 'n');
    await expect(outcome).rejects.toThrow('Nada foi feito');
    expect(said.join('')).toContain('2 lançamentos');
    expect(asked).toMatchObject([{ dryRun: true }]);
  });

  it('decides after a yes what was counted', async () => {
    const counted = { ...page(['a'], null), until: NOW };
    const { asked, outcome } = decide([counted, page(['a'], null)], 's');
    await expect(outcome).resolves.toMatchObject({ exit: 0 });
    expect(asked.map(({ dryRun }) => dryRun)).toEqual([true, undefined]);
    expect(asked.map(untilOf)).toEqual([undefined, NOW]);
  });
});
