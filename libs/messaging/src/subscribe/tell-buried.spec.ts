import type { CollectedUnit } from '../unit/collected-unit';
import type { IncomingEvent } from './incoming';
import { atOwnPlace } from './own-place';
import { tellBuried } from './tell-buried';

describe('whoever wants to know that an event was buried', () => {
  const cause = { class: 'handler', reason: 'a bug' } as const;
  const causes: object[] = [];
  const unit = {
    asUnitOfWork: (cause: object) => {
      causes.push(cause);
      return 'unit';
    },
  } as unknown as CollectedUnit;
  const told: unknown[][] = [];
  const event = {
    kind: 'event',
    origin: { topic: 't.v1', eventId: 'e-1', headers: {} },
    heard: { id: 'e-1', traceparent: 'trace' },
    subscription: { buried: (...args: unknown[]) => Promise.resolve(told.push(args)) },
    offset: '7',
  } as unknown as IncomingEvent;

  it('is told in the transaction that buries it, with the event as the cause', async () => {
    await tellBuried(event, cause, unit);
    expect(told).toEqual([[event.heard, cause, 'unit']]);
    expect(causes).toEqual([{ id: 'e-1', traceparent: 'trace' }]);
  });

  it('is not told of one that is buried by its own place: telling may be what failed', async () => {
    await tellBuried(atOwnPlace({ topic: 't.v1', partition: 0 }, event), cause, unit);
    expect(told).toHaveLength(1);
  });

  it('need not be there', async () => {
    const { subscription, ...rest } = event;
    await tellBuried(
      { ...rest, subscription: { ...subscription, buried: undefined } },
      cause,
      unit,
    );
    expect(told).toHaveLength(1);
  });
});
