import {
  buildApps,
  ensureStack,
  type LocalStack,
  PontoWeb,
  SimulatedDatasul,
  SimulatedFeedz,
  SimulatedPeople,
  SimulatedRubeus,
  staleApps,
} from '@ponte/testing';
import { Command, CommanderError } from 'commander';
import { EventWatch } from './event-watch';
import { type FlowGroup, type FlowResult, type FlowTools, runFlows } from './flow';
import { payrollGroup } from './flows/payroll.flows';
import { peopleGroup } from './flows/people.flows';
import { provisioningGroup } from './flows/provisioning.flows';
import { rotationGroup } from './flows/rotation.flows';
import { rubeusGroup } from './flows/rubeus.flows';
import { screeningGroup } from './flows/screening.flows';
import { Ops } from './ops';
import { prepareEnvironment } from './prepare-environment';
import { addresses, flowTable } from './report';
import { SandboxApi } from './sandbox-api';
import { clearLeftovers, Services } from './services';
import { prepareSettings, type StartSettings } from './settings';

/** Rotation first: it registers the webhooks that the others are heard by. */
const GROUPS: readonly FlowGroup[] = [
  rotationGroup,
  screeningGroup,
  provisioningGroup,
  payrollGroup,
  peopleGroup,
  rubeusGroup,
];

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What was started, in the order in which it is to be stopped. */
const started: { name: string; stop: () => Promise<void> }[] = [];
let stopping: Promise<void> | undefined;

function stopEverything(): Promise<void> {
  stopping ??= (async () => {
    for (const { name, stop } of started.reverse()) {
      try {
        await stop();
      } catch (error) {
        say(`Ao encerrar ${name}: ${(error as Error).message}`);
      }
    }
  })();
  return stopping;
}

async function start(once: boolean): Promise<number> {
  const startedAt = Date.now();
  await clearLeftovers(say);
  const stack = await ensureStack({ onProgress: say, attached: true });
  started.push({ name: 'Kafka e PostgreSQL', stop: () => stack.release() });
  await build();
  const settings = await prepareSettings();
  say('Aplicando migrações e tópicos');
  await prepareEnvironment(stack);
  say('Iniciando os serviços');
  const services = new Services(settings, stack, say);
  started.push({ name: 'os serviços', stop: () => services.stopAll() });
  await services.startAll();
  say(`Pronto em ${((Date.now() - startedAt) / 1000).toFixed(1)} s. Roteiro guiado:`);
  const results = await guidedRun(settings, stack);
  process.stdout.write(`${flowTable(results)}\n`);
  const ok = results.every((result) => result.ok);
  if (once) {
    await stopEverything();
    const flows = results.map(({ name, ok, ms }) => ({ name, ok, ms }));
    process.stdout.write(`${JSON.stringify({ ok, flows })}\n`);
    return ok ? 0 : 1;
  }
  process.stdout.write(`${addresses(settings, stack.brokers)}\n`);
  return stayUp(services);
}

async function build(): Promise<void> {
  if ((await staleApps()).length === 0) return;
  say('Compilando os serviços');
  const failure = await buildApps({ onProgress: say });
  if (failure) throw new Error(failure);
}

async function guidedRun(settings: StartSettings, stack: LocalStack): Promise<FlowResult[]> {
  const events = new EventWatch();
  const sandbox = `http://127.0.0.1:${settings.ports.sandbox}`;
  const tools: FlowTools = {
    sandbox: new SandboxApi(sandbox, settings.secrets.gupyApiToken),
    datasul: new SimulatedDatasul(sandbox),
    people: new SimulatedPeople(sandbox),
    feedz: new SimulatedFeedz(sandbox),
    rubeus: new SimulatedRubeus(sandbox),
    pontoWeb: (source) =>
      new PontoWeb({
        url: `http://127.0.0.1:${settings.ports.ingest}`,
        user: `pontoweb-${source}`,
        password: settings.secrets.ahgoraPassword,
      }),
    events,
    ops: new Ops(stack.brokers),
    firstId: 600_000_000 + (Math.floor(Date.now() / 1000) % 100_000_000) * 10,
  };
  await events.start(
    stack.brokers,
    GROUPS.flatMap(({ hears }) => hears),
  );
  try {
    for (const group of GROUPS) await group.prepare?.(tools);
    return await runFlows(
      GROUPS.flatMap(({ flows }) => flows),
      tools,
    );
  } finally {
    await events.stop();
  }
}

/** Until a signal comes, or a service ends by itself. */
function stayUp(services: Services): Promise<number> {
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      const ended = services.ended();
      if (!ended || stopping) return;
      clearInterval(watch);
      say(`${ended} encerrou sozinho; veja .ponte/start/logs/${ended}.log`);
      resolve(1);
    }, 1_000);
  });
}

function onSignal(signal: NodeJS.Signals): void {
  if (stopping) return;
  say(`\n${signal}: encerrando tudo`);
  void stopEverything().then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
}

async function main(): Promise<number> {
  const program = new Command('npm start --')
    .description(
      'Starts Kafka and PostgreSQL, every service and the sandbox, runs a guided scenario and stays up (Ctrl-C ends it).',
    )
    .option('--once', 'stop after the scenario; the last line of stdout is {"ok":…,"flows":[…]}')
    .addHelpText(
      'after',
      '\nExit codes:\n  0  --once: every flow went as it should\n  1  something failed\n  2  wrong usage\n  130, 143  ended by SIGINT, SIGTERM',
    )
    .exitOverride();
  try {
    program.parse();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  const { once } = program.opts<{ once?: boolean }>();
  try {
    return await start(once ?? false);
  } catch (error) {
    if (stopping) return new Promise(() => undefined);
    say(error instanceof Error ? error.message : String(error));
    await stopEverything();
    if (once) process.stdout.write(`${JSON.stringify({ ok: false, flows: [] })}\n`);
    return 1;
  }
}

void main().then(async (code) => {
  await stopEverything();
  process.exit(code);
});
