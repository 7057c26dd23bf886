import { StatusesConfig } from '../../config/provisioning.config';
import { translate } from './desk-words.rules';

const statuses = Object.assign(new StatusesConfig(), {
  ordered: ['Em compra', 'Pedido'],
  delivered: ['Entregue'],
});
const AT = new Date('2026-03-30T12:00:00Z');

it("the desk's words are compared as people write them", () => {
  const words = {
    status: ' EM COMPRA',
    items: [
      { sku: 'headset', status: 'entregue' },
      { sku: null, status: 'pedido' },
    ],
  };
  expect(translate(words, AT, statuses)).toEqual({
    report: {
      at: AT,
      ticket: 'ordered',
      items: [
        { sku: 'headset', state: 'delivered' },
        { sku: null, state: 'ordered' },
      ],
    },
    unknown: [],
  });
});

it('a word that is not configured is named, and means nothing', () => {
  const words = { status: 'Aguardando', items: [{ sku: 'a', status: 'Perdido' }] };
  expect(translate(words, AT, statuses)).toEqual({
    report: { at: AT, ticket: null, items: [] },
    unknown: ['Aguardando', 'Perdido'],
  });
});
