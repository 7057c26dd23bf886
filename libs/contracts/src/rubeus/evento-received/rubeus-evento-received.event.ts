import { ListOf, mayMiss, Nested } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { RubeusCourse } from '../shared/rubeus-course.value';
import { RubeusElement } from '../shared/rubeus-element.value';
import { rubeusKey } from '../shared/rubeus-key';
import { RubeusRef } from '../shared/rubeus-ref.value';
import { RubeusAppointment } from './rubeus-appointment.value';
import { RubeusEventType } from './rubeus-event-type.value';

/** Something that happened with a contact. It may come before its contact does. */
export class RubeusEventoReceived extends RubeusElement {
  @Nested(RubeusEventType)
  tipo!: RubeusEventType;

  @Nested(RubeusRef, { ...mayMiss })
  contato?: RubeusRef | null;

  @ListOf(RubeusRef, { ...mayMiss, maxItems: 200 })
  contatosSecundarios?: RubeusRef[] | null;

  @Nested(RubeusCourse, { ...mayMiss })
  curso?: RubeusCourse | null;

  @Nested(RubeusAppointment, { ...mayMiss })
  dataAgendamento?: RubeusAppointment | null;
}

export const rubeusEventoReceived = defineEvent<RubeusEventoReceived>({
  topic: 'rubeus.evento.received',
  version: 1,
  value: RubeusEventoReceived,
  description: 'Rubeus told of something that happened with a contact.',
  key: (value) => rubeusKey('evento', value, value.contato?.id),
  keyDescription: '`<source>/<contact id>`; without a contact `<source>/evento/<id>`.',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  example: {
    source: 'vestibular',
    id: '934',
    tipo: { id: '36', codigo: null, nome: 'Entrou na etapa Convocado - Captação' },
    contato: { id: '635' },
    contatosSecundarios: [{ id: '634' }, { id: '633' }],
    curso: { id: '21', codCurso: 'ADM', codOferta: 'ADM_2' },
    dataAgendamento: { data: '2019-02-01T06:27:00-02:00', tipo: 'PROVA' },
    receivedAt: '2026-03-02T18:41:25.004Z',
    sealed: {
      rest: exampleSealed('rest', 'rubeus', 'vestibular', '635'),
      raw: exampleSealed('raw', 'rubeus', 'vestibular', '635'),
    },
  },
});
