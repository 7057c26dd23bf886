import { randomBytes } from 'node:crypto';
import { datasulResultsSettled, type DatasulResultsSettled } from '@ponte/contracts';
import { Sealer } from '@ponte/platform';
import { outcomeOf, readSettled } from './read-settled';

const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const subject = { system: 'ahgora', source: 'holding', person: 'x' };
const event = (
  message: string,
  change: Partial<DatasulResultsSettled> = {},
): DatasulResultsSettled => ({
  ...datasulResultsSettled.example,
  ...change,
  sealed: {
    ...datasulResultsSettled.example.sealed,
    message: sealer.seal({ purpose: 'message', subject }, message),
  },
});

describe('a settled event', () => {
  it.each([
    ['accepted', 'Erro: verba inválida', 'S'],
    ['refused', 'OK', 'E'],
    ['unknown', 'OK', 'E'],
  ] as const)('says %s by its state alone, whatever its message says', (state, message, status) => {
    const outcome = outcomeOf(event(message, { state }), sealer, fail);
    expect(outcome).toMatchObject({ status, mensagem: message, version: 3 });
  });

  it.each([
    ['accepted', 'S', 'OK'],
    ['refused', 'E', 'Recusado'],
    ['unknown', 'E', 'aguarda conferência'],
  ] as const)('of state %s has words of ours in place of none', (state, status, words) => {
    const blank = outcomeOf(event(' ', { state }), sealer, fail);
    expect(blank).toMatchObject({ status, mensagem: expect.stringContaining(words) as string });
    const stranger = new Sealer([{ kid: 'k1', key: randomBytes(32) }]);
    const told: unknown[] = [];
    const closed = outcomeOf(event('x', { state }), stranger, (error) => told.push(error));
    expect(closed).toEqual(blank);
    expect(told).toHaveLength(1);
  });

  it('is nothing else than an event that keeps its contract', () => {
    const read = (value: unknown) => readSettled(Buffer.from(JSON.stringify(value)));
    expect(read(event('OK'))).toMatchObject({ state: 'accepted' });
    expect(read({ ...event('OK'), state: 'S' })).toBeUndefined();
    expect(read(null)).toBeUndefined();
    expect(readSettled(Buffer.from('{'))).toBeUndefined();
  });
});

function fail(error: unknown): never {
  throw error;
}
