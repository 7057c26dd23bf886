import type { ScreeningRule } from '../../config/screening.config';
import { decideMove, type KnownPosition, type Move, type ScreeningFacts } from './moved.rules';

const rule = (over: Partial<ScreeningRule> = {}): ScreeningRule =>
  ({
    id: 'exames',
    step: { name: 'Exames' },
    outcomes: {},
    again: 'on-each-entry',
    whenLeft: 'close',
    ...over,
  }) as ScreeningRule;

const move = (
  step: string,
  over: { status?: string | null; date?: string; from?: string | null } = {},
): Move => ({
  eventId: 'now',
  position: {
    source: 'acme',
    job: { id: 1 },
    step: { id: null, name: step },
    status: over.status === undefined ? 'in_process' : over.status,
  },
  previousStep:
    over.from === undefined ? { name: 'Triagem' } : over.from === null ? null : { name: over.from },
  date: new Date(over.date ?? '2026-03-02T18:00:00Z'),
});
const known = (step: string, status: string | null = null): KnownPosition => ({
  eventId: 'before',
  movedAt: new Date('2026-03-01T00:00:00Z'),
  step: { name: step },
  status,
});
const waiting: ScreeningFacts = {
  rule: 'exames',
  state: 'waiting',
  leftAt: null,
  returnedAt: null,
  resultDigest: null,
  openedBy: 'moved',
  enteredAt: new Date('2026-03-01T00:00:00Z'),
  adoptedEvent: null,
};

describe('a moved event', () => {
  it('into the step opens a screening', () => {
    expect(decideMove(move('Exames'), undefined, [], [rule()]).open).toHaveLength(1);
  });
  it('older than what is known starts and ends nothing', () => {
    const decision = decideMove(
      move('Triagem', { date: '2026-02-01T00:00:00Z' }),
      known('Exames'),
      [waiting],
      [rule()],
    );
    expect(decision).toEqual({
      ...{ stale: true, open: [], skipped: [], unsure: [] },
      ...{ close: [], markLeft: [], markReturned: [], adopt: [] },
    });
  });
  it('that is known already starts nothing, even after the inbox has forgotten it', () => {
    const again = { ...known('Triagem'), eventId: 'now' };
    expect(decideMove(move('Exames'), again, [], [rule()])).toMatchObject({
      stale: true,
      open: [],
    });
  });
  it.each([
    ['the same step as the one before', 'Exames'],
    ['no step before', null],
  ])('opens for somebody who is taken back into the process, telling %s', (_, from) => {
    const back = move('Exames', { from });
    expect(decideMove(back, known('Exames', 'reproved'), [], [rule()]).open).toHaveLength(1);
    expect(decideMove(back, known('Exames', 'in_process'), [], [rule()]).open).toEqual([]);
  });
  it.each([[null], [{}], [{ id: null, name: '' }]])(
    'whose step is %j changes nothing, because nobody knows where the person is',
    (step) => {
      const event = move('Exames');
      const untold = { ...event, position: { ...event.position, step } };
      const decision = decideMove(untold, known('Exames'), [waiting], [rule()]);
      expect(decision).toMatchObject({ open: [], close: [], markLeft: [], markReturned: [] });
      expect(decision.unsure).toHaveLength(1);
      expect(decideMove(untold, undefined, [], [rule()]).open).toEqual([]);
    },
  );
  it('that names no job changes nothing of a rule that goes by job', () => {
    const event = move('Entrevista');
    const untold = {
      ...event,
      position: { ...event.position, step: { name: 'Exames' }, job: null },
    };
    const byJob = rule({ jobs: { include: [1] } });
    expect(decideMove(untold, known('Exames'), [waiting], [byJob])).toMatchObject({
      open: [],
      close: [],
      unsure: [byJob],
    });
  });
  it.each([[{}], [{ id: null, name: null }]])(
    'whose previous step is %j is judged by what is known',
    (previousStep) => {
      const event = { ...move('Exames'), previousStep };
      expect(decideMove(event, known('Exames'), [], [rule()]).open).toEqual([]);
      expect(decideMove(event, known('Triagem'), [], [rule()]).open).toHaveLength(1);
    },
  );
  it('opens nothing for somebody who is no longer in the process', () => {
    expect(
      decideMove(move('Exames', { status: 'reproved' }), undefined, [], [rule()]).open,
    ).toEqual([]);
  });
  it('within the step is no entry', () => {
    expect(
      decideMove(move('Exames', { from: 'Exames' }), known('Exames'), [], [rule()]).open,
    ).toEqual([]);
    expect(decideMove(move('Exames', { from: null }), known('Exames'), [], [rule()]).open).toEqual(
      [],
    );
  });
  it('is an entry although the leaving was never delivered', () => {
    expect(
      decideMove(move('Exames', { from: 'Triagem' }), known('Exames'), [], [rule()]).open,
    ).toHaveLength(1);
  });
  it.each(['requesting', 'waiting', 'parked', 'concluded'] as const)(
    'opens no second screening beside one that is %s',
    (state) => {
      const decision = decideMove(move('Exames'), undefined, [{ ...waiting, state }], [rule()]);
      expect(decision.open).toEqual([]);
      expect(decision.skipped.map(({ id }) => id)).toEqual(['exames']);
    },
  );
  it.each(['parked', 'concluded'] as const)(
    'opens one beside an earlier one whose correction is %s',
    (state) => {
      const corrected = { ...waiting, state, returnedAt: new Date(), resultDigest: 'x' };
      const decision = decideMove(move('Exames'), undefined, [corrected], [rule()]);
      expect(decision.open).toHaveLength(1);
      expect(decision.skipped).toEqual([]);
      const once = decideMove(move('Exames'), undefined, [corrected], [rule({ again: 'once' })]);
      expect(once).toMatchObject({ open: [], skipped: [] });
    },
  );
  it.each(['returned', 'closed'] as const)(
    'opens again after one that is %s, unless once',
    (state) => {
      expect(
        decideMove(move('Exames'), undefined, [{ ...waiting, state }], [rule()]).open,
      ).toHaveLength(1);
      expect(
        decideMove(move('Exames'), undefined, [{ ...waiting, state }], [rule({ again: 'once' })])
          .open,
      ).toEqual([]);
    },
  );
  it('out of the step closes what waits', () => {
    expect(decideMove(move('Entrevista'), known('Exames'), [waiting], [rule()]).close).toEqual([
      waiting,
    ]);
  });
  it('with a status that ends the process closes what waits', () => {
    expect(
      decideMove(
        move('Exames', { status: 'hired', from: 'Exames' }),
        known('Exames'),
        [waiting],
        [rule()],
      ).close,
    ).toEqual([waiting]);
  });
  it('out of the step keeps what waits where the rule still wants the result', () => {
    const decision = decideMove(
      move('Entrevista'),
      known('Exames'),
      [waiting],
      [rule({ whenLeft: 'write' })],
    );
    expect(decision).toMatchObject({ close: [], markLeft: [waiting] });
  });
  it('back into the step takes the leaving back', () => {
    const left = { ...waiting, leftAt: new Date() };
    expect(
      decideMove(move('Exames'), known('Entrevista'), [left], [rule({ whenLeft: 'write' })]),
    ).toMatchObject({ open: [], markReturned: [left] });
  });
  it('leaves alone what has its result', () => {
    expect(
      decideMove(
        move('Entrevista'),
        known('Exames'),
        [{ ...waiting, state: 'concluded', resultDigest: 'x' }],
        [rule()],
      ).close,
    ).toEqual([]);
  });
  it('leaves alone what is parked with its result in hand', () => {
    expect(
      decideMove(
        move('Entrevista'),
        known('Exames'),
        [{ ...waiting, state: 'parked', resultDigest: 'x' }],
        [rule()],
      ).close,
    ).toEqual([]);
  });
  it('leaves alone the screenings of a rule that is no longer configured', () => {
    expect(
      decideMove(move('Entrevista'), known('Exames'), [{ ...waiting, rule: 'old' }], [rule()])
        .close,
    ).toEqual([]);
  });
});

