import { restoreArgs } from './restore-args';

describe('what restore is asked', () => {
  it('is a rehearsal of everything unless said otherwise', () => {
    expect(restoreArgs([])).toEqual({ apply: false, since: undefined, why: '', json: false });
    expect(restoreArgs(['--since', '2026-03-01', '--json'])).toMatchObject({
      since: new Date('2026-03-01T03:00:00Z'),
      json: true,
    });
  });

  it('is done for a reason only', () => {
    expect(restoreArgs(['--apply', '--why', 'restaurado'])).toMatchObject({ apply: true });
    expect(restoreArgs(['--apply'])).toBeUndefined();
  });

  it.each([[['--since', 'ontem']], [['--since', '2026-13-01']], [['--aply']], [['now']]])(
    'is not understood as %j',
    (args) => expect(restoreArgs(args)).toBeUndefined(),
  );
});
