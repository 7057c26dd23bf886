import type { StartedApp } from './started-app';

/**
 * One customer's people. Simulators forget with every start what this service remembers, so nobody is missed, and a guided
 * run begins by command only.
 */
export const peopleSyncApp: StartedApp = {
  name: 'people-sync',
  messaging: true,
  yaml: ({ ports }) => `profiles:
  - id: holding-homologacao
    environment: homologacao
    datasul: { url: "http://127.0.0.1:${ports.sandbox}/datasul", user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD } }
    feedz: { url: "http://127.0.0.1:${ports.sandbox}/feedz/api", token: { env: FEEDZ_TOKEN }, pollsMs: [500ms, 1s] }
    missing: { percent: 100, atLeast: 1000000 }
`,
  env: ({ secrets }) => ({
    PII_LOOKUP_KEYS: secrets.lookupKeys,
    DATASUL_USER: 'ponte',
    DATASUL_PASSWORD: secrets.datasulPassword,
    FEEDZ_TOKEN: secrets.feedzToken,
  }),
};
