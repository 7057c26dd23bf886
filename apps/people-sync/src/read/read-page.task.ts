import {
  LookupKeys,
  Performs,
  type Settlement,
  type TaskLimits,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Metrics } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { DatasulLists } from './datasul-lists';
import { type PageRead, PageSettling } from './page-settling';
import { READ_PAGE, type ReadPage } from './task-kinds';

/** Beyond a page's own time-out: to read what came. */
const MARGIN_MS = 5_000;

/** Reads a page of a list. What cannot be used fails the run, which says why; the task is done with it. */
@Performs(READ_PAGE)
export class ReadPageTask implements TaskPerformer<ReadPage, PageRead> {
  readonly limits: TaskLimits;
  private readonly pages;

  constructor(
    private readonly profiles: Profiles,
    private readonly lists: DatasulLists,
    private readonly settling: PageSettling,
    private readonly keys: LookupKeys,
    metrics: Metrics,
  ) {
    this.pages = metrics.counter('people_pages_total', 'Pages of Datasul that were asked for', [
      ...(['profile', 'endpoint', 'outcome'] as const),
    ]);
    const timeouts = profiles.active().map(({ datasul }) => datasul.timeoutMs);
    this.limits = { callTimeoutMs: Math.max(0, ...timeouts) + MARGIN_MS };
  }

  async perform(
    { payload }: TaskView<ReadPage>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<PageRead>> {
    const profile = this.profiles.byId(payload.profile);
    if (!profile?.active) {
      const reason = `the profile ${payload.profile} is not there or not active: its run waits`;
      return { class: 'unavailable', scope: 'party', reason, local: true };
    }
    await this.keys.use();
    const page = await this.lists.page(profile, payload, signal);
    const outcome = page.ok ? 'read' : page.class;
    this.pages.inc({ profile: profile.id, endpoint: payload.endpoint, outcome });
    if (page.ok) return { class: 'done', result: { items: page.items, hasNext: page.hasNext } };
    // Nobody would mend it by trying the same page again.
    return page.class === 'permanent' ? { class: 'done', result: { refused: page.reason } } : page;
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<ReadPage>,
    settlement: Settlement<PageRead>,
  ): Promise<void> {
    return this.settling.settle(unit, payload, settlement);
  }
}
