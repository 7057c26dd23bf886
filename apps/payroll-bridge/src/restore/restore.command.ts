import { Injectable } from '@nestjs/common';
import { CommandRegistry, Database } from '@ponte/platform';
import { noCounts, type RestoreCounts } from './restore-counts';
import { restoreArgs, USAGE } from './restore-args';
import { RestoreLedger } from './restore-ledger';

const EXIT = { done: 0, failed: 1, left: 2, usage: 64 } as const;
/** So many entries that were left are named; `--json` names all. */
const NAMED = 20;

/** `node main.js restore`: the ledger after its database was restored from a backup. */
@Injectable()
export class RestoreCommand {
  constructor(
    registry: CommandRegistry,
    private readonly database: Database,
    private readonly ledger: RestoreLedger,
  ) {
    registry.add({
      name: 'restore',
      description: 'põe em dia o livro de lançamentos de um banco restaurado (restore --help)',
      run: (args) => this.run(args),
    });
  }

  private async run(given: readonly string[]): Promise<number> {
    if (given.includes('--help')) return said(USAGE, EXIT.done);
    const args = restoreArgs(given);
    if (!args) return said(USAGE, EXIT.usage);
    await this.database.connect();
    const obstacles = await this.ledger.obstacles();
    if (obstacles.length > 0) {
      process.stderr.write(`${obstacles.join('\n')}\n`);
      return EXIT.failed;
    }
    const counts = noCounts();
    await this.ledger.restore(args, counts, (what) =>
      process.stderr.write(`${what}: ${progressText(counts)}\n`),
    );
    process.stdout.write(
      args.json
        ? `${JSON.stringify({ applied: args.apply, ...counts })}\n`
        : resultText(counts, args.apply),
    );
    return counts.left.length > 0 || counts.unjudged > 0 ? EXIT.left : EXIT.done;
  }
}

function said(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function progressText({ settled, received, forgotten, older, doubted }: RestoreCounts): string {
  return `${settled} eventos e ${received} itens lidos; ${forgotten + older} lançamentos em dia, ${doubted} incertos…`;
}

const WHY = {
  other:
    'existe no livro com outro id: foi reenviado depois da restauração; confira os dois no Datasul',
  unreadable: 'valor ou funcionário ilegível: faltam chaves de PII_KEYS?',
} as const;

function resultText(counts: RestoreCounts, applied: boolean): string {
  const { forgotten, older, lines, doubted, left, unjudged, settled, received } = counts;
  return [
    applied ? 'Feito.' : 'Ensaio: nada mudou. Para fazer: --apply --why <motivo>.',
    `Lidos: ${settled} eventos do que foi dito, ${received} itens recebidos.`,
    `Lançamentos que o livro tinha esquecido: ${forgotten}; dos quais tinha um estado mais velho: ${older}.`,
    `Rubricas de envios com a última resposta de volta: ${lines}.`,
    `Incertos, para conferir no Datasul (payroll unknown list --reason ledger-restored): ${doubted}.`,
    ...(unjudged > 0
      ? [`Itens que não puderam ser julgados (perfil da origem, PII_KEYS): ${unjudged}.`]
      : []),
    ...left.slice(0, NAMED).map(({ id, why }) => `Ficou como estava: ${id}: ${WHY[why]}.`),
    ...(left.length > NAMED ? [`… e mais ${left.length - NAMED} (--json mostra todos).`] : []),
    '',
  ].join('\n');
}
