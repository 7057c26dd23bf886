export * from './create-service-desk';
export * from './desk-client-options';
export * from './http/http-desk.config';
export * from './http/http-service-desk';
export * from './is-desk.decorator';
export * from './jira/jira-desk.config';
export * from './jira/jira-service-desk';
export * from './service-desk';
