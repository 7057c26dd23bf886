import { feedzCodes } from '@ponte/clients/feedz';
import { explain } from './explain';

describe('what a code and a reason mean', () => {
  it('is in the words of the rule that found it', () => {
    expect(explain(5013, 'e-mail-swapped')).toContain('trocam de e-mail');
    expect(explain(null, 'unread-field')).toContain('não pôde ser entendido');
  });

  it.each(['unit', 'department', 'job', 'person', 'manager'])(
    'says that a %s is waited for',
    (kind) => expect(explain(5048, `${kind}-not-accepted`)).toContain('vai quando for'),
  );

  it.each(['no-answer', 'process-lost', 'process-not-read', 'process-never-ended', 'not-sent'])(
    'says that after %s the next run sends',
    (reason) => expect(explain(null, reason)).toContain('próxima execução'),
  );

  it('is known of every code of Feedz, and says so of one that is not in its table', () => {
    for (const { code, about } of feedzCodes) expect(explain(code, null)).toBe(about);
    expect(explain(6001, null)).toContain('não publica');
    expect(explain(null, null)).toBeNull();
    // A name that every object has is no reason.
    expect(explain(null, 'constructor')).toBeNull();
  });
});
