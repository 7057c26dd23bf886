export * from './gupy-account.config';
export { GUPY_RATE_PER_MINUTE, type ListOptions } from './gupy-api';
export * from './gupy-client';
export * from './gupy-client-options';
export type {
  GupyApplication,
  GupyComment,
  GupyJob,
  GupyPage,
  GupyPerson,
  GupyStep,
  GupyWebhook,
  GupyWebhookDraft,
} from './gupy-values';
export { GupyWebhooks } from './gupy-webhooks';
export type { PageResult } from './pages';
