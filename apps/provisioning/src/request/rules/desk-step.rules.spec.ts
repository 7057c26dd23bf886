import { type DeskFacts, type DeskTask, judgeTask, nextStep } from './desk-step.rules';
import type { Wanted } from './wanted';

const wanted: Wanted = {
  ...{ person: 1, role: 'Analista', workplace: null, department: null, branch: null },
  ...{ hiringType: null, startsOn: '2026-04-06', dueOn: '2026-03-27', items: [] },
};
const other: Wanted = { ...wanted, role: 'Gerente' };
const facts = (over: Partial<DeskFacts>): DeskFacts => ({
  state: 'open',
  ticketId: 'T-1',
  ticketOpen: true,
  wanted,
  requested: wanted,
  requestedUnsure: false,
  ...over,
});

describe('what the desk is asked next', () => {
  it.each<[Partial<DeskFacts>, ReturnType<typeof nextStep>]>([
    [{ state: 'requesting', ticketId: null, requested: null }, 'create'],
    [{}, null],
    [{ wanted: other }, 'update'],
    [{ requestedUnsure: true }, 'update'],
    [{ wanted: other, ticketId: null }, null],
    [{ state: 'needs-attention', wanted: other }, null],
    [{ state: 'cancelled' }, 'close'],
    [{ state: 'cancelled', ticketOpen: false }, null],
    [{ state: 'cancelled', ticketId: null, ticketOpen: false }, null],
    [{ state: 'skipped', ticketId: null }, null],
    [{ state: 'fulfilled', wanted: other }, null],
  ])('of %j is %s', (over, step) => expect(nextStep(facts(over))).toBe(step));
});

describe('a task that is open', () => {
  const task = (over: Partial<DeskTask>): DeskTask => ({
    does: 'create',
    state: 'ready',
    step: 'perform',
    wanted,
    ...{ may_have_run: false, failures: 0, deaths: 0, repeatable: false },
    ...over,
  });
  const sent = { state: 'waiting', may_have_run: true, failures: 1 } as const;
  const repeatable = { ...sent, repeatable: true };
  it.each<[string, Partial<DeskTask>, 'create' | 'update' | 'close' | null, Wanted, string]>([
    ['a call under way', { state: 'running' }, null, wanted, 'keep'],
    ['a creation of the same', {}, 'create', wanted, 'keep'],
    ['a creation of something else', {}, 'create', other, 'drop'],
    ['a creation that was refused', { state: 'parked' }, 'create', other, 'drop'],
    ['a creation that is not needed', { state: 'waiting' }, null, wanted, 'drop'],
    ['one that surely did not arrive', sent, null, wanted, 'drop'],
    ['one that is told apart and may have arrived', repeatable, null, wanted, 'keep'],
    ['such a one of something else', repeatable, 'create', other, 'keep'],
    ['such a one after its last attempt', { ...repeatable, state: 'parked' }, null, wanted, 'keep'],
    [
      'such a one that was refused',
      { ...repeatable, state: 'parked', failures: 0 },
      'create',
      other,
      'drop',
    ],
    ['such a one that never ran', { state: 'waiting', repeatable: true }, null, wanted, 'drop'],
    ['one to be looked up', { state: 'waiting', step: 'reconcile' }, null, wanted, 'keep'],
    ['one that nobody knows of', { state: 'unknown' }, 'create', other, 'keep'],
    ['an update to the same', { does: 'update' }, 'update', wanted, 'keep'],
    ['an update that is outdated', { does: 'update', state: 'parked' }, 'update', other, 'drop'],
    ['an update of what is cancelled', { does: 'update' }, 'close', wanted, 'drop'],
    ['a closing', { does: 'close', state: 'waiting' }, 'close', wanted, 'keep'],
    ['a closing before a new ticket', { does: 'close' }, 'create', wanted, 'keep'],
    [
      'a closing that a person has',
      { does: 'close', state: 'parked' },
      'create',
      wanted,
      'leave-behind',
    ],
  ])('%s', (_, over, next, now, verdict) => {
    expect(judgeTask(task(over), next, now)).toBe(verdict);
  });
});
