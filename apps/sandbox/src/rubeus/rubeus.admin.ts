import { accepting, refused } from '../core/admin-route';
import { object } from '../core/check';
import type { DeliveryAttempt, Sent } from '../core/delivery';
import type { Route, SimReply } from '../core/exchange';
import { type Crm, FORMS, type SendOptions } from './crm';
import {
  type ElementsWanted,
  elementsOf,
  RUBEUS_EVENTS,
  type RubeusEvent,
} from './rubeus.elements';

interface SendInput extends SendOptions, ElementsWanted {
  readonly event: RubeusEvent;
  /** Instead of the vendor's sample; anything, as it stands. */
  readonly elements?: readonly unknown[];
  /** False: answers at once, and the deliveries can be looked at in the state. */
  readonly wait?: boolean;
}

/** A request and how its first attempt ended; neither status nor error: it was cancelled before. */
interface Answered extends Partial<DeliveryAttempt> {
  readonly delivery: string;
}

/** As many as deliveries are kept: what is pushed out before it was sent would be cancelled. */
const MOST_REQUESTS = 10_000;

const event = { enum: [...RUBEUS_EVENTS] };
const milliseconds = { type: 'integer', minimum: 0, maximum: 86_400_000 };
const number = { type: 'integer', minimum: 1, maximum: 10_000 };
const send = object(
  {
    event,
    count: number,
    firstId: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER - 10_000 },
    changes: { type: 'object', additionalProperties: true, required: [] },
    wrongKind: { anyOf: [{ type: 'boolean' }, event] },
    elements: { type: 'array', maxItems: 10_000, items: {} },
    as: { enum: [...FORMS] },
    perRequest: number,
    repeat: { type: 'integer', minimum: 1, maximum: 100 },
    repeatEveryMs: milliseconds,
    delayMs: milliseconds,
    wait: { type: 'boolean' },
  },
  ['event'],
);

/** What people do in the CRM, and its deliveries, below `/admin/rubeus`. */
export function rubeusAdminRoutes(crm: Crm): Route[] {
  const known = (name: RubeusEvent): boolean => crm.triggersOf(name).length > 0;
  return [
    {
      method: 'POST',
      path: '/send',
      handle: accepting<SendInput>(send, async ({ elements, wait = true, ...input }) => {
        if (!known(input.event)) return untriggered(input.event);
        const requests = crm.requests(input.event, elements?.length ?? input.count ?? 1, input);
        if (requests > MOST_REQUESTS) return tooMany(requests);
        const sent = crm.send(input.event, elements ?? elementsOf(input.event, input), input);
        return wait ? { status: 200, body: { requests: await answered(sent) } } : begun(sent);
      }),
    },
    {
      method: 'POST',
      path: '/test/{event}',
      handle: async ({ params }) => {
        const name = RUBEUS_EVENTS.find((each) => each === params['event']);
        if (!name) return refused(404, `Rubeus tells of ${RUBEUS_EVENTS.join(', ')}.`);
        if (!known(name)) return untriggered(name);
        const sent = crm.test(name);
        const requests = await answered(sent);
        const positive = sent.every(({ delivery }) => delivery.state === 'delivered');
        return { status: 200, body: { positive, requests } };
      },
    },
    {
      method: 'POST',
      path: '/deliveries/{deliveryId}/repeat',
      handle: ({ params }) => {
        const sent = crm.deliveries.repeat(params['deliveryId'] ?? '');
        return sent
          ? begun([sent])
          : refused(404, 'There is no such delivery (the oldest are forgotten).');
      },
    },
  ];
}

async function answered(sent: readonly Sent[]): Promise<Answered[]> {
  await Promise.all(sent.map(({ firstAttempt }) => firstAttempt));
  return sent.map(({ delivery }) => ({ delivery: delivery.id, ...delivery.attempts[0] }));
}

function begun(sent: readonly Sent[]): SimReply {
  return { status: 202, body: { deliveries: sent.map(({ delivery }) => delivery.id) } };
}

function untriggered(name: RubeusEvent): SimReply {
  return refused(
    409,
    `No trigger tells of ${name}: PATCH /admin/settings {"rubeus":{"triggers":…}}.`,
  );
}

function tooMany(requests: number): SimReply {
  return refused(
    400,
    `That is ${requests} requests, and ${MOST_REQUESTS} are the most at once: fewer elements or repeats, or more per request.`,
  );
}
