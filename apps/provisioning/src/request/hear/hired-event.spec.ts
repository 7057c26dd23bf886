import { gupyCandidateHired } from '@ponte/contracts';
import { type Hired, isNewer, newRequest } from './hired-event';

const event = (over: { id?: string; date?: string } = {}): Hired => ({
  id: over.id ?? 'acme:b',
  source: '/gupy/acme',
  type: gupyCandidateHired.topic,
  time: new Date(),
  key: '529925562',
  value: { ...gupyCandidateHired.example, date: over.date ?? '2026-03-20T14:02:11.003Z' },
  topic: gupyCandidateHired.topic,
  partition: 0,
  offset: '0',
});
const NOW = new Date('2026-03-20T14:02:12Z');

describe('which event counts', () => {
  const known = newRequest(event(), NOW);
  it.each([
    ['a later one', { date: '2026-03-20T14:02:11.004Z', id: 'acme:a' }, true],
    ['not an earlier one', { date: '2026-03-20T14:02:11.002Z', id: 'acme:c' }, false],
    ['of one moment the greater id', { id: 'acme:c' }, true],
    ['of one moment not the smaller id', { id: 'acme:a' }, false],
    ['not the very same', {}, false],
  ])('%s', (_, over, newer) => expect(isNewer(event(over), known)).toBe(newer));
});

it('a request has the same id whenever its hire is heard, and another for another application', () => {
  const { id } = newRequest(event(), NOW);
  expect(newRequest(event({ id: 'acme:z' }), new Date()).id).toBe(id);
  const other = event();
  other.value.data = {
    ...other.value.data,
    application: { ...other.value.data.application, id: 7 },
  };
  expect(newRequest(other, NOW).id).not.toBe(id);
});
