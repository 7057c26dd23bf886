import { Injectable } from '@nestjs/common';
import { RESULT_BYTES } from '@ponte/messaging';
import { LookupHasher, SealError } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { Messages } from '../ledger/messages';
import { fromRow } from '../ledger/rows';
import { groupText } from './group-text';
import { scopeOf } from './report.store';
import type { ReportMessagesArgs } from './report.args';

/** Refusals in which Datasul said the same. */
export interface MessageGroup {
  readonly profile: string;
  readonly empresa: string;
  readonly evento: string;
  /** Tells messages apart without telling them. */
  readonly group: string;
  readonly count: number;
  /** An entry with such a message. */
  readonly entryId: string;
  /** Its message: free text of Datasul, which may name somebody. */
  readonly sealed: { readonly message: string };
}

/** A page of refused entries by their messages. */
export interface MessagePage {
  readonly groups: readonly MessageGroup[];
  /** Entries that were looked at. */
  readonly entries: number;
  readonly next: string | null;
}

interface Refused {
  readonly id: string;
  readonly profile: string;
  readonly empresa: string;
  readonly evento: string;
  readonly message: string;
}

/** An answer holds 200 KiB: what stands around the groups takes less than the rest. */
const PAGE_BYTES = RESULT_BYTES - 8 * 1_024;
/** What a count takes beyond its `0`, and the comma behind a group. */
const COUNT_BYTES = 4;

/** Hex digits of a group's hash: enough for the few thousand messages that a month may have. */
const HASH = 16;

/** Sorts what Datasul refused by what it said: the messages are opened here, and leave sealed. */
@Injectable()
export class MessageGroups {
  constructor(
    private readonly messages: Messages,
    private readonly hasher: LookupHasher,
  ) {}

  async page(
    manager: EntityManager,
    args: ReportMessagesArgs,
    limit: number,
  ): Promise<MessagePage> {
    const rows: Record<string, unknown>[] = await manager.query(REFUSED, [
      ...scopeOf(args),
      args.after ?? null,
      limit,
    ]);
    const refused = rows.map((row) => fromRow<Refused>(row));
    const groups = new Map<string, MessageGroup>();
    let bytes = 0;
    let entries = 0;
    for (const { id, profile, empresa, evento, message } of refused) {
      const group = this.groupOf(message);
      const key = [profile, empresa, evento, group].join('|');
      const known = groups.get(key);
      const first = { profile, empresa, evento, group, entryId: id, sealed: { message }, count: 0 };
      if (!known) bytes += Buffer.byteLength(JSON.stringify(first)) + COUNT_BYTES;
      if (bytes > PAGE_BYTES && entries > 0) break;
      groups.set(key, { ...(known ?? first), count: (known?.count ?? 0) + 1 });
      entries += 1;
    }
    const isLast = refused.length < limit && entries === refused.length;
    const next = isLast ? null : (refused[entries - 1]?.id ?? null);
    return { groups: [...groups.values()], entries, next };
  }

  private groupOf(sealed: string): string {
    try {
      const text = groupText(this.messages.open(sealed));
      return this.hasher.hash(JSON.stringify(['datasul-message', text])).slice(0, HASH);
    } catch (error) {
      if (error instanceof SealError) return `sealed-${error.code}`;
      throw error;
    }
  }
}

const REFUSED = `
  SELECT id, profile, empresa, evento, message FROM payroll_entry
  WHERE competencia = $1 AND ($2::text IS NULL OR profile = $2) AND ($3::text IS NULL OR empresa = $3)
    AND ($4::text IS NULL OR evento = $4) AND state = 'refused' AND by = 'datasul' AND message IS NOT NULL
    AND ($5::uuid IS NULL OR id > $5) ORDER BY id LIMIT $6`;
