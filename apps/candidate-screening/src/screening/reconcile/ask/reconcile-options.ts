import { parseArgs } from 'node:util';

export const USAGE = `Uso: reconcile --screening ID [--job NÚMERO] [--dry-run] [--actor NOME] [--why MOTIVO] [--json]
  Compara uma triagem com a Gupy: abre as que faltam, encerra quem saiu da etapa ou do processo, lê pedidos atrasados.

  --screening ID  a triagem, como está em screenings no arquivo de configuração
  --job NÚMERO    só esta vaga, publicada ou não
  --dry-run       só diz o que faria
  --actor NOME    quem pede (padrão: o usuário do sistema)
  --why MOTIVO    por quê; fica registrado
  --json          o resumo como um objeto JSON

Saída: 0 feito, 1 falhou, 2 uso incorreto.
`;

export interface ReconcileOptions {
  readonly screening: string;
  readonly job: number | null;
  readonly dryRun: boolean;
  readonly actor: string | null;
  readonly why: string | null;
  readonly json: boolean;
}

/** The options, or what is wrong with them; `help` if that was asked for. */
export function readReconcileOptions(
  args: readonly string[],
): ReconcileOptions | { readonly fault: string } | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        screening: { type: 'string' },
        job: { type: 'string' },
        'dry-run': { type: 'boolean' },
        actor: { type: 'string' },
        why: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return { fault: `Opção não entendida: ${(error as Error).message}` };
  }
  if (values.help) return 'help';
  const { screening, job } = values;
  if (!screening) return { fault: 'Informe a triagem: --screening ID.' };
  if (job !== undefined && !(/^[1-9]\d{0,15}$/.test(job) && Number.isSafeInteger(Number(job))))
    return { fault: `--job deve ser o número de uma vaga, não "${job}".` };
  return {
    screening,
    job: job === undefined ? null : Number(job),
    dryRun: values['dry-run'] ?? false,
    actor: values.actor ?? null,
    why: values.why ?? null,
    json: values.json ?? false,
  };
}
