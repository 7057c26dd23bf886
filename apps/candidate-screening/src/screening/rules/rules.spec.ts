import type { ScreeningRule } from '../../config/screening.config';
import { isInProcess, type Position, whereabouts } from './matching.rules';
import { render, unknownFields } from './template.rules';
import { mayBecome, SCREENING_STATES } from './transitions.rules';

const rule = (over: Partial<ScreeningRule> = {}): ScreeningRule =>
  ({ id: 'exames', step: { name: 'Exames' }, ...over }) as ScreeningRule;

const position = (over: Partial<Position> = {}): Position => ({
  source: 'acme',
  job: {
    id: 8451877,
    role: { code: 'R-200', name: 'Analista' },
    branch: { name: 'Matriz > São Paulo' },
  },
  step: { id: 54392498, name: 'Exames' },
  status: 'in_process',
  ...over,
});

const isInStep = (...of: Parameters<typeof whereabouts>) => whereabouts(...of) === 'in';

describe('matching', () => {
  it('finds the step by name without case and accents', () => {
    expect(isInStep(rule(), position({ step: { id: 1, name: ' EXAMES ' } }))).toBe(true);
    expect(isInStep(rule(), position({ step: { id: 1, name: 'Exames médicos' } }))).toBe(false);
  });
  it('finds the step by id where one is configured, whatever its name', () => {
    expect(isInStep(rule({ step: { id: 7 } }), position({ step: { id: 7, name: 'Outra' } }))).toBe(
      true,
    );
    expect(isInStep(rule({ step: { id: 7 } }), position({ step: { id: 8, name: 'Exames' } }))).toBe(
      false,
    );
  });
  it.each([
    [{ include: [1] }, false],
    [{ include: [8451877] }, true],
    [{ exclude: [8451877] }, false],
    [{ exclude: [1] }, true],
    [{ roles: ['analista'] }, true],
    [{ roles: ['r-200'] }, true],
    [{ roles: ['Gerente'] }, false],
    [{ branches: ['matriz > sao paulo'] }, true],
    [{ branches: ['Filial'] }, false],
    [{ include: [8451877], roles: ['Gerente'] }, false],
  ])('jobs %j → %p', (jobs, expected) => {
    expect(isInStep(rule({ jobs }), position())).toBe(expected);
  });
  it('survives null job, role, branch and step', () => {
    expect(isInStep(rule(), position({ step: null }))).toBe(false);
    expect(
      isInStep(
        rule({ jobs: { roles: ['Analista'] } }),
        position({ job: { id: 1, role: null, branch: null } }),
      ),
    ).toBe(false);
  });
  it.each([
    [{}, { step: null }],
    [{}, { step: { id: 7, name: ' ' } }],
    [{ step: { id: 7 } }, { step: { id: null, name: 'Exames' } }],
    [{ jobs: { exclude: [1] } }, { job: null }],
    [{ jobs: { roles: ['Analista'] } }, { job: null }],
  ])('does not guess: rule %j, told %j', (of, told) => {
    expect(whereabouts(rule(of), position(told))).toBe('unknown');
  });
  it('knows what one half of the telling rules out', () => {
    const jobs = { include: [1] };
    expect(whereabouts(rule({ jobs }), position({ step: null }))).toBe('out');
    expect(whereabouts(rule({ jobs }), position({ job: null, step: { name: 'X' } }))).toBe('out');
  });
  it('keeps to the rule’s source', () => {
    expect(isInStep(rule({ source: 'other' }), position())).toBe(false);
  });
  it.each([
    ['in_process', true],
    [null, true],
    ['reproved', false],
    ['hired', false],
    ['give_up', false],
  ])('status %p opens: %p', (status, expected) => {
    expect(isInProcess(position({ status }))).toBe(expected);
  });
});

describe('templates', () => {
  it('puts values in verbatim', () => {
    expect(render('Nota {score}', { score: '{outcome} $&' })).toEqual({
      ok: true,
      text: 'Nota {outcome} $&',
    });
  });
  it('names the value that is missing or blank', () => {
    expect(render('Nota {score}', { score: ' ' })).toEqual({ ok: false, missing: 'score' });
  });
  it('finds misspelt fields', () => {
    expect(unknownFields('{nota} {score} {}')).toEqual(['nota', '']);
  });
});

describe('states', () => {
  it('only advance: nothing leads back to the order, and closed is the end', () => {
    for (const from of SCREENING_STATES) expect(mayBecome(from, 'requesting')).toBe(false);
    for (const to of SCREENING_STATES) expect(mayBecome('closed', to)).toBe(false);
    expect(mayBecome('returned', 'waiting')).toBe(false);
    expect(mayBecome('concluded', 'waiting')).toBe(false);
  });
  it('a correction opens the writing again', () =>
    expect(mayBecome('returned', 'concluded')).toBe(true));
});
