import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { AfterCommit } from './after-commit';
import { CollectedUnit } from './collected-unit';
import { inTransaction } from './transaction-scope';
import { UnitOfWorkRunner, type UnitOfWork } from './unit-of-work';

/** Runs units of work against the service's database, for heard slices and for everything else alike. */
@Injectable()
export class TransactionRunner extends UnitOfWorkRunner {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly afterCommit: AfterCommit,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    super();
  }

  run<R>(work: (unit: UnitOfWork) => Promise<R>): Promise<R> {
    return this.runCollected((unit) => work(unit.asUnitOfWork()));
  }

  /** Like {@link run}, with the unit's inner side. */
  async runCollected<R>(work: (unit: CollectedUnit) => Promise<R>): Promise<R> {
    const { result, committed } = await inTransaction(this.database, async (manager) => {
      const unit = new CollectedUnit(manager, this.options.service, this.clock.now());
      const result = await work(unit);
      return { result, committed: await unit.flush() };
    });
    this.afterCommit.emit(committed);
    return result;
  }
}
