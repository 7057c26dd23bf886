/** What `restore` is asked to do. */
export interface RestoreArgs {
  readonly apply: boolean;
  readonly since: Date | undefined;
  readonly why: string;
  readonly json: boolean;
}

export const USAGE = `Uso: restore [--apply --why <motivo>] [--since <dia>] [--json]

Depois que o banco de dados foi restaurado de uma cópia: põe o livro de lançamentos em dia com o que foi dito em
datasul.results.settled.v1. O que estava para ser lançado, ou em envio, fica incerto, para conferência (payroll unknown).
Não lança nada, não muda o que é mais novo, e pode ser repetido. O serviço tem de estar parado.

  --apply          faz; sem isso é um ensaio, que mostra o que faria e não muda nada
  --why <motivo>   por quê; fica na história de cada lançamento
  --since <dia>    lê os tópicos só a partir deste dia (2026-03-01); folgado, antes da cópia. Sem isso, desde o começo
  --json           o resultado como um objeto JSON

Sai com 0 se tudo está em dia, 1 se não pôde, 2 se algo ficou como estava (conferir), 64 se não entendeu.
`;

/** @returns undefined if it is not understood */
export function restoreArgs(given: readonly string[]): RestoreArgs | undefined {
  let apply = false;
  let json = false;
  let why = '';
  let since: Date | undefined;
  const left = [...given];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--apply') apply = true;
    else if (word === '--json') json = true;
    else if (word === '--why') why = left.shift()?.trim() ?? '';
    else if (word === '--since') {
      const text = left.shift() ?? '';
      // Brazil has had no summer time since 2019.
      since = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00-03:00` : Number.NaN);
      if (Number.isNaN(since.getTime())) return undefined;
    } else return undefined;
  }
  return apply && why === '' ? undefined : { apply, since, why, json };
}
