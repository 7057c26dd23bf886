import type { ServiceCommand } from './preflight';

export function isHelp(name: string): boolean {
  return ['help', '--help', '-h'].includes(name);
}

/** The list of a service's sub-commands. */
export function commandHelp(
  service: string,
  commands: readonly Pick<ServiceCommand, 'name' | 'description'>[],
): string {
  const rows = [
    { name: '(nenhum)', description: 'Executa o serviço até receber SIGTERM' },
    { name: 'help', description: 'Mostra esta lista' },
    ...[...commands].sort((left, right) => left.name.localeCompare(right.name)),
  ];
  const width = Math.max(...rows.map((row) => row.name.length));
  const list = rows.map((row) => `  ${row.name.padEnd(width)}  ${row.description}`).join('\n');
  return `Uso: node main.js [comando]\n\nComandos de ${service}:\n${list}\n`;
}
