import type { StartedApp } from './started-app';

export const ingestApp: StartedApp = {
  name: 'ingest',
  messaging: true,
  yaml: () => `sources:
  - id: acme
    kind: gupy
    header: x-ponte-token
    tokens: [{ env: GUPY_ACME_TOKEN }]
  - id: exam-platform
    kind: validation
    header: x-ponte-token
    tokens: [{ env: EXAM_PLATFORM_TOKEN }]
  - id: desk
    kind: service-desk
    header: x-ponte-token
    tokens: [{ env: DESK_WEBHOOK_TOKEN }]
`,
  env: ({ ports, secrets }) => ({
    PORT: String(ports.ingest),
    CREDENTIAL_KEYS: secrets.credentialKeys,
    GUPY_ACME_TOKEN: secrets.gupyWebhookToken,
    EXAM_PLATFORM_TOKEN: secrets.examWebhookToken,
    DESK_WEBHOOK_TOKEN: secrets.deskWebhookToken,
  }),
};
