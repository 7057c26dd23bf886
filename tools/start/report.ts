import Table from 'cli-table3';
import type { FlowResult } from './flow';
import type { StartSettings } from './settings';

/** The table of what happened, for a person. */
export function flowTable(results: readonly FlowResult[]): string {
  const table = new Table({
    head: ['', 'Fluxo', 'Evento', 'Etapa', 'Pedido', 'O que voltou', 'Escrito', 'Tempo'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [4, 22, 19, 22, 18, 20, 26, 9],
  });
  for (const { title, ok, ms, step, error } of results) {
    const time = `${(ms / 1000).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} s`;
    table.push(
      step
        ? [
            ok ? '✓' : '✗',
            title,
            step.event,
            step.step,
            step.asked,
            step.answered,
            step.written,
            time,
          ]
        : ['✗', title, { colSpan: 5, content: error ?? 'falhou' }, time],
    );
  }
  return table.toString();
}

/** Where to look next. */
export function addresses({ ports, management }: StartSettings, brokers: string): string {
  return [
    'No ar (Ctrl-C encerra tudo):',
    `  webhooks da Gupy        http://127.0.0.1:${ports.ingest}/webhooks/gupy/acme`,
    `  resultados de exames    http://127.0.0.1:${ports.ingest}/webhooks/validation/exam-platform`,
    `  central de serviços     http://127.0.0.1:${ports.ingest}/webhooks/service-desk/desk`,
    `  PontoWeb                http://127.0.0.1:${ports.ingest}/api/rh/v1/ahgora/results`,
    `  Rubeus                  http://127.0.0.1:${ports.ingest}/webhooks/rubeus/vestibular/<segredo>`,
    `  sandbox                 http://127.0.0.1:${ports.sandbox}/admin`,
    ...Object.entries(management).map(
      ([app, port]) => `  ${app.padEnd(22)}  http://127.0.0.1:${port}/health/ready  /metrics`,
    ),
    `  Kafka                   ${brokers}`,
    '  logs                    .ponte/start/logs/',
    '  operação                npm run ops -- --help',
  ].join('\n');
}
