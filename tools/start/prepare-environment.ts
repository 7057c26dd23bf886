import type { LocalStack } from '@ponte/testing';
import { runAppCommand } from '../run-app-command';

/**
 * Migrations and topics, by the services' own sub-commands, as an operator would.
 *
 * @throws Error naming the command that failed
 */
export async function prepareEnvironment(stack: LocalStack): Promise<void> {
  for (const service of stack.services) await run(service, 'migrate');
  for (const app of ['ingest', ...stack.services]) await run(app, 'topics', 'apply');
}

async function run(app: string, ...args: string[]): Promise<void> {
  const code = await runAppCommand(app, args, { quiet: true });
  if (code !== 0) throw new Error(`${app}: "${args.join(' ')}" terminou com código ${code}`);
}
