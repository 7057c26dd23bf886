import type { StartContext, StartedApp } from './started-app';

/** One customer of two companies, each with a PontoWeb of its own. */
const profile = (
  source: string,
  company: string,
  { ports }: StartContext,
): string => `  - id: ${source}-homologacao
    source: ${source}
    environment: homologacao
    datasul: { url: "http://127.0.0.1:${ports.sandbox}/datasul", path: /api/rh/ahgora/v1/results, user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD }, timeoutMs: 10000 }
    emptyCampoAdicional: allow
    companies: ["${company}"]
    rubricas: { default: { unit: hhmm }, "103": { unit: hhmm, max: "220,00" } }
`;

export const payrollBridgeApp: StartedApp = {
  name: 'payroll-bridge',
  messaging: true,
  yaml: (context) => `profiles:
${profile('holding', '10', context)}${profile('filial', '12', context)}`,
  env: ({ secrets }) => ({
    PII_LOOKUP_KEYS: secrets.lookupKeys,
    DATASUL_USER: 'ponte',
    DATASUL_PASSWORD: secrets.datasulPassword,
  }),
};
