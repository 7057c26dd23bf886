import type { StartedApp } from './started-app';

export const provisioningApp: StartedApp = {
  name: 'provisioning',
  messaging: true,
  yaml: ({ ports }) => {
    const tickets = `http://127.0.0.1:${ports.sandbox}/desk/tickets`;
    return `fields: { workplace: { title: "Posto de trabalho" } }
calendar: { leadWorkingDays: 5 }
desk:
  kind: http
  create: { url: "${tickets}", idPointer: /id }
  find: { url: "${tickets}?reference={reference}" }
  update: { url: "${tickets}/{id}" }
  token: { env: DESK_TOKEN }
match: first
kits:
  - { id: recepcao, when: { role: "Analista", workplace: "Recepção" }, items: [{ sku: notebook-14, quantity: 1 }, { sku: headset, quantity: 1 }] }
  - { id: padrao, when: {}, items: [{ sku: notebook-14, quantity: 1 }] }
`;
  },
  env: ({ secrets }) => ({ DESK_TOKEN: secrets.deskApiToken }),
};
