import * as fc from 'fast-check';
import type { FailureClass, TaskFailure } from '../task-outcome';
import { nextState, type TaskEvent } from './next-state';
import type { TaskFacts, Transition } from './task-state';
import { freshTask as fresh } from './testing/fresh-task';

const once: TaskFacts = { ...fresh, idempotent: false };
const HALF = 0.5;

function after(
  facts: TaskFacts,
  failure: Partial<TaskFailure> & { class: FailureClass },
): Transition {
  return nextState(facts, { type: 'performed', outcome: { reason: 'r', ...failure } }, HALF);
}

describe('after a call', () => {
  it('done ends the task and frees its lane', () => {
    const next = nextState(
      fresh,
      { type: 'performed', outcome: { class: 'done', result: 7 } },
      HALF,
    );
    expect(next).toMatchObject({
      state: 'done',
      keepsHead: false,
      settlement: { state: 'done', result: 7 },
      reason: null,
    });
  });

  it('transient waits by the list, at least as long as asked, then parks', () => {
    expect(after(fresh, { class: 'transient' })).toMatchObject({
      state: 'waiting',
      dueInMs: 1_000,
      failures: 1,
      keepsHead: true,
      settlement: null,
    });
    expect(after(fresh, { class: 'transient', retryAfterMs: 9_000 })).toMatchObject({
      dueInMs: 9_000,
    });
    const last = after({ ...fresh, failures: 10 }, { class: 'transient', status: 503 });
    expect(last).toMatchObject({
      state: 'parked',
      reason: 'after 11 attempts: r',
      status: 503,
      settlement: { state: 'parked', status: 503 },
    });
  });

  it('throttled waits and costs nothing', () => {
    expect(after(fresh, { class: 'throttled', retryAfterMs: 7_000 })).toMatchObject({
      state: 'waiting',
      dueInMs: 7_000,
      failures: 0,
    });
  });

  it('unavailable pauses and costs nothing', () => {
    expect(after(fresh, { class: 'unavailable', status: 401 })).toMatchObject({
      state: 'waiting',
      failures: 0,
      pause: { scope: 'party' },
      isLocal: false,
    });
    const endpoint = after(fresh, { class: 'unavailable', scope: 'endpoint', status: 403 });
    expect(endpoint.pause).toMatchObject({ scope: 'endpoint' });
  });

  it('unavailable in this process alone pauses nothing: others may take the task at once', () => {
    for (const failure of [{}, { local: true, status: 401 }])
      expect(after(fresh, { class: 'unavailable', ...failure })).toMatchObject({
        state: 'waiting',
        dueInMs: 0,
        failures: 0,
        pause: null,
        isLocal: true,
      });
    const told = after(fresh, { class: 'unavailable', local: false });
    expect(told).toMatchObject({ pause: { scope: 'party' }, isLocal: false });
  });

  it.each<[boolean, Partial<TaskFailure> & { class: FailureClass }]>([
    [false, { class: 'throttled', status: 429 }],
    [false, { class: 'throttled' }],
    [false, { class: 'unavailable', status: 401 }],
    [false, { class: 'permanent', local: true }],
    [true, { class: 'transient' }],
    [true, { class: 'transient', status: 503 }],
    [true, { class: 'ambiguous' }],
    [true, { class: 'permanent', status: 400 }],
  ])('%s: whether an effect is possible after %j', (possible, failure) => {
    for (const facts of [fresh, once]) expect(after(facts, failure).mayHaveRun).toBe(possible);
  });

  it('an effect is possible after a death and after an interruption', () => {
    for (const type of ['died', 'interrupted'] as const)
      expect(nextState(fresh, { type }, HALF).mayHaveRun).toBe(true);
  });

  it('permanent parks at once', () => {
    expect(after(once, { class: 'permanent', status: 404 })).toMatchObject({
      state: 'parked',
      keepsHead: true,
      failures: 0,
    });
    expect(after({ ...once, onHold: 'skip' }, { class: 'permanent' })).toMatchObject({
      state: 'parked',
      keepsHead: false,
    });
  });

  it('ambiguous is looked up, unless repeating does no harm', () => {
    expect(after(once, { class: 'ambiguous' })).toMatchObject({
      state: 'waiting',
      step: 'reconcile',
      dueInMs: 5_000,
      failures: 0,
    });
    expect(after(fresh, { class: 'ambiguous' })).toMatchObject({
      state: 'waiting',
      step: 'perform',
      failures: 1,
    });
    expect(after({ ...once, reconcilable: false }, { class: 'ambiguous' })).toMatchObject({
      state: 'unknown',
      settlement: { state: 'unknown' },
    });
  });
});

