export * from './is-desk.decorator';
export * from './http/http-desk.config';
export * from './jira/jira-desk.config';
export * from './service-desk';
