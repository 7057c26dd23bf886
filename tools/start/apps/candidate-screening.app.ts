import type { StartedApp } from './started-app';

export const candidateScreeningApp: StartedApp = {
  name: 'candidate-screening',
  messaging: true,
  yaml: ({ ports }) => `gupy:
  acme: { url: "http://127.0.0.1:${ports.sandbox}/gupy/api/v1", token: { env: GUPY_API_TOKEN }, ratePerMinute: 900 }
providers:
  - { id: exam-platform, kind: http, repeat: find, url: "http://127.0.0.1:${ports.sandbox}/exams", token: { env: EXAM_API_TOKEN } }
screenings:
  - id: exames
    source: acme
    step: { name: "Exames" }
    provider: exam-platform
    outcomes:
      apto: { tag: "Apto" }
      inapto: { tag: "Inapto", removeTags: ["Apto"] }
      inconclusivo: { tag: "{summary}" }
    comment: when-too-long
    tagMaxLength: 40
    again: on-each-entry
    expireAfter: 30d
`,
  env: ({ secrets }) => ({
    GUPY_API_TOKEN: secrets.gupyApiToken,
    EXAM_API_TOKEN: secrets.examApiToken,
  }),
};
