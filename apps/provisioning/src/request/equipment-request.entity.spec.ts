import { EquipmentRequest } from './equipment-request.entity';

const NOW = new Date('2026-03-20T14:00:00Z');
const request = (over: Partial<EquipmentRequest>): EquipmentRequest =>
  Object.assign(new EquipmentRequest(), {
    ...{ id: 'r', reference: 'r', round: 1, version: 3, state: 'open', reason: null },
    ...{ candidateSealed: 'v1.sealed', attentionSince: null, ticketId: 'T-1', ticketOpen: true },
    ...{ cancelledAt: null, fulfilledAt: null, requestedUnsure: false, ...over },
  } as Partial<EquipmentRequest>);

it.each(['fulfilled', 'cancelled'] as const)('what was sealed goes when it is %s', (state) => {
  const ended = request({});
  ended.become(state, NOW);
  expect(ended).toMatchObject({ state, candidateSealed: null, version: 4 });
});

it('a state that may not follow is a bug', () => {
  expect(() => request({ state: 'fulfilled' }).become('open', NOW)).toThrow(
    'request r cannot go from fulfilled to open',
  );
});

it('remembers since when it needs attention, whatever is missing meanwhile', () => {
  const waiting = request({});
  waiting.become('needs-attention', NOW, 'no-cpf');
  waiting.become('needs-attention', new Date(), 'no-kit');
  expect(waiting).toMatchObject({ attentionSince: NOW, reason: 'no-kit' });
  waiting.become('open', new Date());
  expect(waiting).toMatchObject({ attentionSince: null, reason: null });
});

it('tells anew of equipment that is late once it began anew', () => {
  const again = request({ state: 'cancelled', overdueFor: '2026-04-06' });
  again.nextRound();
  expect(again.overdueFor).toBeNull();
});

it('begins anew with a reference of its own: the old one still finds the old ticket', () => {
  const again = request({ state: 'cancelled' });
  again.nextRound();
  expect(again).toMatchObject({ round: 2, reference: 'r-2', ticketId: null, ticketOpen: false });
  // No ticket is known of: if one turns out to be there, it is this round's.
  again.nextRound();
  expect(again).toMatchObject({ round: 2, reference: 'r-2' });
});
