import { ingestDeliveriesHeard, webhookCredentialIssued } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import type { Flow, FlowGroup } from '../flow';

const WAIT_MS = 60_000;
const HOOK = 'acme-hired';

interface Issued {
  readonly digests: readonly { readonly sha256: string; readonly notBefore: string }[];
}

const flows: readonly Flow[] = [
  {
    name: 'rotation',
    title: 'Token do webhook trocado',
    run: async ({ sandbox, events, ops, firstId }) => {
      const asked = Date.now();
      await ops.run('rotation', 'rotate', HOOK);
      const { value } = await events.next(
        webhookCredentialIssued,
        (told) => told.hook === HOOK && Date.parse(String(told.issuedAt)) >= asked,
        WAIT_MS,
      );
      const newest = [...(value as unknown as Issued).digests]
        .sort((left, right) => left.notBefore.localeCompare(right.notBefore))
        .at(-1)?.sha256;
      // Saved again and again, each delivery with the token that Gupy has by then.
      const id = firstId + 7;
      await sandbox.addApplication(id, `pessoa.${id}@example.com`);
      const heardNew = events.next(
        ingestDeliveriesHeard,
        (told) => told.sha256 === newest && told.outcome === 'accepted',
        WAIT_MS,
      );
      let heard = false;
      void heardNew.then(
        () => (heard = true),
        () => undefined,
      );
      await eventually(
        async () => {
          if (!heard) await sandbox.hire(id, '2027-06-07T03:00:00.000Z');
          return heard;
        },
        { timeoutMs: WAIT_MS, intervalMs: 1_000, what: 'uma entrega com o token novo' },
      );
      await heardNew;
      return {
        event: 'pedido do operador',
        step: 'digest publicado → conhecido do ingest → PUT',
        asked: `token novo de ${HOOK}`,
        answered: 'entrega com o token novo: 200',
        written: 'webhook na Gupy; o token antigo vale mais 3 h',
      };
    },
  },
];

/** token-rotator: it has registered the webhooks before any other story begins. */
export const rotationGroup: FlowGroup = {
  flows,
  hears: [webhookCredentialIssued, ingestDeliveriesHeard],
  prepare: async ({ sandbox }) => {
    await eventually(
      async () => {
        const actions = await sandbox.activeWebhooks();
        return ['application.moved', 'candidate.hired'].every((one) => actions.includes(one));
      },
      { timeoutMs: WAIT_MS, what: 'o registro dos webhooks na Gupy do sandbox' },
    );
  },
};
