import { DayOrTimestamp, Flag, mayMiss, Nested, Text } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { RubeusCourse } from '../shared/rubeus-course.value';
import { RubeusElement } from '../shared/rubeus-element.value';
import { RubeusId } from '../shared/rubeus-id.decorator';
import { rubeusKey } from '../shared/rubeus-key';
import { RubeusNamed } from '../shared/rubeus-named.value';
import { RubeusRef } from '../shared/rubeus-ref.value';

/** Something that is to be done with a contact, e.g. a call. It may come before its contact does. */
export class RubeusAtividadeReceived extends RubeusElement {
  @Nested(RubeusRef, { ...mayMiss })
  contato?: RubeusRef | null;

  @DayOrTimestamp({ ...mayMiss })
  vencimento?: string | null;

  @Text({ ...mayMiss, max: 64, about: 'As Rubeus says it, without a unit.' })
  duracao?: string | null;

  @RubeusId({ ...mayMiss, about: 'Id of the registro de processo.' })
  registroProcesso?: string | null;

  @Nested(RubeusCourse, { ...mayMiss })
  curso?: RubeusCourse | null;

  @Nested(RubeusRef, { ...mayMiss })
  responsavel?: RubeusRef | null;

  @Nested(RubeusNamed, { ...mayMiss })
  resumoAtual?: RubeusNamed | null;

  @Flag({ ...mayMiss })
  concluido?: boolean | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `Ativo`.' })
  formaContato?: string | null;
}

export const rubeusAtividadeReceived = defineEvent<RubeusAtividadeReceived>({
  topic: 'rubeus.atividade.received',
  version: 1,
  value: RubeusAtividadeReceived,
  description: 'Rubeus told of an activity, done or to be done.',
  key: (value) => rubeusKey('atividade', value, value.contato?.id),
  keyDescription: '`<source>/<contact id>`; without a contact `<source>/atividade/<id>`.',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  example: {
    source: 'vestibular',
    id: '108',
    contato: { id: '635' },
    vencimento: '2019-02-01T00:25:00-02:00',
    duracao: '5',
    registroProcesso: '150',
    curso: { id: '21', codCurso: 'ADM', codOferta: 'ADM_2' },
    responsavel: { id: '15' },
    resumoAtual: { id: '1', nome: 'Não contactado' },
    concluido: false,
    formaContato: 'Ativo',
    receivedAt: '2026-03-02T18:41:25.004Z',
    sealed: {
      rest: exampleSealed('rest', 'rubeus', 'vestibular', '635'),
      raw: exampleSealed('raw', 'rubeus', 'vestibular', '635'),
    },
  },
});
