import type { UnitOfWork } from '@ponte/messaging';
import type { ScreeningState } from '../rules/transitions.rules';
import { Screening } from '../screening.entity';
import { confirmOrder } from './confirm-order';

const NOW = new Date('2026-03-03T10:00:00Z');

function screeningIn(state: ScreeningState, over: Partial<Screening> = {}): Screening {
  return Object.assign(new Screening(), {
    ...{ id: 's', source: 'acme', applicationId: 1, jobId: 2, rule: 'r', provider: 'p' },
    ...{ stepId: 3, stepName: 'Exames', state, reason: null, version: 1, orderId: null },
    ...{ orderedAt: null, outcome: null, ...over },
  });
}

/** Confirms, and says which versions were told. */
function confirm(screening: Screening, orderId: string | null): unknown[] {
  const told: unknown[] = [];
  const unit = { tell: (...args: unknown[]) => told.push(args[2]) } as unknown as UnitOfWork;
  confirmOrder(unit, screening, orderId, NOW);
  return told;
}

describe('an order that is proven', () => {
  it.each(['requesting', 'parked'] as const)('makes a %s screening wait, and is told', (state) => {
    const screening = screeningIn(state);
    expect(confirm(screening, 'o-1')).toEqual([{ subject: 's', stateVersion: 2, time: NOW }]);
    expect(screening).toMatchObject({ state: 'waiting', orderId: 'o-1', orderedAt: NOW });
  });
  it('is told once, and a later proof only adds the id', () => {
    const screening = screeningIn('requesting');
    confirm(screening, null);
    expect(confirm(screening, 'o-1')).toEqual([]);
    expect(screening).toMatchObject({ orderId: 'o-1', version: 2 });
  });
  it('does not reopen a screening that has ended', () => {
    const screening = screeningIn('closed');
    expect(confirm(screening, 'o-1')).toHaveLength(1);
    expect(screening).toMatchObject({ state: 'closed', version: 2 });
  });
  it('does not wait again where an outcome needs a person', () => {
    const screening = screeningIn('parked', { outcome: 'talvez' });
    confirm(screening, 'o-1');
    expect(screening.state).toBe('parked');
  });
  it('has no id where the platform sends a text that is none', () => {
    const screening = screeningIn('requesting');
    confirm(screening, 'x'.repeat(256));
    expect(screening.orderId).toBeNull();
  });
});
