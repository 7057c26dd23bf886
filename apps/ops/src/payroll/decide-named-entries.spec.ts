import { Readable } from 'node:stream';
import { opsCommandAnswered } from '@ponte/contracts';
import type { Question } from '../ask/question';
import type { OpsContext } from '../program/context';
import { decideNamedEntries } from './decide-named-entries';

const ID = '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13';
const OTHER = '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a14';
const WAS = {
  ...{ version: 3, empresa: '10', employee: 'abc', competencia: '2026-02', evento: '103' },
  ...{ datafalta: '', referencia: '15,30' },
};
const ANSWER = {
  decided: [{ id: ID, from: 'unknown', to: 'received', was: WAS }],
  refused: [],
  next: null,
};

/** @param answer what the person at the terminal says; without it there is nobody */
function decide(named: readonly string[], mayPayTwice: boolean, answer?: string, yes = false) {
  const asked: Question[] = [];
  const said: string[] = [];
  const ask = (question: Question) => {
    asked.push(question);
    return Promise.resolve({ ...opsCommandAnswered.example, state: 'done', result: ANSWER });
  };
  const context = {
    ...{ asking: { ask }, progress: { show: () => undefined, clear: () => undefined } },
    io: {
      stdin: Readable.from(answer === undefined ? [] : [`${answer}\n`]),
      err: (text: string) => void said.push(text),
      terminal: answer !== undefined,
    },
    settings: { yes, dryRun: false },
  } as unknown as OpsContext;
  const verb = { name: 'payroll.unknown.resend', question: 'Lançar de novo', mayPayTwice };
  return { asked, said, outcome: decideNamedEntries(context, verb, named) };
}

const idsOf = ({ args }: Question) => (args as { readonly ids: readonly string[] }).ids;

describe('a decision of entries by their ids', () => {
  it('is about the version that was shown', async () => {
    const { asked, outcome } = decide([`${ID}@3`], false);
    await outcome;
    expect(asked.map(idsOf)).toEqual([[`${ID}@3`]]);
  });

  it('shows the present state where no version is named, and is about that', async () => {
    const { asked, said, outcome } = decide([ID], false, 's');
    await outcome;
    expect(asked.map(({ dryRun }) => dryRun)).toEqual([true, undefined]);
    expect(said.join('')).toMatch(/@3 .*15,30.*incerto/s);
    expect(idsOf(asked[1] as Question)).toEqual([`${ID}@3`]);
  });

  it('asks of one too where it may be paid twice', async () => {
    const { asked, said, outcome } = decide([`${ID}@3`], true, 'n');
    await expect(outcome).rejects.toThrow('Nada foi feito');
    expect(said.join('')).toContain('Lançar de novo: 1 lançamento. Continuar?');
    expect(asked.map(({ dryRun }) => dryRun)).toEqual([true]);
  });

  it.each([
    [[ID], false, /id@versão/],
    [[`${ID}@3`], true, /--yes/],
    [[`${ID}@3`, `${OTHER}@1`], false, /--yes/],
  ])('is not made of %j without anybody to ask', async (named, mayPayTwice, why) => {
    const { asked, outcome } = decide(named, mayPayTwice);
    await expect(outcome).rejects.toThrow(why);
    expect(asked).toEqual([]);
  });

  it('is made by a script that says yes', async () => {
    const { asked, outcome } = decide([ID], true, undefined, true);
    await outcome;
    expect(asked.map(idsOf)).toEqual([[ID]]);
  });
});
