import type { OutcomeRule, ScreeningRule } from '../../config/screening.config';
import { planReturn } from './return.rules';

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
