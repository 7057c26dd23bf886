import { Command } from 'commander';
import { addCredentials } from '../credentials/credentials.commands';
import { addDead } from '../dead/dead.commands';
import { addHistory } from '../history/history.commands';
import { addKept } from '../kept/kept.commands';
import { addPayroll } from '../payroll/payroll.commands';
import { addPeople } from '../people/people.commands';
import { addProvisioning } from '../provisioning/provisioning.commands';
import { addRotation } from '../rotation/rotation.commands';
import { addScreening } from '../screening/screening.commands';
import { addService } from '../service/service.commands';
import { addTasks } from '../tasks/tasks.commands';
import { addTopics } from '../topics/topics.commands';
import { examples } from './examples';
import { exitCodesHelp } from './exit-codes-help';
import { inPortuguese } from './portuguese';
import type { Runner } from './runner';

const ABOUT = `Opera os serviços da Ponte: olha e decide tarefas, eventos mortos e corpos recusados, tópicos e o que cada serviço oferece.

Fala com os serviços só pelo Kafka (KAFKA_BROKERS, KAFKA_PREFIX, …). O que muda alguma coisa leva quem pede (--actor) e por quê (--why), e fica registrado em ops.command.answered.v1.`;

/** The whole command, with nothing run yet. */
export function buildProgram(runner: Runner): Command {
  const program = inPortuguese(new Command('ops'))
    .description(ABOUT)
    .option('--json', 'um objeto JSON na saída padrão, para programas')
    .option('--actor <quem>', 'quem pede; sem isso OPS_ACTOR, senão o usuário do sistema')
    .option('--why <motivo>', 'por quê; obrigatório no que muda alguma coisa')
    .option('--dry-run', 'só diz o que aconteceria')
    .option('--timeout <duração>', 'quanto esperar pela resposta do serviço: 30s, 2m (padrão 30s)')
    .option('--rate <por-segundo>', 'no máximo tantos registros ou tarefas por segundo')
    .option('--yes', 'não pergunta antes do que muda muitos de uma vez');
  examples(
    program,
    'tasks list candidate-screening --state parked',
    'tasks retry candidate-screening 42 --why "token trocado"',
    'dead list candidate-screening --since 2d',
    'rejected replay --source acme --why "contrato corrigido"',
    'help exit-codes',
  );
  addTasks(program, runner);
  addDead(program, runner);
  addKept(program, runner);
  addTopics(program, runner);
  addCredentials(program, runner);
  addService(program, runner);
  addProvisioning(program, runner);
  addPayroll(program, runner);
  addPeople(program, runner);
  addRotation(program, runner);
  addScreening(program, runner);
  addHistory(program, runner);
  exitCodesHelp(program);
  return program;
}
