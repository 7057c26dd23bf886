import type { DatasulItem } from '../datasul-item';

/** One rubrica of one employee. */
export const items: readonly DatasulItem[] = [
  {
    matricula: '1019445',
    codfuncionario: '10|1|9445',
    ano: '2026',
    mes: '02',
    campoAdicional: '',
    resultados: [{ rubrica: '10103', referencia: '15,30', datafalta: '' }],
  },
];

/** Its reply, with a letter that ISO-8859-1 spells in another way. */
export const reply = JSON.stringify({
  response: [
    {
      resultados: [
        { matricula: '1019445', rubrica: '10103', status: 'E', mensagem: 'Verba inválida.' },
      ],
    },
  ],
});

/** What the reply is taken for. */
export const answered = {
  kind: 'answered',
  entries: [{ status: 'E', message: 'Verba inválida.' }],
};
