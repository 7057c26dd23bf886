import type { RunCounts } from './run-counts';

/** How far a run is; the rates are of the time that it was really at work. */
export interface RunProgress {
  readonly jobs: number;
  readonly jobsDone: number;
  readonly applications: number;
  readonly calls: number;
  readonly callsPerMinute: number;
  /** `null` while nothing can be said. */
  readonly secondsLeft: number | null;
}

/** @param activeMs how long the run has been at work in all */
export function progressOf(counts: RunCounts, activeMs: number): RunProgress {
  const { jobs, jobsDone, applications, calls } = counts;
  const minutes = activeMs / 60_000;
  const left = jobs - jobsDone;
  return {
    ...{ jobs, jobsDone, applications, calls },
    callsPerMinute: minutes > 0 ? Math.round(calls / minutes) : 0,
    secondsLeft: jobsDone === 0 ? null : Math.round(((activeMs / jobsDone) * left) / 1_000),
  };
}

/** One line of progress, for a person. */
export function progressText(counts: RunCounts, activeMs: number): string {
  const { jobs, jobsDone, applications, callsPerMinute, secondsLeft } = progressOf(
    counts,
    activeMs,
  );
  const rest = secondsLeft === null ? '' : `, faltam cerca de ${duration(secondsLeft)}`;
  return (
    `${jobsDone} de ${jobs} vagas, ${applications} candidaturas, ${counts.opened} abertas, ` +
    `${counts.closed} encerradas, ${callsPerMinute} chamadas/min${rest}`
  );
}

/** What was found and done, in one sentence for a person. */
export function summaryText(counts: RunCounts, dryRun: boolean): string {
  const would = dryRun ? ' (ensaio: nada mudou)' : '';
  const odd = [
    [counts.jobsFailed, 'vagas que não puderam ser lidas'],
    [counts.jobsUnsure, 'vagas sem cargo ou filial informados'],
    [counts.notFound, 'candidaturas aguardadas que a Gupy não lista'],
    [counts.unsure, 'candidaturas sem etapa informada'],
    [counts.unreadable, 'itens ilegíveis'],
    [counts.ordersFailed, 'pedidos que não puderam ser lidos'],
  ] as const;
  const told = odd.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return (
    `${counts.jobsDone} vagas e ${counts.applications} candidaturas lidas em ${counts.calls} chamadas: ` +
    `${counts.opened} triagens abertas, ${counts.closed} encerradas, ${counts.known} já existiam; ` +
    `${counts.orders} pedidos atrasados lidos, ${counts.results} com resultado${would}.` +
    (told.length > 0 ? ` Atenção: ${told.join(', ')}.` : '')
  );
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
