import { ownerOf, type TicketClaim } from './ticket-owner.rules';

const at = (hour: number) => new Date(`2026-03-20T${hour}:00:00Z`);
const claim = (id: string, over: Partial<TicketClaim> = {}): TicketClaim => ({
  ...{ id, reference: id, ticketId: 'T-1', state: 'open', isCreating: false, requestedAt: at(12) },
  ...over,
});
const owner = (reference: string | null, ...requests: TicketClaim[]): string | undefined => {
  const found = ownerOf({ ticketId: 'T-1', reference }, requests)?.id;
  // It must not depend on the order in which they were found.
  expect(ownerOf({ ticketId: 'T-1', reference }, requests.toReversed())?.id).toBe(found);
  return found;
};
const creating = {
  ticketId: null,
  isCreating: true,
  state: 'requesting',
  requestedAt: null,
} as const;

it('of several requests with its id a ticket is of the one whose reference it names', () => {
  expect(owner('b', claim('a'), claim('b'))).toBe('b');
  expect(owner('a', claim('a', { state: 'fulfilled' }), claim('b'))).toBe('a');
});

it('without a reference it is of the one that waits, and of those of the one asked for last', () => {
  const asked = { requestedAt: at(13) };
  expect(owner(null, claim('a'), claim('b', asked))).toBe('b');
  expect(owner(null, claim('a'), claim('b', { ...asked, state: 'fulfilled' }))).toBe('a');
  expect(owner('x', claim('a'), claim('b', { requestedAt: null }))).toBe('a');
});

it('a reference that was copied into another ticket does not take that ticket away', () => {
  expect(owner('b', claim('a'), claim('b', { ticketId: 'T-2' }))).toBe('a');
  expect(owner('b', claim('a'), claim('b', { ...creating, isCreating: false }))).toBe('a');
});

it('while the ticket of its reference is being created, only an older one that has ended makes way', () => {
  expect(owner('b', claim('a'), claim('b', creating))).toBeUndefined();
  expect(owner('b', claim('a', { state: 'cancelled' }), claim('b', creating))).toBe('b');
  expect(owner('b', claim('b', creating))).toBe('b');
});

it('a ticket of which only the reference is known is of that request, one of which nothing is known of none', () => {
  expect(owner('b', claim('b', { ticketId: 'T-2' }))).toBe('b');
  expect(owner('x')).toBeUndefined();
});
