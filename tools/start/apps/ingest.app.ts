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
  - id: holding
    kind: ahgora
    users: [{ user: pontoweb-holding, password: { env: AHGORA_PASSWORD } }]
  - id: filial
    kind: ahgora
    users: [{ user: pontoweb-filial, password: { env: AHGORA_PASSWORD } }]
  - id: vestibular
    kind: rubeus
    triggers:
      - { event: contato, secrets: [{ env: RUBEUS_CONTATO_SECRET }] }
      - { event: registro-de-processo, secrets: [{ env: RUBEUS_REGISTRO_SECRET }] }
      - { event: atividade, secrets: [{ env: RUBEUS_ATIVIDADE_SECRET }] }
      - { event: evento, secrets: [{ env: RUBEUS_EVENTO_SECRET }] }
`,
  env: ({ ports, secrets }) => ({
    PORT: String(ports.ingest),
    PII_LOOKUP_KEYS: secrets.lookupKeys,
    CREDENTIAL_KEYS: secrets.credentialKeys,
    GUPY_ACME_TOKEN: secrets.gupyWebhookToken,
    EXAM_PLATFORM_TOKEN: secrets.examWebhookToken,
    DESK_WEBHOOK_TOKEN: secrets.deskWebhookToken,
    AHGORA_PASSWORD: secrets.ahgoraPassword,
    RUBEUS_CONTATO_SECRET: secrets.rubeusContato,
    RUBEUS_REGISTRO_SECRET: secrets.rubeusRegistro,
    RUBEUS_ATIVIDADE_SECRET: secrets.rubeusAtividade,
    RUBEUS_EVENTO_SECRET: secrets.rubeusEvento,
  }),
};
