import type { Command } from 'commander';
import { answerOutcome } from '../ask/answer-outcome';
import type { OpsContext } from '../program/context';
import { examples } from '../program/examples';
import { readJson } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { SERVICES } from '../topics/every-topic';
import { resultText } from './result-text';

const SERVICE = 'serviço, por exemplo candidate-screening';

/** `ops service …`: what a service is, and any command of it by name. */
export function addService(program: Command, runner: Runner): void {
  const service = program.command('service').description('o que um serviço é e sabe fazer');
  service.command('list').description('os serviços desta versão').action(runner.action(list));
  examples(
    service
      .command('describe')
      .description('nome, versão, comandos e tipos de tarefa de um serviço no ar')
      .argument('<serviço>', SERVICE)
      .action(
        runner.action((context, _: object, name = '') =>
          ask(context, name, 'service.describe', {}, false),
        ),
      ),
    'service describe candidate-screening',
  );
  examples(
    service
      .command('ask')
      .description('qualquer comando de um serviço, pelo nome (service describe mostra quais há)')
      .argument('<serviço>', SERVICE)
      .argument('<comando>', 'por exemplo dead.states')
      .argument('[args]', 'argumentos, um objeto JSON')
      .action(
        runner.action((context, _: object, name = '', command = '', args = '{}') => {
          const given = readJson('Os argumentos', args);
          if (typeof given !== 'object' || given === null || Array.isArray(given))
            throw new Refusal('Os argumentos são um objeto JSON, por exemplo \'{"id":"42"}\'.');
          // The service itself knows whether it changes anything, and refuses without a reason.
          return ask(context, name, command, given, false);
        }),
      ),
    'service ask candidate-screening tasks.show \'{"id":"42"}\'',
  );
}

function list(): Promise<Outcome> {
  return Promise.resolve({
    message: `${SERVICES.length} serviços.`,
    result: { services: SERVICES },
    text: SERVICES.join('\n'),
  });
}

async function ask(
  { asking }: OpsContext,
  service: string,
  name: string,
  args: object,
  changes: boolean,
): Promise<Outcome> {
  const answer = await asking.ask({ service, name, args, changes });
  return answerOutcome(answer, resultText(answer.result));
}
