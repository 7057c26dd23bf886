import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { declaredKinds } from './define-task';
import { DEFAULT_DELAYS_MS } from './rules/delays';
import { limitsOf, type LimitsInForce } from './rules/limits-of';
import type { TaskFacts } from './rules/task-state';
import { PERFORMS } from './performs.decorator';
import type { TaskRow } from './store/task-row';
import type { TaskKind } from './task-kind';
import type { TaskPerformer } from './task-performer';

/** A kind with the provider that performs it. */
export interface PerformedKind {
  readonly kind: TaskKind;
  readonly performer: TaskPerformer<object, unknown>;
  readonly limits: LimitsInForce;
}

/** The kinds that this service performs, found at start-up among its providers by `@Performs`. */
@Injectable()
export class TaskRegistry implements OnModuleInit {
  private readonly kinds = new Map<string, PerformedKind>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error with every fault of the service's performers at once */
  onModuleInit(): void {
    const faults = this.discovery.getProviders().flatMap((provider) => {
      // metatype is the class even of a provider that a factory made or that a test replaced.
      const type = provider.metatype as object | null;
      const kind = type ? (Reflect.getMetadata(PERFORMS, type) as TaskKind | undefined) : undefined;
      if (!kind) return [];
      return this.add(
        kind,
        provider.instance as TaskPerformer<object, unknown> | undefined,
        provider.name as string,
      );
    });
    faults.push(...this.unperformed());
    if (faults.length > 0)
      throw new Error(
        `Tasks cannot be performed:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
      );
  }

  get all(): readonly PerformedKind[] {
    return [...this.kinds.values()];
  }

  get names(): readonly string[] {
    return [...this.kinds.keys()];
  }

  find(kind: string): PerformedKind | undefined {
    return this.kinds.get(kind);
  }

  /** @throws Error for a kind that nobody performs; only rows of performed kinds are claimed, so it would be a bug */
  get(kind: string): PerformedKind {
    const found = this.kinds.get(kind);
    if (!found) throw new Error(`No performer for tasks of kind "${kind}".`);
    return found;
  }

  /** What the state machine needs to know of a task. */
  factsOf(row: TaskRow): TaskFacts {
    const { kind, performer } = this.get(row.kind);
    return {
      idempotent: kind.idempotent,
      onHold: kind.onHold,
      delaysMs: kind.delaysMs ?? DEFAULT_DELAYS_MS,
      reconcileAfterMs: kind.reconcileAfterMs ?? 0,
      reconcilable: typeof performer.reconcile === 'function',
      step: row.step,
      failures: row.failures,
      lookFailures: row.look_failures,
      deaths: row.deaths,
      settleFailures: row.settle_failures,
      mayHaveRun: row.may_have_run,
    };
  }

  /** A kind that is declared can be enqueued: its tasks would wait for ever. */
  private unperformed(): string[] {
    return declaredKinds().flatMap((kind) => {
      const known = this.kinds.get(kind.name);
      if (!known)
        return [`kind "${kind.name}" has no performer: provide one marked with @Performs`];
      return known.kind === kind
        ? []
        : [`kind "${kind.name}" is declared twice: keep one constant`];
    });
  }

  private add(
    kind: TaskKind,
    performer: TaskPerformer<object, unknown> | undefined,
    name: string,
  ): string[] {
    const known = this.kinds.get(kind.name);
    // One provider reached through two modules is one performer.
    if (known && known.performer === performer) return [];
    if (known)
      return [
        `kind "${kind.name}" has two performers, ${known.performer.constructor.name} and ${name}: keep one`,
      ];
    if (!performer)
      return [`${name} performs "${kind.name}" but has no instance: it must not be request-scoped`];
    const method = kind.batch ? 'performBatch' : 'perform';
    if (typeof performer[method] !== 'function')
      return [
        `${name} performs "${kind.name}"${kind.batch ? ', a batched kind,' : ''} but has no ${method}()`,
      ];
    const { limits, faults } = limitsOf(kind, performer.limits);
    this.kinds.set(kind.name, { kind, performer, limits });
    return faults.map((fault) => `${name} performs "${kind.name}": ${fault}`);
  }
}
