import type { ServiceCommand } from '@ponte/platform';
import { planTable } from './plan-table';
import type { TopicAdmin } from './topic-admin';
import type { TopicPlan } from './topic-plan';
import type { TopicSpec } from './topic-spec';

const USAGE = `Uso: topics plan|apply [--json] [--repartition]
  plan           mostra o que difere entre o Kafka e os contratos; sai com 2 se algo difere
  apply          cria e ajusta; sai com 2 se algo foi recusado
  --json         a mesma coisa como um objeto JSON
  --repartition  permite acrescentar partições a um tópico com chaves (a ordem por chave só vale daí em diante)
`;

export interface TopicsCommandOptions {
  readonly admin: () => TopicAdmin;
  readonly wanted: () => readonly TopicSpec[];
  /** Where the result goes; by default the standard output. */
  readonly print?: (text: string) => void;
}

/** `topics plan|apply`, of a service's own `main.js` and of the workspace's tool. */
export class TopicsCommand implements ServiceCommand {
  readonly name = 'topics';
  readonly description = 'mostra (plan) ou cria e ajusta (apply) os tópicos do Kafka';
  private readonly print: (text: string) => void;

  constructor(private readonly options: TopicsCommandOptions) {
    this.print = options.print ?? ((text) => void process.stdout.write(text));
  }

  /** Exit code: 0 aligned, 2 something differs (plan) or was refused (apply), 64 not understood. */
  async run(args: readonly string[]): Promise<number> {
    const [action, ...rest] = args.filter((arg) => !arg.startsWith('--'));
    const flags = new Set(args.filter((arg) => arg.startsWith('--')));
    const unknown = [...flags].filter((flag) => flag !== '--json' && flag !== '--repartition');
    if ((action !== 'plan' && action !== 'apply') || rest.length > 0 || unknown.length > 0) {
      this.print(USAGE);
      return 64;
    }
    const admin = this.options.admin();
    const wanted = this.options.wanted();
    const repartition = flags.has('--repartition');
    const plan =
      action === 'plan'
        ? await admin.plan(wanted, repartition)
        : await admin.apply(wanted, repartition);
    this.print(
      flags.has('--json')
        ? `${JSON.stringify({ action, ...plan })}\n`
        : planTable(plan, action === 'apply'),
    );
    return exitCode(action, plan);
  }
}

function exitCode(action: 'plan' | 'apply', { differences }: TopicPlan): number {
  const left =
    action === 'plan' ? differences : differences.filter(({ kind }) => kind === 'refused');
  return left.length > 0 ? 2 : 0;
}
