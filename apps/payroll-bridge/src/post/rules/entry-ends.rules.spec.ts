import { answeredEnd, doubtedEnd, refusedEnd, waitingEnd } from './entry-ends.rules';

describe('what is done about an entry', () => {
  it('that Datasul accepted or refused, in its own words', () => {
    expect(answeredEnd('e', { state: 'accepted', message: 'OK' })).toEqual({
      id: 'e',
      move: { kind: 'settle', outcome: 'accepted', by: 'datasul', message: 'OK' },
      recorded: { outcome: 'accepted', matched: true },
    });
    expect(answeredEnd('e', { state: 'refused', message: '' }).move).toMatchObject({
      outcome: 'refused',
      message: 'Recusada pelo Datasul, sem mensagem.',
    });
    expect(refusedEnd('e', 'Funcionário não encontrado.').move).toMatchObject({
      outcome: 'refused',
      by: 'datasul',
      message: 'Funcionário não encontrado.',
    });
  });

  it('that the reply does not tell: unknown, with the reason and never a success', () => {
    expect(answeredEnd('e', { state: 'unknown', reason: 'no-entry' })).toMatchObject({
      move: { outcome: 'unknown', by: 'ponte', reason: 'no-entry' },
      recorded: { outcome: 'unknown', matched: false },
    });
    const odd = answeredEnd('e', { state: 'unknown', reason: 'status', message: 'Pendente' });
    expect(odd.recorded).toEqual({ outcome: 'unknown', matched: true });
    expect(odd.move).toMatchObject({
      message:
        'A resposta do Datasul traz uma situação que não é S nem E (mensagem do Datasul: Pendente). Não se sabe se foi lançada: aguarda conferência no Datasul.',
    });
  });

  it.each([
    ['no-answer', 'O Datasul não respondeu'],
    ['call-refused', 'recusou o envio inteiro'],
    ['process-died', 'interrompido'],
    ['ambiguous', 'distinguir'],
  ] as const)('of which nobody can tell (%s), in words for an analyst', (code, words) => {
    const { move } = doubtedEnd('e', code);
    expect(move).toMatchObject({ outcome: 'unknown', reason: code });
    expect((move as { message: string }).message).toContain(words);
    expect((move as { message: string }).message).toContain('aguarda conferência');
  });

  it('that was surely not posted: it waits again, in smaller calls after one that was refused whole', () => {
    expect(waitingEnd('e').move).toEqual({ kind: 'unsend', partLimit: undefined });
    expect(waitingEnd('e', 5).move).toEqual({ kind: 'unsend', partLimit: 5 });
  });
});
