import { opsCommandAnswered } from '@ponte/contracts';
import { Sealer } from '@ponte/platform';
import type { Question } from '../ask/question';
import type { OpsContext } from '../program/context';
import { showEntry } from './show-entry';

const KEY = 'ab'.repeat(32);
const sealer = new Sealer([{ kid: 'k1', key: Buffer.from(KEY, 'hex') }]);
const subject = { system: 'datasul', source: 'holding', person: 'a-call' };
const sealed = sealer.seal(
  { purpose: 'call', subject },
  JSON.stringify({ items: ['x'.repeat(90)] }),
);

/** A service whose answers hold 50 characters of a body. */
function context(why: string): {
  readonly context: OpsContext;
  readonly asked: Question[];
  readonly told: unknown[];
} {
  const asked: Question[] = [];
  const told: unknown[] = [];
  const resultOf = ({ name, args }: Question): object => {
    if (name === 'payroll.entry')
      return {
        ...{ id: 'e', sealed: { message: null, employee: sealed }, protocols: [], waiting: 0 },
        ...{ history: [], tasks: [], datafalta: '', unit: 'hhmm', state: 'accepted', reason: null },
        calls: [
          {
            id: 'a-call',
            requestHmac: '',
            request: sealed.length,
            response: null,
            leftover: null,
          },
        ],
      };
    const { from } = args as { readonly from: number };
    const next = from + 50 < sealed.length ? from + 50 : null;
    return { text: sealed.slice(from, from + 50), next };
  };
  const ask = (question: Question) => {
    asked.push(question);
    const result = resultOf(question);
    return Promise.resolve({ ...opsCommandAnswered.example, state: 'done' as const, result });
  };
  const settings = { why, actor: 'maria', dryRun: false };
  const publisher = { publish: (record: unknown) => Promise.resolve(void told.push(record)) };
  const progress = { show: () => undefined };
  return {
    context: { asking: { ask }, settings, publisher, progress } as unknown as OpsContext,
    ...{ asked, told },
  };
}

describe('an entry that is opened', () => {
  const before = process.env['PII_KEYS'];
  beforeEach(() => (process.env['PII_KEYS'] = `k1:${KEY}`));
  afterAll(() => {
    if (before === undefined) delete process.env['PII_KEYS'];
    else process.env['PII_KEYS'] = before;
  });

  it('has its bodies put together from slices, after it was told who opens it', async () => {
    const { context: of, asked, told } = context('conferir');
    const { result } = await showEntry(of, true, 'e');
    expect(result).toMatchObject({
      bodies: { 'a-call': { request: { items: ['x'.repeat(90)] } } },
    });
    expect(asked).toHaveLength(1 + Math.ceil(sealed.length / 50));
    expect(told).toHaveLength(1);
  });

  it('is not even asked for without a reason', async () => {
    const { context: of, asked } = context('');
    await expect(showEntry(of, true, 'e')).rejects.toThrow('--why');
    expect(asked).toEqual([]);
  });

  it('stays sealed unless it is to be opened', async () => {
    const { context: of, asked, told } = context('');
    const { result } = await showEntry(of, false, 'e');
    expect(result).toMatchObject({ sealed: { employee: sealed } });
    expect([asked.length, told.length]).toEqual([1, 0]);
  });
});
