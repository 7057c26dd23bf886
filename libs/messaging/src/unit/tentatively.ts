import type { EventContract } from '@ponte/contracts';
import type { EntityManager } from 'typeorm';
import { ContractBroken } from '../publish/contract-broken.error';
import type { UnitOfWork } from './unit-of-work';

let savepoints = 0;

/**
 * Does something inside a unit of work that may be taken back: what `work` writes lies behind a savepoint, what it tells,
 * enqueues and buries waits until it is kept.
 *
 * @param keep says of the result whether what was done stays
 * @throws what `work` threw; what it did is taken back and the unit of work can go on
 */
export async function tentatively<R>(
  unit: UnitOfWork,
  work: (own: UnitOfWork) => Promise<R>,
  keep: (result: R) => boolean = () => true,
): Promise<R> {
  const { manager } = unit;
  savepoints += 1;
  const savepoint = `tentative_${savepoints}`;
  const waiting: (() => void | Promise<void>)[] = [];
  await manager.query(`SAVEPOINT ${savepoint}`);
  let result: R;
  try {
    result = await work(waitingUnit(unit, waiting));
    if (keep(result)) for (const act of waiting) await act();
  } catch (error) {
    await rollBackTo(manager, savepoint);
    throw error;
  }
  if (keep(result)) await manager.query(`RELEASE SAVEPOINT ${savepoint}`);
  else await rollBackTo(manager, savepoint);
  return result;
}

function waitingUnit(unit: UnitOfWork, waiting: (() => void | Promise<void>)[]): UnitOfWork {
  return {
    manager: unit.manager,
    tell: (contract, value, options) => {
      // Now, so that a fault shows where it is made.
      const faults = (contract as unknown as EventContract).validate(value);
      if (faults.length > 0) throw new ContractBroken(contract.topic, faults);
      waiting.push(() => unit.tell(contract, value, options));
    },
    enqueue: (kind, draft) => {
      waiting.push(() => unit.enqueue(kind, draft));
    },
    bury: (event, reason) => {
      waiting.push(() => unit.bury(event, reason));
      return Promise.resolve();
    },
  };
}

async function rollBackTo(manager: EntityManager, savepoint: string): Promise<void> {
  await manager.query(`ROLLBACK TO SAVEPOINT ${savepoint}; RELEASE SAVEPOINT ${savepoint}`);
}
