import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  defineTask,
  enqueueTasks,
  Performs,
  TasksModule,
  UnitOfWorkRunner,
  type TaskOutcome,
  type TaskPerformer,
  type TaskToEnqueue,
  type UnitOfWork,
} from '@ponte/messaging';
import { PlatformModule } from '@ponte/platform';
import { DataSource } from 'typeorm';

/** The call costs nothing here: what is measured is everything around it. */
export const BenchTask = defineTask<{ n: number }>({
  name: 'bench.do',
  idempotent: true,
  concurrency: 200,
});

@Performs(BenchTask)
class BenchPerformer implements TaskPerformer<{ n: number }> {
  async perform(): Promise<TaskOutcome> {
    return { class: 'done', result: undefined };
  }
}

/** Units of work without an outbox: the tasks of this benchmark tell nothing. */
class PlainUnits extends UnitOfWorkRunner {
  constructor(private readonly database: DataSource) {
    super();
  }

  run<R>(work: (unit: UnitOfWork) => Promise<R>): Promise<R> {
    return this.database.transaction(async (manager) => {
      const tasks: TaskToEnqueue[] = [];
      const refuse = (): never => {
        throw new Error('this benchmark tells and buries nothing');
      };
      const result = await work({
        manager,
        tell: refuse,
        bury: refuse,
        enqueue: (kind, draft) => tasks.push({ kind, draft }),
      });
      await enqueueTasks(manager, tasks);
      return result;
    });
  }
}

/** The service's own task runner, alone. */
@Global()
@Module({})
export class RunnerModule {
  static of(url: string): DynamicModule {
    return {
      module: RunnerModule,
      imports: [
        PlatformModule.forRoot({ service: 'bench-do', sealing: false }),
        TypeOrmModule.forRoot({ type: 'postgres', url, poolSize: 6 }),
        TasksModule,
      ],
      providers: [
        {
          provide: UnitOfWorkRunner,
          useFactory: (database: DataSource) => new PlainUnits(database),
          inject: [DataSource],
        },
        BenchPerformer,
      ],
      exports: [UnitOfWorkRunner],
    };
  }
}
