import { InboxOutbox1764000000000 } from './1764000000000-inbox-outbox';
import { Tasks1764000000100 } from './1764000000100-tasks';
import { Commands1764000000200 } from './1764000000200-commands';

/**
 * Migrations of the tables that messaging keeps in a service's own database; a service puts them before its own:
 * `DatabaseModule.forRoot({ migrations: [...messagingMigrations, ...own] })`.
 */
export const messagingMigrations = [
  InboxOutbox1764000000000,
  Tasks1764000000100,
  Commands1764000000200,
];
