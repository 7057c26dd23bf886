import { InboxOutbox1764000000000 } from './1764000000000-inbox-outbox';
import { Tasks1764000000100 } from './1764000000100-tasks';

/**
 * Migrations of the tables that messaging keeps in a service's own database; a service puts them before its own:
 * `DatabaseModule.forRoot({ migrations: [...messagingMigrations, ...own] })`.
 */
export const messagingMigrations = [InboxOutbox1764000000000, Tasks1764000000100];