describe('after a look', () => {
  const looking: TaskFacts = { ...once, step: 'reconcile' };
  const look = (
    found: Extract<TaskEvent, { type: 'reconciled' }>['found'],
    facts = looking,
  ): Transition => nextState(facts, { type: 'reconciled', found }, HALF);

  it('found is done, absent is called again and counts, unknown is for a person', () => {
    expect(look({ found: 'done', result: 1 })).toMatchObject({
      state: 'done',
      settlement: { result: 1 },
    });
    expect(look({ found: 'absent' })).toMatchObject({
      state: 'waiting',
      step: 'perform',
      failures: 1,
      dueInMs: 1_000,
      class: 'absent',
    });
    expect(look({ found: 'absent' }, { ...looking, failures: 10 })).toMatchObject({
      state: 'parked',
    });
    // Another endpoint than the call's: a pause of the kind would be ended by the next call, and begun again.
    expect(
      look({ class: 'unavailable', scope: 'endpoint', status: 403, reason: 'GET: 403' }),
    ).toMatchObject({
      state: 'unknown',
      reason: 'this credential may not look in the other system: GET: 403',
      pause: null,
    });
    expect(look({ found: 'unknown', reason: 'two' })).toMatchObject({
      state: 'unknown',
      reason: 'two',
    });
  });

  it('its own failures are tried again by their class, without touching the attempts', () => {
    expect(look({ class: 'transient', reason: 'r' })).toMatchObject({
      state: 'waiting',
      step: 'reconcile',
      lookFailures: 1,
      failures: 0,
    });
    expect(look({ class: 'ambiguous', reason: 'r' })).toMatchObject({
      state: 'waiting',
      step: 'reconcile',
      lookFailures: 1,
    });
    expect(look({ class: 'throttled', reason: 'r' })).toMatchObject({
      state: 'waiting',
      step: 'reconcile',
      lookFailures: 0,
    });
    expect(look({ class: 'unavailable', reason: 'r', status: 401 })).toMatchObject({
      state: 'waiting',
      step: 'reconcile',
      pause: { scope: 'party' },
    });
    expect(look({ class: 'permanent', reason: 'r' })).toMatchObject({ state: 'unknown' });
    expect(
      look({ class: 'transient', reason: 'r' }, { ...looking, lookFailures: 10 }),
    ).toMatchObject({ state: 'unknown' });
  });
});

describe('after a death', () => {
  const died = (facts: TaskFacts): Transition => nextState(facts, { type: 'died' }, HALF);

  it('an idempotent task runs again, and is parked after three', () => {
    expect(died(fresh)).toMatchObject({
      state: 'waiting',
      step: 'perform',
      deaths: 1,
      failures: 0,
    });
    expect(died({ ...fresh, deaths: 2 })).toMatchObject({ state: 'parked', deaths: 3 });
  });

  it('another one is looked up at once, and is unknown after three', () => {
    expect(died(once)).toMatchObject({ state: 'waiting', step: 'reconcile', dueInMs: 0 });
    expect(died({ ...once, deaths: 2 })).toMatchObject({ state: 'unknown' });
    expect(died({ ...once, reconcilable: false })).toMatchObject({ state: 'unknown' });
  });

  it('a look that was interrupted is only looked again', () => {
    expect(nextState({ ...once, step: 'reconcile' }, { type: 'interrupted' }, HALF)).toMatchObject({
      state: 'waiting',
      step: 'reconcile',
      dueInMs: 0,
    });
    expect(nextState(once, { type: 'interrupted' }, HALF)).toMatchObject({
      step: 'reconcile',
      dueInMs: 5_000,
    });
    expect(nextState(fresh, { type: 'interrupted' }, HALF)).toMatchObject({
      step: 'perform',
      dueInMs: 0,
      failures: 0,
      deaths: 0,
    });
  });
});

describe('when settled() throws', () => {
  const done = nextState(fresh, { type: 'performed', outcome: { class: 'done', result: 1 } }, HALF);
  const failed = (facts: TaskFacts, then: Transition): Transition =>
    nextState(facts, { type: 'settle-failed', reason: 'bug', then }, HALF);

  it('an idempotent task is tried again twice, then parked without asking settled() again', () => {
    expect(failed(fresh, done)).toMatchObject({
      state: 'waiting',
      step: 'perform',
      settleFailures: 1,
    });
    expect(failed({ ...fresh, settleFailures: 2 }, done)).toMatchObject({
      state: 'parked',
      settlement: null,
    });
  });

  it('a call that happened is never made again', () => {
    expect(failed(once, done)).toMatchObject({ state: 'waiting', step: 'reconcile' });
    expect(failed({ ...once, settleFailures: 2 }, done)).toMatchObject({
      state: 'unknown',
      settlement: null,
    });
    expect(failed({ ...once, reconcilable: false }, done)).toMatchObject({
      state: 'unknown',
      settlement: null,
    });
    expect(failed(once, after(once, { class: 'permanent' }))).toMatchObject({
      state: 'parked',
      settlement: null,
    });
  });
});

