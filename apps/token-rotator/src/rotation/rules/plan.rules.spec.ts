import type { GupyWebhook } from '@ponte/clients/gupy';
import { listedWebhook, type ListedWebhook } from './listed-webhook';
import { planOf, type Declared, type KnownHook } from './plan.rules';

const URL_A = 'https://hooks.example.com/a?key=secret';
const declared: Declared = {
  ...{ id: 'a', account: 'acme', action: 'application.moved', postbackUrl: URL_A, digest: 'd' },
};
const inGupy = (changes: Partial<GupyWebhook> = {}): ListedWebhook =>
  listedWebhook({
    id: 'v-1',
    action: 'application.moved',
    postbackUrl: URL_A,
    status: 'active',
    ...changes,
  } as GupyWebhook);
const known: KnownHook = { vendorId: 'v-1', putDigest: 'd', account: 'acme' };

const plan = (hook: KnownHook | undefined, list: ListedWebhook[]) =>
  planOf('acme', [declared], new Map(hook ? [['a', hook]] : []), list);
const change = (hook: KnownHook | undefined, list: ListedWebhook[]) =>
  plan(hook, list).lines[0]?.change;

describe('a plan', () => {
  it.each([
    ['register', undefined, []],
    ['register', known, []],
    ['adopt', undefined, [inGupy()]],
    ['adopt', { ...known, vendorId: null }, [inGupy()]],
    ['adopt', { ...known, account: 'other' }, [inGupy()]],
    ['re-activate', known, [inGupy({ status: 'inactive' })]],
    ['update', known, [inGupy({ action: 'job.changed' })]],
    ['update', known, [inGupy({ postbackUrl: 'https://x.test/' })]],
    ['update', { ...known, putDigest: 'c' }, [inGupy()]],
    ['none', known, [inGupy()]],
    ['none', known, [inGupy({ action: null as never, postbackUrl: null as never })]],
  ] as const)('says %s', (expected, hook, list) => {
    expect(change(hook as KnownHook | undefined, list as unknown as ListedWebhook[])).toBe(
      expected,
    );
  });

  it('leaves others alone, and shows of their address the host alone', () => {
    const foreign = inGupy({ id: 'v-9', postbackUrl: 'https://other.test/hook?key=secret' });
    const made = plan(known, [inGupy(), foreign]);
    expect(made.foreign).toEqual([
      { vendorId: 'v-9', action: 'application.moved', status: 'active', host: 'other.test' },
    ]);
    expect(JSON.stringify(made)).not.toContain('secret');
  });

  it('reports duplicates and keeps the one that is known, else an active one', () => {
    const list = [inGupy({ id: 'v-0', status: 'inactive' }), inGupy({ id: 'v-2' }), inGupy()];
    expect(plan(known, list)).toMatchObject({
      lines: [{ vendorId: 'v-1' }],
      duplicates: [
        { webhook: 'a', vendorId: 'v-2' },
        { webhook: 'a', vendorId: 'v-0' },
      ],
      foreign: [],
    });
    expect(plan(undefined, list.slice(0, 2)).lines[0]).toMatchObject({ vendorId: 'v-2' });
  });
});
