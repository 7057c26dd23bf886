import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Ctx,
  Payload,
  Server,
  type CustomTransportStrategy,
  type MessageHandler,
} from '@nestjs/microservices';
import { currentTraceparent } from '@ponte/platform';
import { defineEvent, Text } from '@ponte/contracts';
import { throwError } from 'rxjs';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { CollectedUnit } from '../unit/collected-unit';
import { callHandler } from './call-handler';
import type { HearContext, Heard } from './heard';
import type { IncomingEvent } from './incoming';
import { SubscribeSlice } from './subscribe-slice.decorator';
import { Subscribe } from './subscribe.decorator';
import { INBOX_TRANSPORT, type SubscriptionExtras } from './subscription-extras';
import type { Subscription } from './subscription';

class Thing {
  @Text({ max: 20 })
  name!: string;
}
const contract = (topic: string) =>
  defineEvent<Thing>({
    topic,
    version: 1,
    value: Thing,
    description: 'A thing.',
    key: ({ name }) => name,
    keyDescription: 'Its name.',
    owner: 'test',
    example: { name: 'a' },
  });
const [one, many, stream] = [
  contract('spec.one.heard'),
  contract('spec.many.heard'),
  contract('spec.stream.heard'),
];

const driverError = Object.assign(new Error('duplicate key value'), { code: '23505' });
const queryFailed = new QueryFailedError('INSERT …', [], driverError);
const seen: { names: string[]; traceparent: string | undefined }[] = [];

@Controller()
class Things {
  @Subscribe(one)
  async heard(@Payload() event: Heard<Thing>, @Ctx() { unit }: HearContext): Promise<void> {
    seen.push({ names: [event.value.name], traceparent: currentTraceparent() });
    if (event.value.name === 'bad') throw queryFailed;
    unit.tell(one, { name: 'told' }, { subject: event.value.name, stateVersion: 1 });
  }

  @SubscribeSlice(many)
  async several(
    @Payload() events: readonly Heard<Thing>[],
    @Ctx() { unitFor }: HearContext,
  ): Promise<void> {
    seen.push({ names: events.map(({ value }) => value.name), traceparent: undefined });
    for (const event of events)
      unitFor(event).tell(one, { name: 'told' }, { subject: event.value.name, stateVersion: 1 });
  }

  @Subscribe(stream)
  streamed() {
    return throwError(() => queryFailed);
  }
}

@Module({ controllers: [Things] })
class ThingsModule {}

/** Takes the handlers that Nest registers, and does nothing else. */
class Registrations extends Server implements CustomTransportStrategy {
  override transportId = INBOX_TRANSPORT;
  readonly subscriptions = new Map<string, Subscription>();
  override addHandler(
    pattern: string,
    handler: MessageHandler,
    _event?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    this.subscriptions.set(pattern, { ...(extras as unknown as SubscriptionExtras), handler });
  }
  listen(done: () => void): void {
    done();
  }
  close(): void {}
  on(): void {}
  unwrap<T>(): T {
    return this as never;
  }
}

describe('callHandler, through Nest', () => {
  const registrations = new Registrations();
  const told: { headers: Readonly<Record<string, string>> }[] = [];
  let unit: CollectedUnit;

  beforeAll(async () => {
    const app = await NestFactory.createMicroservice(ThingsModule, {
      strategy: registrations,
      logger: false,
    });
    await app.listen();
  });
  beforeEach(() => {
    seen.length = told.length = 0;
    const manager = {
      query: async (_sql: string, parameters: readonly unknown[]) => {
        const [, , , ids] = parameters;
        const headers = parameters.at(-1) as readonly string[];
        told.push(
          ...headers.map((text) => ({ headers: JSON.parse(text) as Record<string, string> })),
        );
        return ids;
      },
    };
    unit = new CollectedUnit(manager as unknown as EntityManager, 'spec', new Date(0));
  });

  const subscription = (topic: string) => registrations.subscriptions.get(topic) as Subscription;
  const event = (topic: string, name: string, traceparent?: string): IncomingEvent => ({
    kind: 'event',
    offset: '1',
    replay: false,
    subscription: subscription(topic),
    origin: {
      topic,
      partition: 0,
      offset: '0',
      eventId: name,
      key: name,
      value: null,
      headers: {},
    },
    heard: {
      id: `id-${name}`,
      source: '',
      type: topic,
      time: new Date(0),
      key: name,
      value: { name },
      topic,
      partition: 0,
      offset: '0',
      traceparent,
    },
  });

  it('lets the very object through that the handler threw, SQLSTATE and all', async () => {
    const call = callHandler(subscription(one.topic), [event(one.topic, 'bad')], unit);
    const error: unknown = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBe(queryFailed);
    expect((error as QueryFailedError).driverError).toBe(driverError);
  });

  it('waits for an Observable that a handler returns, and lets its error through', async () => {
    const call = callHandler(subscription(stream.topic), [event(stream.topic, 'a')], unit);
    await expect(call).rejects.toBe(queryFailed);
  });

  it('calls a handler of events one after another, each in its own trace and cause', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await callHandler(
      subscription(one.topic),
      [event(one.topic, 'a', traceparent), event(one.topic, 'b')],
      unit,
    );
    await unit.flush();
    expect(seen.map(({ names }) => names)).toEqual([['a'], ['b']]);
    expect(seen[0]?.traceparent?.split('-')[1]).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(told.map(({ headers }) => headers.ce_causationid)).toEqual(['id-a', 'id-b']);
    expect(told[0]?.headers.traceparent).toBe(traceparent);
  });

  it('calls a handler of slices once, and lets it name the cause of what it tells', async () => {
    await callHandler(
      subscription(many.topic),
      [event(many.topic, 'a'), event(many.topic, 'b')],
      unit,
    );
    await unit.flush();
    expect(seen.map(({ names }) => names)).toEqual([['a', 'b']]);
    expect(told.map(({ headers }) => headers.ce_causationid)).toEqual(['id-a', 'id-b']);
  });
});
