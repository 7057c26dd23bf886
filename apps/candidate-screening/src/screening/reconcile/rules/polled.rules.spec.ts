import type { ScreeningRule } from '../../../config/screening.config';
import type { KnownPosition, ScreeningFacts } from '../../rules/moved.rules';
import { decidePolled, type Reading } from './polled.rules';

const rule = (over: Partial<ScreeningRule> = {}): ScreeningRule =>
  ({
    id: 'exames',
    step: { name: 'Exames' },
    again: 'on-each-entry',
    whenLeft: 'close',
    ...over,
  }) as ScreeningRule;
const POLL = new Date('2026-03-02T18:00:00Z');
const BEFORE = new Date('2026-03-01T00:00:00Z');

const reading = (step: string | null, status: string | null = 'in_process'): Reading => ({
  id: 'reconciliation/run/1',
  date: POLL,
  position: {
    source: 'acme',
    job: { id: 1 },
    step: step === null ? null : { id: 9, name: step },
    status,
  },
});
const known = (step: string, over: Partial<KnownPosition> = {}): KnownPosition => ({
  eventId: 'before',
  movedAt: BEFORE,
  step: { name: step },
  status: 'in_process',
  ...over,
});
const screening = (over: Partial<ScreeningFacts> = {}): ScreeningFacts => ({
  rule: 'exames',
  state: 'waiting',
  leftAt: null,
  returnedAt: null,
  resultDigest: null,
  openedBy: 'moved',
  enteredAt: BEFORE,
  adoptedEvent: null,
  ...over,
});
const returned = screening({ state: 'returned', returnedAt: BEFORE, resultDigest: 'x' });
const closedLeft = screening({ state: 'closed', leftAt: BEFORE });

describe('a person who stands in the step', () => {
  const opens = (
    screenings: ScreeningFacts[],
    at?: KnownPosition,
    of = rule(),
    others: ScreeningRule[] = [],
  ) => decidePolled(reading(' EXAMÊS'), at, screenings, of, others);

  it('without a screening is screened, whatever is known of their position', () => {
    expect(opens([]).open).toBe(true);
    expect(opens([], known('Exames')).open).toBe(true);
    expect(opens([screening({ rule: 'prova' })], known('Exames')).open).toBe(true);
  });
  it('with an open screening, or one that had its result, is not screened again', () => {
    expect(opens([screening()], known('Exames'))).toMatchObject({ open: false, known: true });
    expect(opens([returned], known('Exames'))).toMatchObject({ open: false, known: true });
    expect(opens([returned])).toMatchObject({ open: false, known: true });
  });
  it('who is known to have been elsewhere since is screened again, unless the rule says once', () => {
    expect(opens([returned], known('Triagem')).open).toBe(true);
    expect(opens([returned], known('Exames', { status: 'reproved' })).open).toBe(true);
    expect(opens([returned], known('Triagem'), rule({ again: 'once' })).open).toBe(false);
    expect(opens([closedLeft], known('Exames')).open).toBe(true);
    expect(opens([closedLeft]).open).toBe(true);
  });
  it('whose screening expired while they stood there is not screened again', () => {
    expect(opens([screening({ state: 'closed' })], known('Exames')).open).toBe(false);
  });
  it('of whom something newer was heard is let alone', () => {
    const newer = known('Triagem', { movedAt: new Date('2026-03-03T00:00:00Z') });
    expect(opens([], newer)).toMatchObject({ stale: true, open: false, remember: false });
  });
  it('is remembered there, unless another rule would miss the entry by that', () => {
    const prova = rule({ id: 'prova', jobs: { roles: ['ROLE-7'] } });
    expect(opens([]).remember).toBe(true);
    expect(opens([], undefined, rule(), [prova]).remember).toBe(false);
    const open = screening({ rule: 'prova' });
    expect(opens([open], undefined, rule(), [prova]).remember).toBe(true);
  });
  it('who had left while their result was awaited all the same is back', () => {
    const left = screening({ leftAt: BEFORE });
    expect(opens([left], known('Triagem')).markReturned).toEqual([left]);
  });
});

describe('a person who is no longer in the step or the process', () => {
  it.each([
    [reading('Triagem')],
    [reading('Exames', 'reproved')],
    [reading('Exames', 'give_up')],
    [reading('Exames', 'hired')],
  ])('has their awaited screening closed (%#)', (at) => {
    const open = screening();
    expect(decidePolled(at, known('Exames'), [open, returned], rule(), [])).toMatchObject({
      ...{ close: [open], open: false, known: false, remember: true },
    });
  });
  it('is still waited for where the rule wants the result', () => {
    const open = screening();
    const decision = decidePolled(
      reading('Triagem'),
      undefined,
      [open],
      rule({ whenLeft: 'write' }),
      [],
    );
    expect(decision).toMatchObject({ close: [], markLeft: [open] });
  });
  it('keeps the screenings of other rules, and those whose job the rule is for no more', () => {
    const other = screening({ rule: 'prova' });
    expect(decidePolled(reading('Triagem'), undefined, [other], rule(), []).close).toEqual([]);
    const elsewhere = rule({ jobs: { include: [2] } });
    expect(decidePolled(reading('Exames'), undefined, [screening()], elsewhere, []).close).toEqual(
      [],
    );
  });
});

it('a step that is not told changes nothing', () => {
  const decision = decidePolled(reading(null), known('Exames'), [screening()], rule(), []);
  expect(decision).toMatchObject({ unsure: true, open: false, close: [], remember: false });
});
