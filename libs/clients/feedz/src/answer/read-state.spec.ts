import fc from 'fast-check';
import { readState } from './read-state';

const stateOf = (json: unknown) => readState(json)?.state;

describe('the state of a process', () => {
  it.each([
    [{ status: 'success', payload: { status: 'pending' } }, 'pending'],
    [{ status: 200, state: 'pending' }, 'pending'],
    [{ status: '200', data: { Situação: 'Concluído' } }, 'finished'],
    [{ status: 'ok', processId: 'p' }, 'finished'],
    [{ status: 'success', errors: [] }, 'finished'],
    [{ status: 'erro', processId: 'p' }, 'failed'],
    [[{ processId: 'p', status: 'finished' }], 'finished'],
    [{ data: [{ processId: 'p', status: 'pending' }] }, 'pending'],
    [{ status: 'finished', company: { status: 'active' } }, 'finished'],
    [{ status: 'concluido_com_erros' }, 'partly'],
  ])('is read in %j', (json, state) => expect(stateOf(json)).toBe(state));

  it.each([
    [{ status: 'finished', Status: 'pending' }],
    [{ status: 'finished', state: 'purple' }],
    [{ status: 'ok', data: { status: 'purple' } }],
    [{ status: 'ok', message: 'ainda não' }],
    [{ status: 'error', message: 'Internal error' }],
    [{ status: true }],
    [{ status: ['finished'] }],
    [{ items: [{ integrationId: '1', status: 'success' }] }],
    [[{ status: 'finished' }]],
    [
      [
        { processId: 'p', status: 'finished' },
        { processId: 'q', status: 'finished' },
      ],
    ],
  ])('cannot be told of %j', (json) => expect(stateOf(json)).toBeUndefined());

  it('is never one that no word says, whatever else stands in the answer', () => {
    const known =
      /pend|process|progress|queue|wait|run|creat|receiv|receb|andam|aguard|fila|finish|done|complet|succe|sucess|ok|partial|parcial|conclu|finaliz|fail|falh|cancel|err/i;
    const word = fc.string().filter((text) => !known.test(text));
    const json = fc.record(
      {
        status: word,
        state: fc.oneof(word, fc.integer(), fc.boolean()),
        data: fc.jsonValue({ noUnicodeString: true }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(json, (answer) => {
        fc.pre(!known.test(JSON.stringify(answer)));
        expect(stateOf(answer)).toBeUndefined();
      }),
    );
  });
});
