import { opsCommandAnswered } from '@ponte/contracts';
import type { Question } from '../ask/question';
import type { OpsContext } from '../program/context';
import { listUnknown } from './list-unknown';

/** A service that has 250 entries, whose cursors are how many were listed. */
function context(): OpsContext {
  const ask = ({ args }: Question) => {
    const { after = '0', limit = 100 } = args as { after?: string; limit?: number };
    const end = Math.min(250, Number(after) + limit);
    const entries = Array.from({ length: end - Number(after) }, (_, at) => ({
      ...{ id: `e${Number(after) + at}`, unit: 'hhmm', reason: null, datafalta: '', sealed: {} },
    }));
    const result = { entries, next: end < 250 ? String(end) : null };
    return Promise.resolve({ ...opsCommandAnswered.example, state: 'done', result });
  };
  return { asking: { ask }, progress: { show: () => undefined } } as unknown as OpsContext;
}

it('a list that goes on after its limit skips and repeats nothing, and says where it goes on', async () => {
  const first = await listUnknown(context(), { limit: '150' });
  expect(first.result).toMatchObject({ next: '150' });
  expect(first.message).toContain('--after 150');
  const second = await listUnknown(context(), { limit: '150', after: '150' });
  const idsOf = ({ result }: { result?: unknown }) =>
    (result as { entries: { id: string }[] }).entries.map(({ id }) => id);
  expect([...idsOf(first), ...idsOf(second)]).toEqual(
    Array.from({ length: 250 }, (_, at) => `e${at}`),
  );
  expect(second.message).not.toContain('Há mais');
});
