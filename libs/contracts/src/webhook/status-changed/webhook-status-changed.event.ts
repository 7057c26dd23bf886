import { mayMiss, OneOf, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';

const STATES = ['active', 'inactive', 'missing', 'failing', 'silent', 'removed'] as const;
type State = (typeof STATES)[number];

/** What is known of a declared webhook has changed. Tells no address and no token: either may be a secret. */
export class WebhookStatusChanged {
  @Text({ min: 1, max: 64, about: 'The configured account.' })
  account!: string;

  @Text({ min: 1, max: 100, about: 'Id of the declared webhook.' })
  webhook!: string;

  @Text({ min: 1, max: 255, about: 'Event that the webhook delivers, e.g. application.moved.' })
  action!: string;

  @Text({ ...mayMiss, max: 255, about: "The vendor's id of the webhook." })
  vendorId?: string | null;

  @OneOf(STATES, { ...mayMiss, about: 'Absent the first time.' })
  from?: State | null;

  @OneOf(STATES, {
    about:
      'inactive: switched off by the vendor; missing: not registered any more; failing: its token cannot be renewed or put; silent: active, but nothing is heard of it.',
  })
  to!: State;

  @Text({ min: 1, max: 500 })
  reason!: string;

  @Timestamp()
  changedAt!: string;
}

export const webhookStatusChanged = defineEvent<WebhookStatusChanged>({
  topic: 'webhook.status.changed',
  version: 1,
  value: WebhookStatusChanged,
  description: 'A declared webhook became active, inactive, missing, failing, silent or removed.',
  key: ({ account, webhook }) => `${account}/${webhook}`,
  keyDescription: '`<account>/<webhook id>`.',
  owner: 'token-rotator',
  example: {
    account: 'acme',
    webhook: 'acme-moved',
    action: 'application.moved',
    vendorId: 'd5b2eca6-09c5-4014-9eb8-1d729dd2e3d6',
    from: 'inactive',
    to: 'active',
    reason: 're-activated',
    changedAt: '2026-03-02T18:00:00.000Z',
  },
});
