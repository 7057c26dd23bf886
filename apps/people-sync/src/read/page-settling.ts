import { Injectable } from '@nestjs/common';
import type { Settlement, UnitOfWork } from '@ponte/messaging';
import { LookupHasher } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';
import { canonicalJson } from '@ponte/contracts';
import type { PeopleRun } from '../run/people-run';
import { RunEnd } from '../run/run-end';
import { RunStore } from '../run/run.store';
import { PageKeeper } from './page-keeper';
import { ListReading } from './list-reading';
import { type ListRead, ReadStore } from './read.store';
import type { ReadPage } from './task-kinds';

/** What a page came to: its items, or that Datasul's answer cannot be used. */
export type PageRead =
  { readonly items: readonly unknown[]; readonly hasNext: boolean } | { readonly refused: string };

/**
 * What follows a page, in one transaction: it is kept, and the next one is asked for, or the list ends. A page that is not the
 * one that its list waits for changes nothing, so none is counted twice and none is left out.
 */
@Injectable()
export class PageSettling {
  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
    private readonly reads: ReadStore,
    private readonly keeper: PageKeeper,
    private readonly reading: ListReading,
    private readonly end: RunEnd,
    private readonly hasher: LookupHasher,
  ) {}

  async settle(unit: UnitOfWork, page: ReadPage, settlement: Settlement<PageRead>): Promise<void> {
    const run = await this.runs.lock(unit.manager, page.run);
    const list = await this.reads.one(unit.manager, page.run, page.endpoint);
    if (run?.state !== 'reading' || !list || !isAwaited(list, page)) return;
    const profile = this.profiles.byId(page.profile);
    const place = `${page.endpoint}, page ${page.page}`;
    if (settlement.state !== 'done' || !settlement.result || !profile) {
      const why = settlement.state === 'done' ? 'without a result' : settlement.reason;
      return this.end.fail(unit, run, `${place}: not read (${settlement.state}): ${why}`);
    }
    if ('refused' in settlement.result)
      return this.end.fail(unit, run, `${place}: ${settlement.result.refused}`);
    await this.keep(unit, { run, list, profile, page }, settlement.result);
  }

  private async keep(
    unit: UnitOfWork,
    { run, list, profile, page }: Awaited,
    { items, hasNext }: Extract<PageRead, { items: unknown }>,
  ): Promise<void> {
    const { endpoint } = page;
    const { mostPages } = profile.datasul.endpoints[endpoint];
    // A server that does not know `page` answers the first one for ever; one page of a list is never the same as the next.
    const digest = this.hasher.hash(canonicalJson(items));
    if (digest === list.lastDigest)
      return this.end.fail(
        unit,
        run,
        `${endpoint}: page ${page.page} is the same as page ${page.page - 1}`,
      );
    if (hasNext && page.page >= mostPages)
      return this.end.fail(
        unit,
        run,
        `${endpoint}: more than ${mostPages} pages (datasul.endpoints.${endpoint}.mostPages)`,
      );
    const counts = await this.keeper.keep(unit.manager, profile, page, items);
    await this.reads.pageKept(unit.manager, list, { page: page.page, digest, counts });
    if (hasNext) this.reading.ask(unit, { ...page, page: page.page + 1 });
    else await this.reading.ended(unit, run, profile, endpoint);
  }
}

interface Awaited {
  readonly run: PeopleRun;
  readonly list: ListRead;
  readonly profile: ProfileConfig;
  readonly page: ReadPage;
}

function isAwaited(list: ListRead, page: ReadPage): boolean {
  return list.state === 'reading' && list.again === page.again && list.page + 1 === page.page;
}
