import { Injectable } from '@nestjs/common';
import { Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { purgeCommands } from '../commands/ops-command.store';
import { purgeInbox } from '../inbox/inbox-purge';
import { SubscribeConfig } from '../subscribe/subscribe.config';
import { OutboxStore } from './outbox-store';

/** Rows of one statement: its locks and its WAL stay small beside the work of the service. */
const BATCH = 2_000;
const EVERY_MS = 600_000;
/** As long as their answers lie on ops.command.answered.v1. */
const COMMAND_DAYS = 90;

/** Deletes what inbox, outbox and the book of commands no longer need to know, in small batches, every ten minutes. */
@Injectable()
export class Housekeeping {
  constructor(
    database: DataSource,
    outbox: OutboxStore,
    { inboxRetentionDays, outboxRetentionDays }: SubscribeConfig,
    periodic: Periodic,
  ) {
    periodic.every('purge of the inbox', EVERY_MS, (signal) =>
      purge(signal, (limit) => purgeInbox(database, inboxRetentionDays, limit)),
    );
    periodic.every('purge of commands', EVERY_MS, (signal) =>
      purge(signal, (limit) => purgeCommands(database, COMMAND_DAYS, limit)),
    );
    periodic.every('purge of the outbox', EVERY_MS, (signal) =>
      purge(signal, (limit) => outbox.purge(outboxRetentionDays, limit)),
    );
  }
}

async function purge(
  signal: AbortSignal,
  batch: (limit: number) => Promise<number>,
): Promise<void> {
  let deleted = BATCH;
  while (deleted === BATCH && !signal.aborted) deleted = await batch(BATCH);
}
