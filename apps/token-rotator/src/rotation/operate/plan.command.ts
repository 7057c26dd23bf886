import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CommandRegistry, Database } from '@ponte/platform';
import { RotatorConfig } from '../../config/rotator.config';
import { GupyAccounts } from '../do/gupy-accounts';
import { WebhookHook } from '../hook.entity';
import { databaseNow } from '../rotation.store';
import type { Plan } from '../rules/plan.rules';
import { declaredOtherwise } from './declared-otherwise';
import { planTable } from './plan-table';
import { hurry } from './rotation.commands';
import { RotationPlans } from './rotation-plans';

const EXIT = { done: 0, failed: 1, differs: 2, usage: 64 } as const;
const LOOK_MS = 500;
const APPLY_WITHIN_MS = 120_000;
const TAKEN_WITHIN_MS = 10_000;

interface Left {
  readonly id: string;
  readonly trouble: string | null;
}

const LEFT = `
  SELECT id, status, trouble FROM webhook_hook
  WHERE declared AND (vendor_id IS NULL OR put_digest IS DISTINCT FROM declared_digest OR put_wanted IS NOT NULL
    OR seen IS DISTINCT FROM 'active' OR call IN ('register', 'put')) ORDER BY id`;

/** What is known of a webhook is of this moment only once its account was listed after it. */
const UNLISTED = `
  SELECT a.account AS id, w.fault AS trouble FROM unnest($1::text[]) AS a (account)
  LEFT JOIN account_watch w ON w.account = a.account
  WHERE w.listed_at IS NULL OR w.listed_at <= $2 ORDER BY a.account`;

const USAGE = `Uso: plan [--json] | apply
  plan    mostra o que mudaria na Gupy; sai com 2 se algo mudaria
  apply   pede ao serviço em execução que faça já o que o plano diz, e espera; sai com 1 se algo não ficou pronto
  --json  a mesma coisa como um objeto JSON
`;

/** `node main.js plan` and `apply`: what differs between the file and Gupy, and having it done. */
@Injectable()
export class PlanCommand {
  constructor(
    registry: CommandRegistry,
    private readonly config: RotatorConfig,
    private readonly accounts: GupyAccounts,
    private readonly plans: RotationPlans,
    private readonly database: Database,
  ) {
    registry.add({
      name: 'plan',
      description: 'mostra o que mudaria nos webhooks da Gupy; sai com 2 se algo mudaria',
      run: (args) => this.plan(args),
    });
    registry.add({
      name: 'apply',
      description: 'pede ao serviço em execução que deixe a Gupy como o arquivo declara, e espera',
      run: (args) => this.apply(args),
    });
  }

  private async plan(args: readonly string[]): Promise<number> {
    if (args.some((arg) => arg !== '--json')) return usage();
    const plans = await this.live();
    if (typeof plans === 'string') return failed(plans);
    print(
      args.includes('--json') ? `${JSON.stringify({ plans })}\n` : plans.map(planTable).join('\n'),
    );
    return changesOf(plans) > 0 ? EXIT.differs : EXIT.done;
  }

  private async apply(args: readonly string[]): Promise<number> {
    if (args.length > 0) return usage();
    const plans = await this.live();
    if (typeof plans === 'string') return failed(plans);
    print(plans.map(planTable).join('\n'));
    const { manager } = this.database.dataSource;
    const others = await within(TAKEN_WITHIN_MS, () => this.declaredOtherwise());
    if (others.length > 0)
      return failed(
        `Nada foi feito: o serviço em execução tem outras declarações que este arquivo (${others.join(', ')}). Reinicie-o com este arquivo, ou use o dele.`,
      );
    const since = await databaseNow(manager);
    await hurry(manager);
    const left = await within(APPLY_WITHIN_MS, () => this.left(since));
    if (left.length > 0) {
      const list = left.map(({ id, trouble }) => `  ${id}: ${trouble ?? 'em andamento'}`);
      return failed(`Não ficou pronto a tempo (o serviço está rodando?):\n${list.join('\n')}`);
    }
    print('A Gupy está como o arquivo declara.\n');
    return EXIT.done;
  }

  /** A service that has just begun takes its file over a moment later. */
  private async declaredOtherwise(): Promise<readonly string[]> {
    const { manager } = this.database.dataSource;
    return declaredOtherwise(this.config, await manager.findBy(WebhookHook, { declared: true }));
  }

  /** Accounts that were not listed since then, then webhooks that are not as declared. */
  private async left(since: Date): Promise<readonly Left[]> {
    const { manager } = this.database.dataSource;
    const accounts = [...this.config.accounts.keys()];
    const unlisted = (await manager.query(UNLISTED, [accounts, since])) as Left[];
    return unlisted.length > 0 ? unlisted : ((await manager.query(LEFT)) as Left[]);
  }

  /** By Gupy's lists of this moment, or why they cannot be had. */
  private async live(): Promise<Plan[] | string> {
    await this.database.connect();
    const plans: Plan[] = [];
    for (const account of this.config.accounts.keys()) {
      const listed = await this.accounts.list(account);
      if (!listed.ok)
        return `Não foi possível ler os webhooks da conta ${account}: ${listed.reason}`;
      plans.push(await this.plans.by(this.database.dataSource.manager, account, listed.webhooks));
    }
    return plans;
  }
}

/** Asks until nothing is left or the time is over; returns what is left. */
async function within<T>(ms: number, ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
  const until = performance.now() + ms;
  for (;;) {
    const left = await ask();
    if (left.length === 0 || performance.now() > until) return left;
    await delay(LOOK_MS);
  }
}

function changesOf(plans: readonly Plan[]): number {
  return plans.flatMap(({ lines }) => lines).filter(({ change }) => change !== 'none').length;
}

function usage(): number {
  print(USAGE);
  return EXIT.usage;
}

function failed(text: string): number {
  process.stderr.write(`${text}\n`);
  return EXIT.failed;
}

function print(text: string): void {
  process.stdout.write(text);
}
