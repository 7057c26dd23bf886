import { Injectable } from '@nestjs/common';
import { Clock, LookupHasher, saoPauloTime } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { ProfileConfig } from '../config/profile.config';
import { ENTITY_OF } from '../rules/read-item';
import { KeptFaultStore } from './kept-fault.store';
import { type ItemFault, pageItems } from './page-items';
import { PageWriter } from './page-writer';
import type { PageCounts } from './read.store';
import type { ReadPage } from './task-kinds';

/** Keeps what stands on a page, and what is wrong with it. */
@Injectable()
export class PageKeeper {
  constructor(
    private readonly writer: PageWriter,
    private readonly faults: KeptFaultStore,
    private readonly hasher: LookupHasher,
    private readonly clock: Clock,
  ) {}

  async keep(
    manager: EntityManager,
    profile: ProfileConfig,
    { run, endpoint, page }: ReadPage,
    items: readonly unknown[],
  ): Promise<PageCounts> {
    const entity = ENTITY_OF[endpoint];
    const today = saoPauloTime(this.clock.now()).day;
    const { drafts, seen, faulty, nameless, faults } = pageItems(profile, endpoint, items, today);
    const place = { profile: profile.id, run, entity };
    const changed = await this.writer.write(manager, { ...place, drafts, seen });
    const isHashed = entity === 'person' || entity === 'employee';
    const keyOf = ({ identity }: ItemFault): string | null =>
      identity !== null && isHashed ? this.hasher.hash(identity) : identity;
    await this.faults.add(
      manager,
      { run, endpoint, page },
      faults.map((fault) => ({ ...fault, key: keyOf(fault) })),
    );
    return { items: items.length, changed, faulty, nameless };
  }
}
