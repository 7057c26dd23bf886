import { afterDoubt } from './after-doubt';
import type { SettleMove } from './entry-move';
import type { SaidBy } from './payroll-entry.entity';
import { testEntry } from './testing/test-entry';

const refused = (by: SaidBy, reason: string | null = null): SettleMove => ({
  ...{ kind: 'settle', outcome: 'refused', by, reason, message: 'Movimento já existe.' },
});
const sent = testEntry('15,30', { state: 'sending', callId: 'call', unsure: true });
const waiting = testEntry('15,30', { state: 'received', unsure: true });

describe('a refusal of what an earlier call may have posted', () => {
  it('is no word about that earlier call: nobody knows', () => {
    expect(afterDoubt(sent, refused('datasul'))).toEqual({
      ...{ kind: 'settle', outcome: 'unknown', by: 'ponte', reason: 'refused-after-doubt' },
      message: expect.stringContaining('Movimento já existe.') as string,
    });
  });

  it('by a rule of ours, or by who discards its task, says only that it is not sent again', () => {
    const closed = afterDoubt(waiting, refused('ponte', 'competence-closed'));
    expect(closed).toMatchObject({ outcome: 'unknown', by: 'ponte', reason: 'not-sent-again' });
    expect((closed as SettleMove).message).toMatch(/pode ter sido lançada.*aguarda conferência/);
    expect(afterDoubt(waiting, refused('operator', 'discarded'))).toMatchObject({
      ...{ outcome: 'unknown', reason: 'not-sent-again', by: 'operator' },
    });
  });

  it('holds if a person says so who looked, and of what was never in doubt', () => {
    const looked = refused('operator', 'checked-absent');
    expect(afterDoubt({ ...sent, state: 'unknown' }, looked)).toBe(looked);
    const said = refused('datasul');
    expect(afterDoubt({ ...sent, unsure: false }, said)).toBe(said);
  });

  it('leaves every other move as it is', () => {
    const accepted = { ...refused('datasul'), outcome: 'accepted' } as const;
    expect(afterDoubt(sent, accepted)).toBe(accepted);
    const unsend = { kind: 'unsend' } as const;
    expect(afterDoubt(sent, unsend)).toBe(unsend);
  });
});
