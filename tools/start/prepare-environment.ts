import type { LocalStack } from '@ponte/testing';
import { runAppCommand } from '../run-app-command';

/**
 * Migrations by each service's own sub-command, then the topics of all, as an operator would.
 *
 * @throws Error naming the command that failed
 */
export async function prepareEnvironment(stack: LocalStack): Promise<void> {
  await Promise.all(stack.services.map((service) => run(service, 'migrate')));
  await run('ops', 'topics', 'apply', '--yes', '--actor', 'roteiro', '--why', 'início guiado');
}

async function run(app: string, ...args: string[]): Promise<void> {
  const code = await runAppCommand(app, args, { quiet: true });
  if (code !== 0) throw new Error(`${app}: "${args.join(' ')}" terminou com código ${code}`);
}
