import type { AhgoraBody } from './ahgora-body';
import type { PostedRow } from './simulated-datasul';

/** What a payroll lacks, or has too much, beside what was sent. Empty lists: each entry is there once. */
export interface PostedDifference {
  /** Sent, but not there. */
  readonly missing: readonly string[];
  /** There with another value. */
  readonly different: readonly string[];
  /** There, and posted more than once with the same value. */
  readonly repeated: readonly string[];
  /** There, but not sent. */
  readonly foreign: readonly string[];
}

/** Compares a month with the simulated payroll, entry by entry, by what Datasul makes of each. */
export function comparePosted({ items }: AhgoraBody, rows: readonly PostedRow[]): PostedDifference {
  const sent = new Map(
    items.flatMap((item) =>
      item.resultados.map(({ rubrica, referencia, datafalta }) => {
        const key = [
          ...item.codfuncionario.split('|').map(plain),
          `${item.anocom}-${item.mescom}`,
          plain(item.campoAdicional),
          plain(rubrica.slice(-4)),
          datafalta,
        ];
        return [key.join('/'), referencia] as const;
      }),
    ),
  );
  const posted = new Map(rows.map((row) => [nameOf(row), row]));
  const both = [...posted].filter(([name]) => sent.has(name));
  return {
    missing: [...sent.keys()].filter((name) => !posted.has(name)),
    different: both
      .filter(([name, { valores }]) => valores.join() !== sent.get(name))
      .map(([name]) => name),
    repeated: both.filter(([, { repeats }]) => repeats > 0).map(([name]) => name),
    foreign: [...posted.keys()].filter((name) => !sent.has(name)),
  };
}

function nameOf(row: PostedRow): string {
  const { empresa, estabelecimento, matricula, competencia, campoAdicional, evento } = row;
  const parts = [empresa, estabelecimento, matricula, competencia, campoAdicional, evento];
  return [...parts, row.datafalta].join('/');
}

function plain(digits: string): string {
  return digits.replace(/^0+(?=.)/, '');
}
