import type { DeskClientOptions } from './desk-client-options';
import { HttpServiceDesk } from './http/http-service-desk';
import type { DeskConfig } from './is-desk.decorator';
import { JiraServiceDesk } from './jira/jira-service-desk';
import type { ServiceDesk } from './service-desk';

/** The client of a configured desk. Close it when the process ends. */
export function createServiceDesk(config: DeskConfig, options?: DeskClientOptions): ServiceDesk {
  return config.kind === 'jira'
    ? new JiraServiceDesk(config, options)
    : new HttpServiceDesk(config, options);
}
