import type { DataSource } from 'typeorm';
import { inTransaction } from '../unit/transaction-scope';
import { SHARDS } from './shard';

/** A shard held by this relay, with the number that changes whenever the shard changes hands. */
export interface OwnedShard {
  readonly shard: number;
  readonly fence: string;
}

/** How often leases are renewed and shards are shared out anew, as a part of a lease. */
export const RENEWALS_PER_LEASE = 5;
/** A lease is taken for lost this part of it before its end: clocks drift, and a record under way needs time to land. */
export const MARGIN = 1 / 3;

const HERE = `
  INSERT INTO outbox_relay (owner, expires_at) VALUES ($1, now() + make_interval(secs => $2))
  ON CONFLICT (owner) DO UPDATE SET expires_at = excluded.expires_at`;
const FORGET = `DELETE FROM outbox_relay WHERE expires_at < now() - interval '1 minute'`;
const RELAYS = `SELECT count(*)::int AS relays FROM outbox_relay WHERE expires_at > now()`;
const RENEW = `
  UPDATE outbox_shard SET expires_at = now() + make_interval(secs => $3)
  WHERE owner = $1 AND expires_at > now() AND shard = ANY($2::smallint[]) RETURNING shard, fence::text AS fence`;
const TAKE = `
  UPDATE outbox_shard SET owner = $1, fence = fence + 1, expires_at = now() + make_interval(secs => $3)
  WHERE shard = ANY(ARRAY(
    SELECT shard FROM outbox_shard WHERE owner IS NULL OR expires_at <= now() ORDER BY shard LIMIT $2 FOR UPDATE SKIP LOCKED))
  RETURNING shard, fence::text AS fence`;
const RELEASE = `
  UPDATE outbox_shard SET owner = NULL, expires_at = '-infinity' WHERE owner = $1 AND shard = ANY($2::smallint[])`;
const GONE = `DELETE FROM outbox_relay WHERE owner = $1`;

/**
 * Which shards of the outbox this relay sends. Each shard has one owner at a time, by a lease on the database's clock;
 * relays that are alive share them evenly.
 */
export class ShardLeases {
  private shards = new Map<number, OwnedShard>();
  /** Shards to be given back that have records under way: nothing new of theirs is sent. */
  private leaving = new Set<number>();
  private validUntil = 0;
  private released = false;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    readonly owner: string,
    /** How long a relay that died keeps its shards, in milliseconds on the database's clock. */
    readonly leaseMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The shards that may be sent now; none when the lease could not be renewed in time. */
  held(): OwnedShard[] {
    if (this.now() >= this.validUntil) return [];
    return [...this.shards.values()].filter(({ shard }) => !this.leaving.has(shard));
  }

  /** The shards that were held when last asked; whether they still are, the fencing number decides. */
  owned(): OwnedShard[] {
    return [...this.shards.values()];
  }

  /** Milliseconds for which the leases surely hold. */
  remainingMs(): number {
    return Math.max(0, this.validUntil - this.now());
  }

  /**
   * Renews, gives back what is above a fair share, and takes what is free below it. Of shards that are to be given back
   * and have records under way nothing new is sent, and they go once those have landed. Does nothing after
   * {@link release}.
   *
   * @param busy shards with records under way, which cannot be given back now
   */
  renew(busy: ReadonlySet<number>): Promise<void> {
    return this.inTurn(async () => {
      if (!this.released) await this.renewNow(busy);
    });
  }

  private async renewNow(busy: ReadonlySet<number>): Promise<void> {
    const asked = this.now();
    const owned = await inTransaction(this.database, async (manager) => {
      await manager.query(HERE, [this.owner, this.leaseMs / 1_000]);
      await manager.query(FORGET);
      const [{ relays } = { relays: 1 }] = (await manager.query(RELAYS)) as { relays: number }[];
      const share = Math.ceil(SHARDS / Math.max(1, relays));
      const above = [...this.shards.keys()]
        .sort((one, other) => this.tied(one, busy) - this.tied(other, busy))
        .slice(0, Math.max(0, this.shards.size - share));
      this.leaving = new Set(above.filter((shard) => busy.has(shard)));
      const surplus = above.filter((shard) => !busy.has(shard));
      if (surplus.length > 0) await manager.query(RELEASE, [this.owner, surplus]);
      const kept = [...this.shards.keys()].filter((shard) => !surplus.includes(shard));
      const [renewed] = (await manager.query(RENEW, [this.owner, kept, this.leaseMs / 1_000])) as [
        OwnedShard[],
        number,
      ];
      const room = share - renewed.length;
      if (room <= 0) return renewed;
      const [taken] = (await manager.query(TAKE, [this.owner, room, this.leaseMs / 1_000])) as [
        OwnedShard[],
        number,
      ];
      return [...renewed, ...taken];
    });
    this.shards = new Map(owned.map((held) => [held.shard, held]));
    // Counted from before the query: the database's lease began later.
    if (!this.released) this.validUntil = asked + this.leaseMs * (1 - MARGIN);
  }

  /**
   * Gives everything back, so that other relays go on at once, except `busy` shards: a record of theirs may still land,
   * so they wait for the end of their lease.
   */
  release(busy: () => ReadonlySet<number>): Promise<void> {
    this.released = true;
    this.validUntil = 0;
    return this.inTurn(async () => {
      const underWay = busy();
      const idle = [...this.shards.keys()].filter((shard) => !underWay.has(shard));
      this.shards.clear();
      this.validUntil = 0;
      await this.database.query(RELEASE, [this.owner, idle]);
      await this.database.query(GONE, [this.owner]);
    });
  }

  /** What goes first when shards are to be given back: those on their way out, then the idle ones. */
  private tied(shard: number, busy: ReadonlySet<number>): number {
    if (this.leaving.has(shard)) return 0;
    return busy.has(shard) ? 2 : 1;
  }

  /** A renewal under way must not take shards after they were given back. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
