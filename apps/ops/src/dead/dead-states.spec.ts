import { opsCommandAnswered } from '@ponte/contracts';
import type { Asking } from '../ask/asking';
import type { Question } from '../ask/question';
import type { DeadLetter } from './dead-letter';
import { deadStates } from './dead-states';

function letter(eventId: string, originTopic = 'gupy.job.changed.v1'): DeadLetter {
  return {
    ...{ eventId, originTopic, place: '0/1', topic: 'x.dead.v1', key: '', value: null },
    ...{ headers: {}, class: 'handler', reason: '', at: '', source: '' },
  };
}

describe('deadStates', () => {
  it('asks for each event once, 500 at a time, and not for what can stand in no inbox', async () => {
    const asked: { topic: string; eventId: string }[][] = [];
    const ask = ({ args }: Question) => {
      const { events } = args as { events: { topic: string; eventId: string }[] };
      asked.push(events);
      const states = events.map((event) => ({ ...event, state: 'done', at: null }));
      return Promise.resolve({ ...opsCommandAnswered.example, result: { states } });
    };
    const letters = [
      ...Array.from({ length: 501 }, (_, at) => letter(`acme:${at}`)),
      letter('acme:1'),
      letter('', ''),
    ];
    const states = await deadStates({ ask } as unknown as Asking, 'screening', letters);
    expect(asked.map(({ length }) => length)).toEqual([500, 1]);
    expect(states.get('gupy.job.changed.v1\nacme:500')?.state).toBe('done');
    expect(states.get('\n')?.state).toBe('absent');
  });
});
