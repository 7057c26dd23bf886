import { NO_COUNTS, plus } from './run-counts';
import { progressOf, progressText, summaryText } from './run-words';

const counts = plus(NO_COUNTS, {
  ...{
    jobs: 200,
    jobsDone: 50,
    applications: 1_200,
    calls: 90,
    opened: 7,
    closed: 2,
    known: 1_193,
  },
  ...{ orders: 3, results: 1 },
});

describe('how far a run is', () => {
  it('is told with its rate and what is left', () => {
    expect(progressOf(counts, 60_000)).toMatchObject({ callsPerMinute: 90, secondsLeft: 180 });
    expect(progressText(counts, 60_000)).toBe(
      '50 de 200 vagas, 1200 candidaturas, 7 abertas, 2 encerradas, 90 chamadas/min, faltam cerca de 3 min',
    );
  });
  it('tells no time left before the first job is done', () => {
    expect(progressOf(plus(NO_COUNTS, { jobs: 5 }), 0)).toMatchObject({
      callsPerMinute: 0,
      secondsLeft: null,
    });
  });
});

describe('the summary', () => {
  it('says what was found and done', () => {
    expect(summaryText(counts, false)).toBe(
      '50 vagas e 1200 candidaturas lidas em 90 chamadas: 7 triagens abertas, 2 encerradas, 1193 já existiam; ' +
        '3 pedidos atrasados lidos, 1 com resultado.',
    );
  });
  it('says what was odd, and that it was a dry run', () => {
    const odd = summaryText(plus(counts, { notFound: 2, jobsFailed: 1 }), true);
    expect(odd).toContain('(ensaio: nada mudou)');
    expect(odd).toContain(
      'Atenção: 1 vagas que não puderam ser lidas, 2 candidaturas aguardadas que a Gupy não lista.',
    );
  });
});
