import { createInterface } from 'node:readline';
import type { OpsContext } from './context';
import { Refusal } from './refusal';

/**
 * Asks the person at the terminal whether to go on; `--yes` answers for them, and a dry run needs nobody.
 *
 * @throws Refusal if they do not want to, or if there is nobody to ask
 */
export async function confirm({ settings, io, progress }: OpsContext, what: string): Promise<void> {
  if (settings.yes || settings.dryRun) return;
  if (!io.terminal)
    throw new Refusal(
      `${what} Sem terminal para confirmar: repita com --yes, ou ensaie com --dry-run.`,
    );
  progress.clear();
  io.err(`${what} Continuar? [s/N] `);
  const lines = createInterface({ input: io.stdin });
  const answer = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    // Ctrl-D ends the input without an answer.
    lines.once('close', () => resolve(''));
  });
  lines.close();
  if (!/^s(im)?$/i.test(answer.trim())) throw new Refusal('Nada foi feito.');
}
