import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Periodic } from '@ponte/platform';
import { keepReport, requestsWithReports, takeReports } from '../desk-report.store';
import { RequestStore, saveRequest } from '../request.store';
import { TicketProgress } from '../ticket-progress';

const EVERY_MS = 5_000;
const BATCH = 100;

/** Takes up reports that came at the very moment at which their ticket was noted, or while its creation was under way. */
@Injectable()
export class ReportsTimer {
  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly requests: RequestStore,
    private readonly progress: TicketProgress,
  ) {
    periodic.every('match reports', EVERY_MS, () => units.run((unit) => this.match(unit)));
  }

  private async match(unit: UnitOfWork): Promise<void> {
    const ids = await requestsWithReports(unit.manager, BATCH);
    for (const { request, task } of await this.requests.lock(unit.manager, ids)) {
      for (const report of await takeReports(unit.manager, request)) {
        const { toldAt: at, ...words } = report;
        const open = request.deskKey === task?.dedupe_key ? task : undefined;
        if (!(await this.progress.told(unit, request, open, { ...words, at })))
          await keepReport(unit.manager, report);
      }
      await saveRequest(unit.manager, request);
    }
  }
}
