import { Figures, Int, ListOf, Nested, OneOf, Text, Timestamp, Uuid } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { AhgoraResultLine } from './ahgora-result-line.value';
import { AhgoraSealed } from './ahgora-sealed.value';

/** What is wrong with an item as a whole; whoever posts it refuses all of its lines. */
export const AHGORA_ITEM_FAULTS = ['none', 'competence-differs', 'employee-unreadable'] as const;
export type AhgoraItemFault = (typeof AHGORA_ITEM_FAULTS)[number];

/** Most rubricas of one employee item: a record of as many stays far below its topic's limit. */
export const AHGORA_LINES = 1_000;

/** Ahgora's PontoWeb sent the computed results of one employee for one competência and payment. */
export class AhgoraResultsReceived {
  @Text({ min: 1, max: 64, about: 'The configured source of kind ahgora.' })
  source!: string;

  @Uuid({
    about:
      'One per HTTP request, also of a repeat with the same content; the protocol that the sender is told.',
  })
  requestId!: string;

  @Int({ about: "The item's place in the request, from 0." })
  position!: number;

  @Int({ min: 1, about: 'Items of the whole request.' })
  count!: number;

  @Text({
    min: 64,
    max: 64,
    about:
      'HMAC-SHA256 (hex) of source, empresa, estabelecimento and matrícula without leading zeros, by the first key of `PII_LOOKUP_KEYS`; of the verbatim `codfuncionario` where that is no such code.',
  })
  employee!: string;

  @Int({ min: 1, about: 'Which of the items of this employee in this request it is, from 1 …' })
  part!: number;

  @Int({ min: 1, about: '… of how many: a key that stands twice may stand in two items.' })
  parts!: number;

  @OneOf(AHGORA_ITEM_FAULTS, {
    about:
      'competence-differs: both spellings of year or month are there, and differ; employee-unreadable: `codfuncionario` or `matricula` is missing or no text.',
  })
  fault!: AhgoraItemFault;

  @Figures({ max: 20, about: 'Without leading zeros; empty if `codfuncionario` is no such code.' })
  empresa!: string;

  @Figures({ max: 20, about: 'Without leading zeros; empty if `codfuncionario` is no such code.' })
  estabelecimento!: string;

  @Figures({
    nullable: true,
    max: 20,
    about: 'Year of the competência as sent (`anocom`, `anocomp`).',
  })
  ano!: string | null;

  @Figures({
    nullable: true,
    max: 20,
    about: 'Month of the competência as sent (`mescom`, `mescomp`).',
  })
  mes!: string | null;

  @Figures({ nullable: true, max: 20, about: 'Payment number as sent, e.g. `01`.' })
  campoAdicional!: string | null;

  @ListOf(AhgoraResultLine, { maxItems: AHGORA_LINES })
  resultados!: AhgoraResultLine[];

  @Timestamp({ about: 'When ingest received the request.' })
  receivedAt!: string;

  @Nested(AhgoraSealed)
  sealed!: AhgoraSealed;
}

export const ahgoraResultsReceived = defineEvent<AhgoraResultsReceived>({
  topic: 'ahgora.results.received',
  version: 1,
  value: AhgoraResultsReceived,
  description:
    'PontoWeb sent the computed results of one employee for one competência and payment, to be posted into payroll.',
  key: ({ employee }) => employee,
  keyDescription: 'The keyed hash of the employee (`employee`).',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  retentionDays: 400,
  example: {
    source: 'holding',
    requestId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a21',
    position: 0,
    count: 2,
    employee: '5a1c6e0f0d0b4f7f9f3e8d7c6b5a49382716051423324150697887a6b5c4d3e2',
    part: 1,
    parts: 1,
    fault: 'none',
    empresa: '10',
    estabelecimento: '1',
    ano: '2026',
    mes: '02',
    campoAdicional: '',
    resultados: [
      { rubrica: '10103', referencia: '15,30', datafalta: '' },
      { rubrica: '10206', referencia: '1,30', datafalta: '20260212' },
    ],
    receivedAt: '2026-03-02T11:05:09.120Z',
    sealed: { employee: exampleSealed('employee', 'ahgora', 'holding', '5a1c6e0f') },
  },
});
