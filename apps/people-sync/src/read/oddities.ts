import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MOST_BONDS } from '../rules/most-bonds';
import type { PeopleOddities, PeopleRun } from '../run/people-run';
import { KeptFaultStore, MOST_FAULTS } from './kept-fault.store';
import { MissingStore } from './missing.store';
import type { ListRead } from './read.store';

/** What is odd about the people as a whole: counted, and each of them a fault of the run's report. */
@Injectable()
export class Oddities {
  constructor(
    private readonly missing: MissingStore,
    private readonly faults: KeptFaultStore,
  ) {}

  /**
   * @param most bonds of one person that an event names
   * @param unmarked lists that do not name everybody, and of which nobody is taken for gone
   */
  async note(
    manager: EntityManager,
    run: PeopleRun,
    most: number,
    unmarked: readonly ListRead[],
  ): Promise<PeopleOddities> {
    const { profile } = run;
    const counts = await this.missing.oddities(manager, profile, most);
    const place = { run: run.id, endpoint: 'employees', page: null } as const;
    const nowhere = { index: null, pointer: null, code: null };
    await this.faults.forgetWhole(manager, run.id);
    for (const { endpoint, missing, nameless } of unmarked)
      await this.faults.add(manager, { ...place, endpoint }, [
        {
          ...{ ...nowhere, key: null, reason: 'missing-not-marked' },
          message: `${missing} que não foram encontrados não são dados por ausentes, porque ${nameless} itens da lista não dizem de quem são e podem ser eles: corrija a chave desses itens no Datasul, e a próxima leitura completa decide`,
        },
      ]);
    if (counts.withoutPerson > 0)
      await this.faults.add(
        manager,
        place,
        (await this.missing.withoutPerson(manager, profile, MOST_FAULTS)).map((key) => ({
          ...{ ...nowhere, key, reason: 'person-missing' },
          message: 'a pessoa deste funcionário não está na lista de pessoas',
        })),
      );
    if (counts.tooManyBonds > 0)
      await this.faults.add(
        manager,
        place,
        (await this.missing.tooManyBonds(manager, profile, most, MOST_FAULTS)).map((key) => ({
          ...{ ...nowhere, key, reason: 'too-many-bonds' },
          message: `a pessoa tem mais de ${most} vínculos: o evento traz os ${most} que a regra prefere, e com mais de ${MOST_BONDS} ela não é enviada`,
        })),
      );
    return counts;
  }
}
