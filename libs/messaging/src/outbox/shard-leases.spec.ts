import type { DataSource } from 'typeorm';
import { SHARDS } from './shard';
import { ShardLeases } from './shard-leases';

const ALL = Array.from({ length: SHARDS }, (_, shard) => shard);

/** The table of shards with a number of relays that are alive; all shards are free at first. */
class Table {
  relays = 1;
  readonly owned = new Set<number>();
  queries = 0;

  private readonly manager = {
    query: async (sql: string, values: unknown[] = []): Promise<unknown> => {
      this.queries += 1;
      const rows = (shards: number[]) => [shards.map((shard) => ({ shard, fence: '1' })), 0];
      if (sql.includes('AS relays')) return [{ relays: this.relays }];
      if (sql.includes('owner = NULL')) {
        for (const shard of values[1] as number[]) this.owned.delete(shard);
        return rows([]);
      }
      if (sql.includes('SKIP LOCKED')) {
        const taken = ALL.filter((shard) => !this.owned.has(shard)).slice(0, values[1] as number);
        for (const shard of taken) this.owned.add(shard);
        return rows(taken);
      }
      return rows(Array.isArray(values[1]) ? (values[1] as number[]) : []);
    },
  };

  readonly database = {
    options: {},
    query: this.manager.query,
    createQueryRunner: () => ({
      manager: this.manager,
      connect: async () => ({}),
      query: async () => undefined,
      startTransaction: async () => undefined,
      commitTransaction: async () => undefined,
      release: async () => undefined,
    }),
  } as unknown as DataSource;
}

const shardsOf = (leases: ShardLeases) => leases.held().map(({ shard }) => shard);

describe('ShardLeases', () => {
  it('gives shards back that are never idle: nothing new of theirs is sent, then they go', async () => {
    const table = new Table();
    const leases = new ShardLeases(table.database, 'me', 15_000);
    await leases.renew(new Set());
    expect(shardsOf(leases)).toEqual(ALL);
    table.relays = 2;
    await leases.renew(new Set(ALL));
    expect(table.owned.size).toBe(SHARDS);
    const kept = shardsOf(leases);
    expect(kept).toHaveLength(SHARDS / 2);
    await leases.renew(new Set(kept));
    expect([...table.owned]).toEqual(kept);
    expect(shardsOf(leases)).toEqual(kept);
  });

  it('gives idle ones back first', async () => {
    const table = new Table();
    const leases = new ShardLeases(table.database, 'me', 15_000);
    await leases.renew(new Set());
    table.relays = 2;
    await leases.renew(new Set(ALL.slice(0, 8)));
    expect([...table.owned]).toEqual(ALL.slice(0, 8));
  });

  it('takes nothing any more after it was released, not even by a renewal under way', async () => {
    const table = new Table();
    const leases = new ShardLeases(table.database, 'me', 15_000);
    const renewing = leases.renew(new Set());
    await Promise.all([leases.release(() => new Set()), renewing]);
    expect(table.owned.size).toBe(0);
    const { queries } = table;
    await leases.renew(new Set());
    expect(table.queries).toBe(queries);
    expect(leases.held()).toEqual([]);
  });
});
