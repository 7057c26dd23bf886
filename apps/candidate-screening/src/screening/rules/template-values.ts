import type { ResultFacts } from './result.rules';
import type { TemplateValues } from './template.rules';

const DAY = new Intl.DateTimeFormat('pt-BR', { timeZone: 'America/Sao_Paulo', dateStyle: 'short' });

/** A result's values as templates show them; the date is the day in São Paulo, as recruiters read it. */
export function templateValues(result: ResultFacts): TemplateValues {
  return {
    outcome: result.outcome ?? undefined,
    score: result.score ?? undefined,
    summary: result.summary ?? undefined,
    date: DAY.format(result.date),
  };
}
