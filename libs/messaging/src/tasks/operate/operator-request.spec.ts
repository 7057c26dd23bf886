import { TASK_STATES } from '../rules/task-state';
import { judgeRequest, type OperatorAction } from './operator-request';

describe('what an operator may ask', () => {
  const allowed: Record<OperatorAction, readonly string[]> = {
    retry: ['waiting', 'parked'],
    discard: ['ready', 'waiting', 'parked', 'unknown'],
    'resolve-done': ['parked', 'unknown'],
    'resolve-absent': ['unknown'],
  };

  it.each(Object.entries(allowed))('%s fits %j and nothing else', (action, states) => {
    const fitting = TASK_STATES.filter(
      (state) => judgeRequest(action as OperatorAction, state, { actor: 'a', why: 'w' }).ok,
    );
    expect(fitting).toEqual(states);
  });

  it('says who and why, or is refused', () => {
    expect(judgeRequest('retry', 'parked', { actor: '', why: 'w' })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(judgeRequest('retry', 'parked', { actor: 'a', why: '  ' })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });
});
