import {
  applyReport,
  cancelItems,
  judgeItems,
  mergeItems,
  type ItemState,
  type RequestItem,
  type TicketReport,
} from './item-states.rules';

const item = (
  sku: string,
  state: ItemState = 'requested',
  at: string | null = null,
): RequestItem => ({
  sku,
  quantity: 1,
  kit: 'k',
  state,
  at,
});
const NOON = '2026-03-30T12:00:00.000Z';
const report = (over: Partial<TicketReport>): TicketReport => ({
  at: new Date(NOON),
  ticket: null,
  items: [],
  ...over,
});
const states = (items: readonly RequestItem[]) => items.map(({ state }) => state);

describe('a report', () => {
  const two = [item('notebook'), item('headset')];
  it('of the ticket is of all its positions', () => {
    expect(states(applyReport(two, report({ ticket: 'ordered' })))).toEqual(['ordered', 'ordered']);
  });
  it('of a position is of that one, and the ticket of the others', () => {
    const told = { ticket: 'ordered', items: [{ sku: 'headset', state: 'delivered' }] } as const;
    expect(states(applyReport(two, report(told)))).toEqual(['ordered', 'delivered']);
  });
  it('of a ticket takes no position back, and cancels nothing that was delivered', () => {
    const mixed = [item('a', 'delivered'), item('b', 'ordered'), item('c', 'cancelled')];
    expect(states(applyReport(mixed, report({ ticket: 'requested' })))).toEqual(states(mixed));
    expect(states(applyReport(mixed, report({ ticket: 'cancelled' })))).toEqual([
      'delivered',
      'cancelled',
      'cancelled',
    ]);
    expect(states(applyReport(mixed, report({ ticket: 'delivered' })))).toEqual([
      'delivered',
      'delivered',
      'cancelled',
    ]);
  });
  it('of a position may take it back', () => {
    const told = { items: [{ sku: 'a', state: 'ordered' as const }] };
    expect(states(applyReport([item('a', 'delivered')], report(told)))).toEqual(['ordered']);
  });
  it('older than what is known of a position does not touch it, but the others', () => {
    const known = [item('a', 'delivered', '2026-03-30T12:00:00.001Z'), item('b')];
    const told = {
      items: [
        { sku: 'a', state: 'ordered' as const },
        { sku: 'b', state: 'ordered' as const },
      ],
    };
    expect(states(applyReport(known, report(told)))).toEqual(['delivered', 'ordered']);
  });
  it('of a desk without skus is of the only position there is', () => {
    const told = { items: [{ sku: null, state: 'delivered' as const }] };
    expect(states(applyReport([item('a')], report(told)))).toEqual(['delivered']);
    expect(states(applyReport(two, report(told)))).toEqual(['requested', 'requested']);
  });
  it('of the ticket is of what the desk was asked for, and of so many', () => {
    const delivered = report({ ticket: 'delivered' });
    const [notebook, headset] = two as [RequestItem, RequestItem];
    expect(states(applyReport(two, delivered, [notebook]))).toEqual(['delivered', 'requested']);
    const more = [notebook, { ...headset, quantity: 2 }];
    expect(states(applyReport(more, delivered, two))).toEqual(['delivered', 'requested']);
  });
  describe('of one sku in two kits', () => {
    const both = [item('mouse'), { ...item('mouse'), kit: 'l' }] as const;
    const told = (...all: ItemState[]) =>
      report({ items: all.map((s) => ({ sku: 'mouse', state: s })) });
    it('is told in their order', () => {
      const after = applyReport(both, told('delivered', 'ordered'));
      expect(states(after)).toEqual(['delivered', 'ordered']);
    });
    it('is of both if it is told once', () => {
      expect(states(applyReport(both, told('delivered')))).toEqual(['delivered', 'delivered']);
    });
    it('is not of the one that the desk was not asked for', () => {
      const after = applyReport(both, told('delivered'), [both[1]]);
      expect(states(after)).toEqual(['requested', 'delivered']);
    });
  });
  it('of an unknown word changes nothing', () => {
    expect(applyReport(two, report({}))).toEqual(two);
  });
});

it.each<[ItemState[], ReturnType<typeof judgeItems>]>([
  [[], 'awaiting'],
  [['delivered', 'ordered'], 'awaiting'],
  [['delivered', 'delivered'], 'fulfilled'],
  [['delivered', 'cancelled'], 'fulfilled'],
  [['cancelled', 'cancelled'], 'cancelled'],
])('positions %j add up to %s', (all, sum) => {
  expect(judgeItems(all.map((state) => item('a', state)))).toBe(sum);
});

it('a changed request keeps how far its positions have come', () => {
  const merged = mergeItems(
    [item('notebook', 'ordered', NOON), item('headset')],
    [
      { sku: 'notebook', quantity: 2, kit: 'k' },
      { sku: 'monitor', quantity: 1, kit: 'k' },
    ],
    new Date('2026-03-31T00:00:00Z'),
  );
  expect(merged).toEqual([
    { ...item('notebook', 'ordered', NOON), quantity: 2 },
    item('monitor', 'requested', '2026-03-31T00:00:00.000Z'),
  ]);
});

it('of a position that was delivered more is wanted: it begins anew', () => {
  const wanted = [{ sku: 'headset', quantity: 2, kit: 'k' }];
  const merged = mergeItems([item('headset', 'delivered', NOON)], wanted, new Date(NOON));
  expect(merged).toEqual([{ ...item('headset', 'requested', NOON), quantity: 2 }]);
});

it('cancelling leaves what was delivered', () => {
  expect(states(cancelItems([item('a', 'delivered'), item('b', 'ordered')]))).toEqual([
    'delivered',
    'cancelled',
  ]);
});
