import type { Command } from 'commander';
import { planTable, type TopicPlan } from '@ponte/messaging';
import type { OpsContext } from '../program/context';
import { examples } from '../program/examples';
import { EXIT } from '../program/exit-code';
import type { Outcome } from '../program/outcome';
import type { Runner } from '../program/runner';
import { everySpec } from './every-topic';

interface TopicsOptions {
  readonly repartition?: boolean;
}

/** `ops topics plan|apply`: the topics of every service at once. */
export function addTopics(program: Command, runner: Runner): void {
  const topics = program
    .command('topics')
    .description('os tópicos de todos os serviços, como os contratos os pedem');
  const verbs = {
    plan: 'mostra o que difere entre o Kafka e os contratos; sai com 2 se algo difere',
    apply: 'cria e ajusta; sai com 2 se algo foi recusado',
  } as const;
  for (const verb of ['plan', 'apply'] as const)
    examples(
      topics
        .command(verb)
        .description(verbs[verb])
        .option(
          '--repartition',
          'permite acrescentar partições a um tópico com chaves (a ordem por chave só vale daí em diante)',
        )
        .action(
          runner.action((context, options: TopicsOptions) => planOrApply(context, verb, options)),
        ),
      `topics ${verb}`,
      `topics ${verb} --json`,
    );
}

async function planOrApply(
  { topics, settings }: OpsContext,
  verb: 'plan' | 'apply',
  { repartition = false }: TopicsOptions,
): Promise<Outcome> {
  const wanted = everySpec();
  const done = verb === 'apply' && !settings.dryRun;
  const plan = done
    ? await topics.apply(wanted, repartition)
    : await topics.plan(wanted, repartition);
  const left = done ? plan.differences.filter(({ kind }) => kind === 'refused') : plan.differences;
  return {
    exit: left.length > 0 ? EXIT.difference : EXIT.done,
    message: summary(plan, done),
    result: plan,
    text: planTable(plan, done),
  };
}

function summary({ differences }: TopicPlan, done: boolean): string {
  const refused = differences.filter(({ kind }) => kind === 'refused').length;
  const rest = differences.length - refused;
  const told = done ? `${rest} mudanças feitas` : `${rest} mudanças a fazer`;
  return `${told}, ${refused} recusadas.`;
}
