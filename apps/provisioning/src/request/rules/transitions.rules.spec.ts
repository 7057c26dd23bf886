import { mayBecome, REQUEST_STATES } from './transitions.rules';

it('what was delivered stays delivered', () => {
  for (const state of REQUEST_STATES) expect(mayBecome('fulfilled', state)).toBe(false);
});

it('a request is open only after it was requested, or was open before', () => {
  const before = REQUEST_STATES.filter((state) => mayBecome(state, 'open'));
  expect(before).toEqual(['needs-attention', 'requesting', 'open']);
});

it('nothing is delivered of what was never asked for', () => {
  for (const state of ['skipped', 'requesting', 'cancelled'] as const)
    expect(mayBecome(state, 'fulfilled')).toBe(false);
});

it('what was cancelled begins anew, or not at all', () => {
  const after = REQUEST_STATES.filter((state) => mayBecome('cancelled', state));
  expect(after).toEqual(['needs-attention', 'skipped', 'requesting']);
});