describe('the event of an entry that a run had found', () => {
  const polled: ScreeningFacts = {
    ...waiting,
    openedBy: 'reconciliation',
    enteredAt: new Date('2026-03-02T18:00:00Z'),
  };
  const late = { date: '2026-03-02T17:00:00Z' };
  const returned: ScreeningFacts = { ...polled, state: 'returned', returnedAt: polled.enteredAt };

  it('is adopted and opens nothing, dated up to the poll, whatever became of the screening', () => {
    for (const one of [polled, returned, { ...polled, state: 'closed' as const }])
      expect(decideMove(move('Exames', late), undefined, [one], [rule()])).toMatchObject({
        ...{ adopt: [one], open: [], skipped: [] },
      });
  });
  it('is adopted though it is older than what is known', () => {
    const at = { ...known('Exames'), movedAt: polled.enteredAt };
    const decision = decideMove(move('Exames', late), at, [polled], [rule()]);
    expect(decision).toMatchObject({ stale: true, adopt: [polled], open: [] });
  });
  it('is adopted while the screening is open, if it is dated later', () => {
    const decision = decideMove(
      move('Exames', { date: '2026-03-02T18:01:00Z' }),
      known('Exames'),
      [polled],
      [rule()],
    );
    expect(decision).toMatchObject({ adopt: [polled], open: [], skipped: [] });
  });
  it('is another entry, if it is dated later and the screening is over', () => {
    const decision = decideMove(
      move('Exames', { date: '2026-03-02T18:01:00Z' }),
      known('Triagem'),
      [returned],
      [rule()],
    );
    expect(decision.adopt).toEqual([]);
    expect(decision.open).toHaveLength(1);
  });
  it('is adopted once, and only by its own rule and step', () => {
    const has = { ...polled, adoptedEvent: 'acme:1' };
    expect(decideMove(move('Exames', late), undefined, [has], [rule()])).toMatchObject({
      ...{ adopt: [], open: [] },
    });
    const other = rule({ id: 'prova', step: { name: 'Prova' } });
    expect(decideMove(move('Prova', late), undefined, [polled], [rule(), other]).adopt).toEqual([]);
  });
  it('is no entry if it only tells of staying in the step', () => {
    const stays = move('Exames', { ...late, from: 'Exames' });
    expect(decideMove(stays, known('Exames'), [polled], [rule()])).toMatchObject({
      ...{ adopt: [], open: [] },
    });
  });
});
