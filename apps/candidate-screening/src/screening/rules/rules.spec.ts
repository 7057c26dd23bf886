import type { OutcomeRule, ScreeningRule } from '../../config/screening.config';
import { isInProcess, type Position, whereabouts } from './matching.rules';
import { planReturn } from './return.rules';
import { comparable, sameText } from './same-text';
import { render, unknownFields } from './template.rules';
import { mayBecome, SCREENING_STATES } from './transitions.rules';

const outcomes = (plain: Record<string, OutcomeRule>) => new Map(Object.entries(plain));

const rule = (over: Partial<ScreeningRule> = {}): ScreeningRule =>
  ({
    id: 'exames',
    step: { name: 'Exames' },
    provider: 'exam-platform',
    outcomes: outcomes({
      apto: { tag: 'Apto' },
      inapto: { tag: 'Inapto', removeTags: ['Apto', 'Em análise'] },
      inconclusivo: {},
    }),
    comment: 'when-too-long',
    tagMaxLength: 40,
    again: 'on-each-entry',
    whenLeft: 'close',
    ...over,
  }) as ScreeningRule;

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

describe('comparing names typed by people', () => {
  it.each(['EXAMES  admissionais', ' exames admissionais', 'Éxames\tAdmissionais'])(
    '%p is the same step',
    (text) => {
      expect(comparable(text)).toBe('exames admissionais');
    },
  );
  it('a missing name equals nothing, not even another missing name', () => {
    expect(sameText(null, null)).toBe(false);
    expect(sameText(undefined, 'x')).toBe(false);
  });
});

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

describe('what a result asks to be written', () => {
  const writes = (plan: ReturnType<typeof planReturn>) =>
    plan.ok ? plan.writes.map((w) => `${w.kind}: ${w.text}`) : plan.reason;

  it('a tag', () => expect(writes(planReturn(rule(), 'APTO', {}, null))).toEqual(['tag: Apto']));
  it('removes the tags that the outcome names, then writes its own', () => {
    expect(writes(planReturn(rule(), 'inapto', {}, null))).toEqual([
      'remove-tag: Apto',
      'remove-tag: Em análise',
      'tag: Inapto',
    ]);
  });
  it('a correction removes the tag that we wrote', () => {
    expect(writes(planReturn(rule(), 'apto', {}, 'Inapto'))).toEqual([
      'remove-tag: Inapto',
      'tag: Apto',
    ]);
  });
  it('a correction to an outcome without a tag only removes ours', () => {
    expect(writes(planReturn(rule(), 'inconclusivo', {}, 'Apto'))).toEqual(['remove-tag: Apto']);
  });
  it('a correction leaves our tag where another screening of ours holds it, unless it is named', () => {
    expect(writes(planReturn(rule(), 'apto', {}, 'Inapto', true))).toEqual(['tag: Apto']);
    expect(writes(planReturn(rule(), 'inapto', {}, 'Apto', true))).toContain('remove-tag: Apto');
  });
  it('tells what only undoes our own tag from what the outcome names', () => {
    const plan = planReturn(rule(), 'inapto', {}, 'Aprovado');
    const undoing = plan.ok && plan.writes.filter(({ undoes }) => undoes);
    expect(undoing).toEqual([{ kind: 'remove-tag', text: 'Aprovado', undoes: true }]);
  });
  it('the same tag again is not written', () =>
    expect(writes(planReturn(rule(), 'apto', {}, 'Apto'))).toEqual([]));
  it('never removes the tag that it writes', () => {
    const r = rule({ outcomes: outcomes({ apto: { tag: 'Apto', removeTags: ['Apto'] } }) });
    expect(writes(planReturn(r, 'apto', {}, null))).toEqual(['tag: Apto']);
  });
  it('too long a tag becomes a comment', () => {
    const r = rule({ outcomes: outcomes({ apto: { tag: '{summary}' } }), tagMaxLength: 5 });
    expect(writes(planReturn(r, 'apto', { summary: 'longo demais' }, null))).toEqual([
      'comment: longo demais',
    ]);
  });
  it('counts characters, not UTF-16 units', () => {
    const r = rule({ outcomes: outcomes({ apto: { tag: '{summary}' } }), tagMaxLength: 2 });
    expect(writes(planReturn(r, 'apto', { summary: '👍👍' }, null))).toEqual(['tag: 👍👍']);
  });
  it('too long a tag with comments off needs a person', () => {
    const r = rule({
      outcomes: outcomes({ apto: { tag: '{summary}' } }),
      tagMaxLength: 5,
      comment: 'never',
    });
    expect(planReturn(r, 'apto', { summary: 'longo demais' }, null).ok).toBe(false);
  });
  it('always a comment', () => {
    const r = rule({ comment: 'always' });
    expect(
      writes(planReturn(r, 'apto', { outcome: 'apto', score: '8', summary: 'ok' }, null)),
    ).toEqual(['tag: Apto', 'comment: Resultado da validação: apto. Nota: 8.\nok']);
  });
  it.each([
    ['tag', { tag: 'Apto {summary}' }],
    ['comment', { comment: '{summary}' }],
    [
      'tag that becomes a comment',
      { tag: 'Um texto mais longo do que cabe em uma tag: {summary}' },
    ],
  ])('no %s ever holds a CPF', (_, apto) => {
    const r = rule({ outcomes: outcomes({ apto }) });
    for (const summary of ['52998224725', 'CPF 529.982.247-25.']) {
      const plan = planReturn(r, 'apto', { summary }, null);
      expect(!plan.ok && plan.reason).toContain('holds a CPF');
      expect(!plan.ok && plan.reason).not.toMatch(/\d/);
    }
    expect(planReturn(r, 'apto', { summary: '52998224726' }, null).ok).toBe(true);
  });
  it('an unknown outcome is not guessed', () => {
    const plan = planReturn(rule(), 'talvez', {}, null);
    expect(plan).toMatchObject({ ok: false });
    expect(!plan.ok && plan.reason).toContain('apto, inapto, inconclusivo');
  });
  it('the reason does not repeat the outcome’s text, which the platform wrote', () => {
    const plan = planReturn(rule(), 'ana.souza@example.com', {}, null);
    expect(!plan.ok && plan.reason).not.toContain('ana');
  });
  it('nothing for an outcome with neither tag nor comment', () => {
    expect(planReturn(rule(), 'inconclusivo', {}, null)).toEqual({
      ok: true,
      writes: [],
      tag: null,
    });
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
