import { accepting, refused } from '../core/admin-route';
import { object } from '../core/check';
import type { DeliveryAttempt, Sent } from '../core/delivery';
import type { Route, SimReply } from '../core/exchange';
import { type Crm, type FireOptions, FORMS } from './crm';
import {
  type ElementsWanted,
  elementsOf,
  RUBEUS_EVENTS,
  type RubeusEvent,
} from './rubeus.elements';

interface FireInput extends FireOptions, ElementsWanted {
  readonly event: RubeusEvent;
  /** What the elements are, if they are not what the trigger tells of. */
  readonly of?: RubeusEvent;
  /** Instead of the vendor's sample; anything, as it stands. */
  readonly elements?: readonly unknown[];
  /** Answers when the first attempt of each body has settled. */
  readonly wait?: boolean;
}

const event = { enum: [...RUBEUS_EVENTS] };
const milliseconds = { type: 'integer', minimum: 0, maximum: 86_400_000 };
const fire = object(
  {
    event,
    of: event,
    count: { type: 'integer', minimum: 1, maximum: 10_000 },
    changes: { type: 'object', additionalProperties: true, required: [] },
    elements: { type: 'array', maxItems: 10_000, items: {} },
    form: { enum: [...FORMS] },
    repeats: { type: 'integer', minimum: 0, maximum: 100 },
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
      path: '/fire',
      handle: accepting<FireInput>(fire, async ({ elements, of, wait, ...input }) => {
        if (!known(input.event)) return untriggered(input.event);
        const told = elements ?? elementsOf(of ?? input.event, input);
        const sent = crm.fire(input.event, told, input);
        const attempts = wait ? { attempts: await firstAttempts(sent) } : {};
        return { status: 200, body: { ...attempts, deliveries: ids(sent) } };
      }),
    },
    {
      method: 'POST',
      path: '/test',
      handle: accepting<{ readonly event: RubeusEvent }>(
        object({ event }, ['event']),
        async (input) => {
          if (!known(input.event)) return untriggered(input.event);
          const sent = crm.test(input.event);
          const attempts = await firstAttempts(sent);
          const positive = sent.every(({ delivery }) => delivery.state === 'delivered');
          return { status: 200, body: { positive, attempts, deliveries: ids(sent) } };
        },
      ),
    },
    {
      method: 'POST',
      path: '/deliveries/{deliveryId}/repeat',
      handle: ({ params }) => {
        const sent = crm.deliveries.repeat(params['deliveryId'] ?? '');
        return sent
          ? { status: 200, body: { deliveries: ids([sent]) } }
          : refused(404, 'There is no such delivery.');
      },
    },
  ];
}

/** `null` of one that was cancelled before. */
async function firstAttempts(sent: readonly Sent[]): Promise<(DeliveryAttempt | null)[]> {
  await Promise.all(sent.map(({ firstAttempt }) => firstAttempt));
  return sent.map(({ delivery }) => delivery.attempts[0] ?? null);
}

function untriggered(name: RubeusEvent): SimReply {
  return refused(
    409,
    `No trigger tells of ${name}: PATCH /admin/settings {"rubeus":{"triggers":…}}.`,
  );
}

function ids(sent: readonly Sent[]): string[] {
  return sent.map(({ delivery }) => delivery.id);
}
