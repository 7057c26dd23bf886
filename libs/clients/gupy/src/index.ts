export * from './gupy-account.config';
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
export type { PageResult } from './pages';
