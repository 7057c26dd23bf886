import { Injectable } from '@nestjs/common';
import { ServiceDesk } from '@ponte/clients/service-desk';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Periodic } from '@ponte/platform';
import { DeskPlan } from '../desk-plan';
import { RequestStore, saveRequest } from '../request.store';
import { CLOSE_TICKET, CREATE_TICKET } from '../task-kinds';

const EVERY_MS = 5_000;
const BATCH = 100;

/** Tasks that would ask the desk for what is no longer wanted, and have not begun to; not creations that are kept because they may have arrived. */
const OUTDATED = `
  SELECT r.id FROM equipment_request r JOIN task t ON t.kind = r.desk_kind AND t.dedupe_key = r.desk_key
  WHERE r.desk_key IS NOT NULL AND t.ended_at IS NULL AND t.state IN ('ready','waiting','parked') AND t.step = 'perform' AND t.kind <> $1
    AND (r.state NOT IN ('requesting','open') OR (t.payload->'wanted')::jsonb IS DISTINCT FROM r.wanted)
    AND NOT (t.kind = $2 AND $3 AND t.may_have_run)
  ORDER BY r.id LIMIT $4`;

/**
 * Plans anew what was kept because its call was under way at the moment at which the hire changed, and which then went on
 * waiting for another attempt. Rare; without it a desk that is back after hours would be asked for people who have left.
 */
@Injectable()
export class NeedlessTimer {
  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly requests: RequestStore,
    private readonly plan: DeskPlan,
    private readonly desk: ServiceDesk,
  ) {
    periodic.every('plan outdated tasks anew', EVERY_MS, () =>
      units.run((unit) => this.planAnew(unit)),
    );
  }

  private async planAnew(unit: UnitOfWork): Promise<void> {
    const outdated: { id: string }[] = await unit.manager.query(OUTDATED, [
      CLOSE_TICKET.name,
      CREATE_TICKET.name,
      this.desk.abilities.repeatCreate,
      BATCH,
    ]);
    const ids = outdated.map(({ id }) => id);
    for (const { request, task } of await this.requests.lock(unit.manager, ids)) {
      await this.plan.make(unit, request, task);
      await saveRequest(unit.manager, request);
    }
  }
}
