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
import { isHeld, type PassedKeys } from './passed-keys';
import { doneText, keysText, type RehashSum } from './rehash-text';

/** Which service's keys, and how it speaks of what stands under them. */
export interface Rehash {
  readonly service: string;
  /** e.g. `payroll.rehash`. */
  readonly name: string;
  readonly about: string;
  /** What `--after` continues behind. */
  readonly after: string;
  /** e.g. `lançamentos`. */
  readonly kept: string;
  readonly examples: readonly string[];
}

interface Page extends Partial<Omit<RehashSum, 'left'>> {
  readonly left: readonly { readonly id: string; readonly message: string }[];
  readonly next: string | null;
  /** At the end, unless nothing was to change. */
  readonly keys?: PassedKeys | null;
}

interface RehashOptions {
  readonly after?: string;
}

const PARTS = ['looked', 'rehashed', 'resealed'] as const;
/** So many of those that could not be rehashed are named. */
const NAMED = 1_000;

/** `rehash` of a service: before a key of PII_LOOKUP_KEYS or PII_KEYS is dropped. */
export function addRehash(group: Command, runner: Runner, rehashed: Rehash): void {
  const { about, after, examples: lines } = rehashed;
  examples(
    group
      .command('rehash')
      .description(about)
      .option('--after <id>', `continua depois ${after}`)
      .action(
        runner.action((context, options: RehashOptions) => rehash(context, options, rehashed)),
      ),
    ...lines,
  );
}

async function rehash(
  context: OpsContext,
  { after: from }: RehashOptions,
  { service, name, kept }: Rehash,
): Promise<Outcome> {
  const { asking, settings, progress } = context;
  const sum = { left: 0 } as Record<keyof RehashSum, number>;
  const named: Page['left'][number][] = [];
  let after = from;
  let keys: PassedKeys | null = null;
  for (;;) {
    const page = await next(after);
    for (const part of PARTS)
      if (page[part] !== undefined) sum[part] = (sum[part] ?? 0) + page[part];
    sum.left += page.left.length;
    named.push(...page.left.slice(0, NAMED - named.length));
    progress.show(`${doneText(sum, kept)}…`);
    keys = page.keys ?? null;
    if (page.next === null) break;
    after = page.next;
  }
  const rehearsal = settings.dryRun ? ' (ensaio: nada mudou)' : '';
  const done = `${doneText(sum, kept)}${rehearsal}.`;
  const held = sum.left > 0 || (keys !== null && isHeld(keys));
  const not = sum.left > 0 ? ` ${sum.left} não puderam: não tire chave nenhuma.` : '';
  return {
    exit: held ? EXIT.partly : EXIT.done,
    message: `${done}${not || keysText(keys, kept)}`,
    result: { ...sum, keys, entries: named },
    text: listTable([['Não pôde', ({ message }) => message]], named),
  };

  async function next(at: string | undefined): Promise<Page> {
    try {
      const args = given({ after: at });
      return resultOf(await asking.ask({ service, name, args, changes: true }));
    } catch (error) {
      if (!(error instanceof Refusal) || at === undefined) throw error;
      const goOn = `Continue com --after ${at}.`;
      throw new Refusal(`${error.message} ${goOn}`, error.exit);
    }
  }
}
