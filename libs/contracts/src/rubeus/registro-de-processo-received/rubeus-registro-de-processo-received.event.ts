import { DayOrTimestamp, Flag, ListOf, mayMiss, Nested, Text } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { RubeusCourse } from '../shared/rubeus-course.value';
import { RubeusElement } from '../shared/rubeus-element.value';
import { rubeusKey } from '../shared/rubeus-key';
import { RubeusNamed } from '../shared/rubeus-named.value';
import { RubeusRef } from '../shared/rubeus-ref.value';
import { RubeusProcessContact } from './rubeus-process-contact.value';

/** A contact's way through a process, e.g. an admission. Vocabularies are Rubeus's and open. */
export class RubeusRegistroDeProcessoReceived extends RubeusElement {
  @Nested(RubeusNamed, { ...mayMiss })
  processo?: RubeusNamed | null;

  @ListOf(RubeusProcessContact, { ...mayMiss, maxItems: 200 })
  contatos?: RubeusProcessContact[] | null;

  @ListOf(RubeusCourse, { ...mayMiss, maxItems: 200 })
  cursos?: RubeusCourse[] | null;

  @Nested(RubeusRef, { ...mayMiss, about: "The attendant; the contact's data are sealed." })
  responsavel?: RubeusRef | null;

  @DayOrTimestamp({ ...mayMiss })
  criacao?: string | null;

  @Nested(RubeusNamed, { ...mayMiss })
  origem?: RubeusNamed | null;

  @Nested(RubeusNamed, { ...mayMiss })
  modalidade?: RubeusNamed | null;

  @DayOrTimestamp({ ...mayMiss })
  dataAtividade?: string | null;

  @Flag({ ...mayMiss })
  compareceuAtividade?: boolean | null;

  @Text({ ...mayMiss, max: 255 })
  formaIngresso?: string | null;

  @Nested(RubeusNamed, { ...mayMiss })
  resumoAtual?: RubeusNamed | null;

  @Nested(RubeusNamed, { ...mayMiss })
  localOferta?: RubeusNamed | null;

  @Nested(RubeusNamed, { ...mayMiss })
  unidade?: RubeusNamed | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `Perdida`.' })
  status?: string | null;

  @DayOrTimestamp({ ...mayMiss })
  ultimaAlteracaoStatus?: string | null;

  @Nested(RubeusNamed, { ...mayMiss })
  objecao?: RubeusNamed | null;

  @Nested(RubeusNamed, { ...mayMiss })
  concorrente?: RubeusNamed | null;
}

export const rubeusRegistroDeProcessoReceived = defineEvent<RubeusRegistroDeProcessoReceived>({
  topic: 'rubeus.registro-de-processo.received',
  version: 1,
  value: RubeusRegistroDeProcessoReceived,
  description: "Rubeus told of a contact's way through a process.",
  key: (value) => {
    const contatos = value.contatos ?? [];
    const named = contatos.filter(({ id }) => id);
    const main = named.find(({ principal }) => principal === true) ?? named[0];
    return rubeusKey('registro-de-processo', value, main?.id);
  },
  keyDescription:
    '`<source>/<contact id>` of the principal contact, else of the first; without a contact `<source>/registro-de-processo/<id>`.',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  example: {
    source: 'vestibular',
    id: '150',
    processo: { id: '1', nome: 'Captação' },
    contatos: [{ id: '635', principal: true, tipo: 'Aluno' }],
    cursos: [{ id: '21', codCurso: 'ADM', codOferta: 'ADM_2', principal: true }],
    responsavel: { id: '15' },
    criacao: '2019-02-06T11:06:00-02:00',
    origem: { id: '2', nome: 'Portal de inscrição' },
    modalidade: { id: '1', nome: 'Presencial' },
    dataAtividade: '2019-02-06T23:06:00-02:00',
    compareceuAtividade: false,
    formaIngresso: 'Processo seletivo presencial',
    resumoAtual: { id: '1', nome: 'Não contactado' },
    localOferta: { id: '1', nome: 'Local de oferta 1' },
    unidade: { id: '1', nome: 'Unidade 1' },
    status: 'Perdida',
    ultimaAlteracaoStatus: '2019-02-06T15:06:00-02:00',
    objecao: { id: '1', nome: 'Ingressou em outra universidade' },
    concorrente: { id: '1', nome: 'Uniexemplo' },
    receivedAt: '2026-03-02T18:41:25.004Z',
    sealed: {
      rest: exampleSealed('rest', 'rubeus', 'vestibular', '635'),
      raw: exampleSealed('raw', 'rubeus', 'vestibular', '635'),
    },
  },
});
