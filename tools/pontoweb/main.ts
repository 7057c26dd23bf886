import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ahgoraMonth, PontoWeb } from '@ponte/testing';
import { countLines } from './count-lines';
import { HELP, readOptions, type PontoWebOptions } from './options';
import { isAllAccepted, press, type Attempt } from './press';
import { jsonOf, reportOf } from './report';

/** `npm run pontoweb -- …`: sends results as a person at PontoWeb does, and prints what comes back. */
async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (typeof options === 'number') return options;
  const body = await bodyOf(options);
  if (options.print) {
    process.stdout.write(body);
    return 0;
  }
  const lines = countLines(body.toString('utf8'));
  const pontoWeb = new PontoWeb(options.target);
  const { last, attempts } = await press({
    send: () => pontoWeb.send(body, options.timeoutMs),
    lines,
    attempts: options.attempts,
    pause: (ms) => pause(ms),
    onRepeat: tellRepeat,
  });
  const pressed = { last, attempts, lines };
  process.stdout.write(options.json ? jsonOf(pressed) : reportOf(pressed, options.errorsOnly));
  return isAllAccepted(last, lines) ? 0 : 1;
}

/** The bytes of a file are not touched: they may be the fault that is being looked for. */
async function bodyOf({ file, month }: PontoWebOptions): Promise<Buffer> {
  if (file === undefined) return Buffer.from(`${JSON.stringify(ahgoraMonth(month))}\n`);
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`Não foi possível ler ${file} (${code ?? 'erro'}).`, { cause: error });
  }
}

function optionsOf(args: readonly string[]): PontoWebOptions | number {
  try {
    const options = readOptions(args);
    if (options !== 'help') return options;
    process.stdout.write(HELP);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
}

function tellRepeat(attempt: Attempt, pauseMs: number): void {
  const what =
    attempt.kind === 'no-answer'
      ? attempt.why
      : `HTTP ${attempt.reply.status}, ${attempt.reply.entries.filter(({ status }) => status !== 'S').length} não aceitas`;
  process.stderr.write(`${what}: de novo em ${pauseMs / 1_000} s\n`);
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
