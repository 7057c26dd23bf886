import { runWithTraceparent } from '@ponte/platform';
import { isObservable, lastValueFrom } from 'rxjs';
import type { CollectedUnit } from '../unit/collected-unit';
import type { Cause } from '../unit/collected-unit';
import type { HearContext, Heard } from './heard';
import type { IncomingEvent } from './incoming';
import type { Subscription } from './subscription';

/**
 * Hands events of one contract to their handler, in log order, and waits until it is done.
 *
 * @throws the very object that the handler threw
 */
export async function callHandler(
  subscription: Subscription,
  events: readonly IncomingEvent[],
  unit: CollectedUnit,
): Promise<void> {
  const heard = events.map((event) => event.heard);
  if (subscription.mode === 'slice') {
    const cause = heard.length === 1 && heard[0] ? causeOf(heard[0]) : {};
    await inTrace(cause.traceparent, () =>
      settle(subscription.handler(heard, contextOf(unit, cause))),
    );
    return;
  }
  for (const event of heard) {
    const cause = causeOf(event);
    await inTrace(cause.traceparent, () =>
      settle(subscription.handler(event, contextOf(unit, cause))),
    );
  }
}

function causeOf(event: Heard<object>): Cause {
  return { id: event.id, traceparent: event.traceparent };
}

function contextOf(unit: CollectedUnit, cause: Cause): HearContext {
  return { unit: unit.asUnitOfWork(cause), unitFor: (event) => unit.asUnitOfWork(causeOf(event)) };
}

function inTrace(traceparent: string | undefined, call: () => Promise<void>): Promise<void> {
  return runWithTraceparent(traceparent, call);
}

/**
 * Nest resolves with an Observable when an interceptor is in the way or a handler returns one; what fails then fails
 * in the Observable, unseen unless it is subscribed to.
 */
async function settle(returned: unknown): Promise<void> {
  const result = await returned;
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}
