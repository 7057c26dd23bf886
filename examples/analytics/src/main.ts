import type { Client } from 'pg';
import { draw } from './draw.ts';
import { Fault } from './fault.ts';
import { followAll } from './follow-all.ts';
import { HELP } from './help.ts';
import { kafkaFault } from './kafka/kafka-fault.ts';
import { makeKafka } from './kafka/make-kafka.ts';
import { type Options, readOptions } from './options.config.ts';
import { readAll } from './read-all.ts';
import { report } from './report.ts';
import { fillSample } from './sample/fill-sample.ts';
import { connect } from './store/connect.ts';
import { databaseFault } from './store/database-fault.ts';
import { openDatabase } from './store/open-database.ts';
import { prepareSchema } from './store/prepare-schema.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Exit codes that shells know: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

async function main(args: readonly string[]): Promise<number> {
  const options = asked(args);
  if (typeof options === 'number') return options;
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => interrupt.abort(signal));
  try {
    const client = await openDatabase(options);
    try {
      await run(options, client, interrupt.signal);
    } finally {
      await client.end();
    }
  } catch (error) {
    const told = databaseFault(kafkaFault(error, options.kafka), options.databaseUrl);
    if (!(told instanceof Fault)) throw told;
    say(told.message);
    return 1;
  }
  if (!interrupt.signal.aborted || options.follow) return 0;
  say('Interrompido antes do fim: o que foi lido está guardado, e a próxima vez continua daqui.');
  return CODES[interrupt.signal.reason as keyof typeof CODES];
}

/** @returns the exit code where there is nothing to do */
function asked(args: readonly string[]): Options | number {
  try {
    const options = readOptions(args);
    if (!options.help) return options;
    process.stdout.write(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    say(error.message);
    return 2;
  }
}

async function run(options: Options, client: Client, signal: AbortSignal): Promise<void> {
  const { sample, follow, kafka: kafkaOptions, patienceMs } = options;
  await prepareSchema(client, sample ? 'sample.' : kafkaOptions.prefix);
  if (sample) {
    await fillSample(client);
  } else {
    const heard = new Set<string>();
    const kafka = makeKafka(kafkaOptions, (message) => {
      if (!heard.has(message)) say(`Kafka: ${message}`);
      heard.add(message);
    });
    const reading = { kafka, options: kafkaOptions, client, patienceMs, signal, say };
    if (follow)
      return followAll({ ...reading, everyMs: options.everyMs, show: () => show(options) });
    const count = await readAll({ ...reading, follow: false });
    if (signal.aborted) return;
    say(
      `Lido até o fim: ${count.kept} novos, ${count.repeated} repetidos, ${count.unreadable} ilegíveis.`,
    );
  }
  await show(options);
  process.stdout.write(await report(client, options.json));
}

/** By a connection of its own: the reader's may be within a transaction. */
async function show({ out, databaseUrl, schema, environment }: Options): Promise<void> {
  if (out === undefined) return;
  const client = await connect(databaseUrl, schema);
  try {
    await draw(client, out, environment);
  } finally {
    await client.end();
  }
  say(`Desenhado: ${out}`);
}

main(process.argv.slice(2)).then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
