import { type Card, card, escaped } from './card.ts';
import { equipmentPanel } from './panels/equipment.panel.ts';
import { feedzPanel } from './panels/feedz.panel.ts';
import { funnelPanel } from './panels/funnel.panel.ts';
import { headcountPanel } from './panels/headcount.panel.ts';
import { payrollPanel } from './panels/payroll.panel.ts';
import { rubeusPanel } from './panels/rubeus.panel.ts';
import { screeningsPanel } from './panels/screenings.panel.ts';
import { stepsPanel } from './panels/steps.panel.ts';
import type { Figures } from './read-figures.ts';
import { THEME } from './theme.ts';
import { exact, day, duration, percent } from './words.ts';

const WIDTH = 1280;
const MARGIN = 36;
const GAP = 20;
const HEADER = 104;
const ROWS = [404, 330, 330, 314] as const;
const FOOTER = 64;
/** Of the first row: the funnel is the widest. */
const FUNNEL = 706;

/** The whole page as one SVG that needs nothing from outside. */
export function funnelPage(figures: Figures): string {
  const height = HEADER + ROWS.reduce((sum, row) => sum + row + GAP, 0) + FOOTER - GAP;
  const { records, sealedRecords, from, until, environment } = figures;
  const [first, last] = [day(from), day(until)];
  const period = first === last ? first : `${first} a ${last}`;
  const of = environment === null ? '' : ` · ambiente ${environment}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${escaped(THEME.font)}" role="img" aria-label="Do candidato à mesa: funil de ${escaped(period)}">`,
    `<rect width="${WIDTH}" height="${height}" fill="${THEME.paper}"/>`,
    `<text x="${MARGIN}" y="56" font-size="30" font-weight="700" fill="${THEME.ink}">Do candidato à mesa</text>`,
    `<text x="${MARGIN}" y="84" font-size="15" fill="${THEME.soft}">${escaped(period + of)} · ${exact(records)} registros dos tópicos da Ponte, lidos sem nenhuma chave</text>`,
    ...cards(figures).map(card),
    `<text x="${MARGIN}" y="${height - 26}" font-size="12.5" fill="${THEME.soft}">${percent(sealedRecords, records)} dos registros trazem uma parte lacrada (nome, CPF, e-mail, salário, laudo): nada dela foi aberto nem guardado. Feito por npm run analytics.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function cards(figures: Figures): Card[] {
  const all = WIDTH - 2 * MARGIN;
  const half = (all - GAP) / 2;
  const tops = ROWS.map(
    (_, index) => HEADER + ROWS.slice(0, index).reduce((sum, row) => sum + row + GAP, 0),
  );
  const place = (row: 0 | 1 | 2 | 3, isLeft: boolean, left = half) => ({
    x: isLeft ? MARGIN : MARGIN + left + GAP,
    y: tops[row] ?? 0,
    width: isLeft ? left : all - left - GAP,
    height: ROWS[row],
  });
  const times = figures.screeningTimes;
  return [
    {
      ...place(0, true, FUNNEL),
      title: 'Funil',
      note: 'da candidatura ao equipamento entregue; em claro, quem ficou na etapa anterior',
      content: funnelPanel(figures),
    },
    {
      ...place(0, false, FUNNEL),
      title: 'Tempo por etapa',
      note: 'ponto: metade sai até aqui; fim da linha: nove em cada dez',
      content: stepsPanel(figures),
    },
    {
      ...place(1, true),
      title: 'Exames por resultado',
      note: `do pedido ao resultado ${duration(times.to_result)} (9 em 10: ${duration(times.to_result_p90)}), daí à Gupy ${duration(times.to_gupy)} (${duration(times.to_gupy_p90)})`,
      content: screeningsPanel(figures),
    },
    {
      ...place(1, false),
      title: 'Equipamento no prazo',
      note: 'pedidos por mês, pelo dia em que tudo devia estar lá',
      content: equipmentPanel(figures),
    },
    {
      ...place(2, true),
      title: 'Folha: lançamentos por competência',
      note: 'última versão de cada lançamento',
      content: payrollPanel(figures),
    },
    {
      ...place(2, false),
      title: 'Pessoas',
      note: 'do Datasul, por mês; o dia fica lacrado',
      content: headcountPanel(figures),
    },
    {
      ...place(3, true),
      title: 'Feedz',
      note: 'o que foi feito de cada registro, com o código da Feedz',
      content: feedzPanel(figures),
    },
    {
      ...place(3, false),
      title: 'Rubeus',
      note: 'o que o CRM contou, por tipo',
      content: rubeusPanel(figures),
    },
  ];
}
