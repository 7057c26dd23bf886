import type { EventContract } from '@ponte/contracts';

/** What a service says of itself to `MessagingModule.forRoot`. */
export interface MessagingOptions {
  /** Name of the service: its consumer group, its dead letters, the source of its events. */
  readonly service: string;
  /** Contracts that it tells or publishes; their topics must exist when it starts. */
  readonly publishes: readonly EventContract[];
  /** Whether it has a database, and with it inbox, outbox and tasks. Without, it publishes, and takes commands. */
  readonly database: boolean;
  /** Without a database: contracts that it reads by `PlainConsumers`; their topics must exist when it starts. */
  readonly consumes?: readonly EventContract[];
}

export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');