describe('whatever happens', () => {
  const failure = fc.record({
    class: fc.constantFrom<FailureClass>(
      'transient',
      'throttled',
      'unavailable',
      'permanent',
      'ambiguous',
    ),
    reason: fc.string(),
    retryAfterMs: fc.option(fc.nat(100_000), { nil: undefined }),
  });
  const found = fc.oneof(
    fc.constant({ found: 'done' as const, result: 0 }),
    fc.constant({ found: 'absent' as const }),
    fc.constant({ found: 'unknown' as const, reason: 'u' }),
    failure,
  );
  const event: fc.Arbitrary<TaskEvent> = fc.oneof(
    fc
      .oneof(failure, fc.constant({ class: 'done' as const, result: 0 }))
      .map((outcome) => ({ type: 'performed' as const, outcome })),
    found.map((one) => ({ type: 'reconciled' as const, found: one })),
    fc.constant({ type: 'died' as const }),
    fc.constant({ type: 'interrupted' as const }),
  );
  const facts = fc.record({
    idempotent: fc.boolean(),
    onHold: fc.constantFrom('hold' as const, 'skip' as const),
    delaysMs: fc.array(fc.nat(1_000_000), { maxLength: 12 }),
    reconcileAfterMs: fc.nat(60_000),
    reconcilable: fc.boolean(),
    step: fc.constant('perform' as const),
    failures: fc.nat(12),
    lookFailures: fc.nat(12),
    deaths: fc.nat(4),
    settleFailures: fc.nat(4),
    mayHaveRun: fc.boolean(),
  });
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it('a task waits, is held or is done; the head is kept while it waits, and as the kind says while it is held', () => {
    fc.assert(
      fc.property(facts, event, random, (before, happened, chance) => {
        const next = nextState(before, happened, chance);
        expect(['waiting', 'parked', 'unknown', 'done']).toContain(next.state);
        expect(next.keepsHead).toBe(
          next.state === 'waiting' || (next.state !== 'done' && before.onHold === 'hold'),
        );
        expect(next.settlement === null).toBe(next.state === 'waiting');
        expect(next.dueInMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('a call that may have arrived and must not be repeated is never simply repeated', () => {
    const maybeArrived = fc.constantFrom<TaskEvent>(
      { type: 'performed', outcome: { class: 'ambiguous', reason: 'time-out' } },
      { type: 'died' },
      { type: 'interrupted' },
    );
    fc.assert(
      fc.property(facts, maybeArrived, random, (before, happened, chance) => {
        const next = nextState({ ...before, idempotent: false }, happened, chance);
        expect(next.state === 'unknown' || next.step === 'reconcile').toBe(true);
      }),
    );
  });

  it('what may have had an effect stays so', () => {
    fc.assert(
      fc.property(facts, event, random, (before, happened, chance) => {
        const next = nextState({ ...before, mayHaveRun: true }, happened, chance);
        expect(next.mayHaveRun).toBe(true);
      }),
    );
  });

  it('nothing but counted failures, looks and deaths uses up a task: others change no counter', () => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom<FailureClass>('throttled', 'unavailable'),
        random,
        (before, kind, chance) => {
          const next = nextState(
            before,
            { type: 'performed', outcome: { class: kind, reason: 'r' } },
            chance,
          );
          expect(next).toMatchObject({
            failures: before.failures,
            deaths: before.deaths,
            lookFailures: before.lookFailures,
          });
        },
      ),
    );
  });

  it('a task that only fails ends in a person’s hands after a bounded number of attempts', () => {
    const failing = fc.constantFrom<FailureClass>('transient', 'ambiguous', 'permanent');
    fc.assert(
      fc.property(
        facts,
        failing,
        fc.constantFrom('absent' as const, 'transient' as const),
        random,
        (before, kind, answer, chance) => {
          let now: TaskFacts = { ...before, failures: 0, lookFailures: 0, deaths: 0 };
          for (let attempt = 0; attempt < 200; attempt += 1) {
            const looked =
              answer === 'absent'
                ? ({ found: 'absent' } as const)
                : ({ class: 'transient', reason: 'r' } as const);
            const next = nextState(
              now,
              now.step === 'perform'
                ? { type: 'performed', outcome: { class: kind, reason: 'r' } }
                : { type: 'reconciled', found: looked },
              chance,
            );
            if (next.state !== 'waiting') return;
            now = { ...now, ...next };
          }
          throw new Error('it would go on for ever');
        },
      ),
    );
  });
});
