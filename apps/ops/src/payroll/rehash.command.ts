import type { Command } from 'commander';
import { resultOf } from '../ask/result-of';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { EXIT } from '../program/exit-code';
import { given } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { listTable } from '../output/table';
import { SERVICE } from './service';

interface Page {
  readonly looked: number;
  readonly rehashed: number;
  readonly resealed: number;
  readonly left: readonly { readonly id: string; readonly message: string }[];
  readonly next: string | null;
  /** At the end of the ledger, unless nothing was to change. */
  readonly keys?: Keys | null;
}

/** Other lookup keys: those that may go, and those under which entries may stand still. */
interface Keys {
  readonly free: number;
  readonly left: number;
  readonly writers: readonly string[];
}

/** So many of those that could not be rehashed are named. */
const NAMED = 1_000;

/** `ops payroll rehash`: before a key of PII_LOOKUP_KEYS or PII_KEYS is dropped. */
export function addRehash(payroll: Command, runner: Runner): void {
  examples(
    payroll
      .command('rehash')
      .description(
        'põe todos os lançamentos sob as primeiras chaves de PII_LOOKUP_KEYS e PII_KEYS, antes que outra saia; pode ser repetido',
      )
      .option('--after <id>', 'continua depois deste lançamento')
      .action(runner.action(rehash)),
    'payroll rehash --why "troca anual da chave"',
    'payroll rehash --dry-run',
  );
}

async function rehash(
  context: OpsContext,
  { after: from }: { readonly after?: string },
): Promise<Outcome> {
  const { asking, settings, progress } = context;
  const sum = { looked: 0, rehashed: 0, resealed: 0, left: 0 };
  const named: Page['left'][number][] = [];
  let after = from;
  let keys: Keys | null = null;
  for (;;) {
    const page = await next(after);
    sum.looked += page.looked;
    sum.rehashed += page.rehashed;
    sum.resealed += page.resealed;
    sum.left += page.left.length;
    named.push(...page.left.slice(0, NAMED - named.length));
    progress.show(`${sum.looked} lançamentos vistos, ${sum.rehashed} refeitos…`);
    keys = page.keys ?? null;
    if (page.next === null) break;
    after = page.next;
  }
  const rehearsal = settings.dryRun ? ' (ensaio: nada mudou)' : '';
  const done = `${sum.looked} lançamentos vistos, ${sum.rehashed} refeitos, ${sum.resealed} lacrados de novo${rehearsal}.`;
  const held = sum.left > 0 || (keys !== null && isHeld(keys));
  const not = sum.left > 0 ? ` ${sum.left} não puderam: não tire chave nenhuma.` : '';
  return {
    exit: held ? EXIT.partly : EXIT.done,
    message: `${done}${not || wordsOf(keys)}`,
    result: { ...sum, keys, entries: named },
    text: listTable([['Não pôde', ({ message }) => message]], named),
  };

  async function next(at: string | undefined): Promise<Page> {
    try {
      const name = 'payroll.rehash';
      const args = given({ after: at });
      return resultOf(await asking.ask({ service: SERVICE, name, args, changes: true }));
    } catch (error) {
      if (!(error instanceof Refusal) || at === undefined) throw error;
      const goOn = `Continue com --after ${at}.`;
      throw new Refusal(`${error.message} ${goOn}`, error.exit);
    }
  }
}

/** Whether an entry may stand under another key, or come to stand there. */
function isHeld({ left, writers }: Keys): boolean {
  return left > 0 || writers.length > 0;
}

function wordsOf(keys: Keys | null): string {
  if (!keys) return '';
  if (!isHeld(keys)) return keys.free > 0 ? ' As chaves antigas podem sair.' : '';
  const writers =
    keys.writers.length > 0 ? ` (${keys.writers.join(', ')} ainda grava com ela)` : '';
  return ` Ainda pode haver lançamentos sob outra chave${writers}: não a tire, e repita desde o começo.`;
}
