import { Flag, ListOf, mayMiss } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { RubeusElement } from '../shared/rubeus-element.value';
import { rubeusKey } from '../shared/rubeus-key';
import { RubeusNamed } from '../shared/rubeus-named.value';

/** A contact of Rubeus. Who and how somebody is (CPF, race and disability among it) is sealed. */
export class RubeusContatoReceived extends RubeusElement {
  @Flag({ ...mayMiss, about: 'Whether the person is a student.' })
  aluno?: boolean | null;

  @Flag({ ...mayMiss, about: 'Whether the person was one.' })
  exaluno?: boolean | null;

  @ListOf(RubeusNamed, { ...mayMiss, maxItems: 200 })
  origens?: RubeusNamed[] | null;
}

export const rubeusContatoReceived = defineEvent<RubeusContatoReceived>({
  topic: 'rubeus.contato.received',
  version: 1,
  value: RubeusContatoReceived,
  description: 'Rubeus told of a contact.',
  key: (value) => rubeusKey('contato', value, value.id),
  keyDescription: '`<source>/<contact id>`.',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  example: {
    source: 'vestibular',
    id: '341',
    aluno: false,
    exaluno: true,
    origens: [{ id: '1', nome: 'CRM' }],
    receivedAt: '2026-03-02T18:41:25.004Z',
    sealed: {
      rest: exampleSealed('rest', 'rubeus', 'vestibular', '341'),
      raw: exampleSealed('raw', 'rubeus', 'vestibular', '341'),
    },
  },
});
