import type { SandboxEnv } from '../config/sandbox-env.config';
import type { Item } from '../people/people.model';
import { LIST_SHAPES, type ListName } from '../people/people.model';
import { datasulBench } from './datasul-bench';

/** A workbench with Datasul's lists of people at hand. */
export function peopleBench(env: Partial<SandboxEnv> = {}) {
  const bench = datasulBench(env);
  const admin = async <T>(operation: string, body?: unknown): Promise<T> => {
    const [method = '', path = ''] = operation.split(' ');
    const seen = await bench.ask(`${method} /admin/datasul/people${path}`, { body });
    if ((seen.status ?? 0) >= 300) throw new Error(seen.text);
    return seen.json as T;
  };
  return {
    ...bench,
    admin,
    populate: (options: object): Promise<{ counts: Record<ListName, number> }> =>
      admin('POST /populate', options),
    put: (list: ListName, items: readonly object[]): Promise<object> =>
      admin(`POST /${list}`, items),
    patch: (list: ListName, key: string, change: object): Promise<object> =>
      admin(`PATCH /${list}/${encodeURIComponent(key)}`, change),
    /** Everything of a list as a reader gets it, with the size of each page. */
    readAll: async (
      list: string,
      query: Record<string, string | number> = {},
    ): Promise<{ items: Item[]; pages: number[] }> => {
      const { path } = LIST_SHAPES[list as ListName];
      const items: Item[] = [];
      const pages: number[] = [];
      for (let page = 1; page <= 1_000; page += 1) {
        const asked = new URLSearchParams({ ...asTexts(query), page: String(page) }).toString();
        const seen = await bench.ask(`GET /datasul${path}?${asked}`);
        const read = seen.json as { items: Item[]; hasNext: boolean };
        items.push(...read.items);
        pages.push(read.items.length);
        if (!read.hasNext) return { items, pages };
      }
      throw new Error(`${list} does not end`);
    },
  };
}

function asTexts(query: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}
