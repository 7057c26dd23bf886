import { defineTask } from '../define-task';
import { checkDraft, TaskDraftError } from './check-draft';

const Kind = defineTask<object>({ name: 'test.kind', idempotent: true });
const draft = { lane: 'l', party: 'p', payload: { a: [1, 'ü'] } };

describe('a draft', () => {
  it('is kept as JSON', () => {
    expect(checkDraft(Kind, draft)).toBe('{"a":[1,"ü"]}');
  });

  it.each([
    [{ lane: ' ' }, 'lane must be a text that is not empty'],
    [{ party: undefined as never }, 'party must be a text that is not empty'],
    [{ party: 'p'.repeat(201) }, 'party has 201 characters, at most 200 fit; use an id or a hash'],
    [{ dedupeKey: 'a\u0000' }, 'dedupeKey holds a NUL character, which Postgres cannot store'],
    [{ payload: null as never }, 'payload must be an object'],
    [{ notBefore: new Date('x') }, 'notBefore is not a valid date'],
  ])('is refused: %j', (change, fault) => {
    expect(() => checkDraft(Kind, { ...draft, ...change })).toThrow(
      new TaskDraftError(Kind, fault),
    );
  });

  it('counts bytes, not characters', () => {
    const payload = { text: 'ü'.repeat(131_100) };
    expect(() => checkDraft(Kind, { ...draft, payload })).toThrow(
      'payload has 262211 bytes, at most 262144 fit',
    );
  });
});
