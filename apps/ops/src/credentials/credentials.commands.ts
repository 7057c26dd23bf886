import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import type { OpsContext } from '../program/context';
import { examples } from '../program/examples';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';

/** Headers beyond this are refused by ingest anyway. */
const MOST_BYTES = 16 * 1024;

/** `ops credentials hash`: a token as ingest's file names it, without the token standing there. */
export function addCredentials(program: Command, runner: Runner): void {
  const credentials = program.command('credentials').description('credenciais de remetentes');
  examples(
    credentials
      .command('hash')
      .description('lê um token da entrada padrão e dá o SHA-256 que o ingest.yml leva')
      .action(runner.action(hash)),
    'credentials hash < token.txt',
    'openssl rand -hex 32 | tee token.txt | ops credentials hash',
  );
}

/** Never an argument: those stand in the shell's history and in every process list. */
async function hash({ io }: OpsContext): Promise<Outcome> {
  if (io.terminal)
    throw new Refusal(
      'O token vem pela entrada padrão, para não aparecer na tela nem no histórico: ops credentials hash < arquivo',
    );
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of io.stdin) {
    chunks.push(Buffer.from(chunk as Buffer));
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw new Refusal('Um token não tem mais de 16 KiB.');
  }
  // The line's end belongs to the file, not to the token.
  const token = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (token === '') throw new Refusal('A entrada está vazia: nenhum token.');
  if (/^\s|\s$|[\r\n]/.test(token))
    throw new Refusal(
      'O token tem espaço ou quebra de linha no início, no meio ou no fim: um cabeçalho não os leva.',
    );
  const sha256 = createHash('sha256').update(token).digest('hex');
  return {
    message: `tokens: [{ sha256: ${sha256} }]`,
    result: { sha256 },
  };
}
