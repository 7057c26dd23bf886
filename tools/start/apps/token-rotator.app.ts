import { PUBLIC_HOOKS, type StartedApp } from './started-app';

const webhook = (id: string, action: string): string => `  - id: ${id}
    account: acme
    action: ${action}
    postbackUrl: "${PUBLIC_HOOKS}/webhooks/gupy/acme"
    source: acme
    techOwner: { name: "TI RH", email: "ti@example.com" }
    headers: { content-type: "application/json", x-ponte-token: "{token}" }
    token: { kind: generated, life: 24h, overlap: 3h }
`;

/** It registers the webhooks that the other flows are heard by. The settle time is short: the guided run shows a rotation. */
export const tokenRotatorApp: StartedApp = {
  name: 'token-rotator',
  messaging: true,
  yaml: ({ ports }) => `watch: { every: 5s, quietFor: 24h }
rotation: { settle: 1s }
accounts: { acme: { url: "http://127.0.0.1:${ports.sandbox}/gupy/api/v1", token: { env: GUPY_API_TOKEN } } }
webhooks:
${webhook('acme-moved', 'application.moved')}${webhook('acme-hired', 'candidate.hired')}`,
  env: ({ secrets }) => ({
    CREDENTIAL_KEYS: secrets.credentialKeys,
    GUPY_API_TOKEN: secrets.gupyApiToken,
  }),
};
