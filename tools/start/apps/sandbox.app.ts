import { PUBLIC_HOOKS, type StartedApp } from './started-app';

export const sandboxApp: StartedApp = {
  name: 'sandbox',
  messaging: false,
  env: ({ ports, secrets }) => {
    const ingest = `http://127.0.0.1:${ports.ingest}`;
    const rubeus = `${ingest}/webhooks/rubeus/vestibular`;
    return {
      PORT: String(ports.sandbox),
      SANDBOX_GUPY_TOKEN: secrets.gupyApiToken,
      SANDBOX_REWRITE_POSTBACKS: `${PUBLIC_HOOKS}=${ingest}`,
      SANDBOX_EXAM_TOKEN: secrets.examApiToken,
      SANDBOX_EXAM_POSTBACK_URL: `${ingest}/webhooks/validation/exam-platform`,
      SANDBOX_EXAM_POSTBACK_TOKEN: secrets.examWebhookToken,
      SANDBOX_DESK_TOKEN: secrets.deskApiToken,
      SANDBOX_DATASUL_PASSWORD: secrets.datasulPassword,
      SANDBOX_FEEDZ_TOKEN: secrets.feedzToken,
      SANDBOX_RUBEUS_URL_CONTATO: `${rubeus}/${secrets.rubeusContato}`,
      SANDBOX_RUBEUS_URL_REGISTRO: `${rubeus}/${secrets.rubeusRegistro}`,
      SANDBOX_RUBEUS_URL_ATIVIDADE: `${rubeus}/${secrets.rubeusAtividade}`,
      SANDBOX_RUBEUS_URL_EVENTO: `${rubeus}/${secrets.rubeusEvento}`,
      SANDBOX_DESK_POSTBACK_URL: `${ingest}/webhooks/service-desk/desk`,
      SANDBOX_DESK_POSTBACK_TOKEN: secrets.deskWebhookToken,
    };
  },
};
