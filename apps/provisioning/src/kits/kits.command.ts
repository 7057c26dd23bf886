import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CommandRegistry, type ServiceCommand } from '@ponte/platform';
import { WorkingDays } from '../calendar/working-days';
import { ProvisioningConfig } from '../config/provisioning.config';
import { judgeHire } from '../hire/judge-hire';
import { explainHire } from './explain-hire';
import { hiresOf } from './hires-of-file';

const USAGE = `Uso: kits [--json] ARQUIVO…

Mostra, sem fazer nada, o que as regras dariam a cada contratação e por quê. Cada ARQUIVO tem o corpo de um webhook
candidate.hired da Gupy, uma lista deles ou um por linha (NDJSON).

Sai com 0; com 1 se alguma contratação precisaria de atenção ou algum arquivo não serve; com 2 por uso errado.
`;

/** `kits FILE…`: the rules of the configuration, tried on events without asking anybody for anything. */
@Injectable()
export class KitsCommand implements ServiceCommand {
  readonly name = 'kits';
  readonly description = 'Mostra o que as regras dariam às contratações de um arquivo, e por quê';

  constructor(
    private readonly config: ProvisioningConfig,
    commands: CommandRegistry,
  ) {
    commands.add(this);
  }

  run(args: readonly string[]): Promise<number> {
    const json = args.includes('--json');
    const files = args.filter((arg) => arg !== '--json');
    if (files.includes('--help') || files.includes('-h')) {
      process.stdout.write(USAGE);
      return Promise.resolve(0);
    }
    if (files.length === 0 || files.some((file) => file.startsWith('-'))) {
      process.stderr.write(USAGE);
      return Promise.resolve(2);
    }
    const codes = files.map((file) => this.tryFile(file, json));
    return Promise.resolve(Math.max(...codes));
  }

  private tryFile(file: string, json: boolean): number {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'ilegível';
      process.stderr.write(`${file}: não pode ser lido (${code})\n`);
      return 1;
    }
    return Math.max(0, ...hiresOf(text, file).map((hire) => this.tryHire(hire, json)));
  }

  private tryHire(hire: ReturnType<typeof hiresOf>[number], json: boolean): number {
    if ('fault' in hire) {
      const line = json ? JSON.stringify(hire) : `${hire.at}: ${hire.fault}`;
      (json ? process.stdout : process.stderr).write(`${line}\n`);
      return 1;
    }
    const { at, facts, person, applicationId } = hire;
    const days = new WorkingDays(this.config.calendar.holidays);
    const judged = judgeHire(facts, person, this.config, days);
    const { description, faults, items } = judged;
    const kits = judged.kits.map(({ kit, verdict, conditions }) => ({
      kit: kit.id,
      verdict,
      conditions,
    }));
    const lines = json
      ? [JSON.stringify({ at, applicationId, description, faults, items, kits })]
      : [`${at}: candidatura ${applicationId}`, ...explainHire(judged, person)];
    process.stdout.write(`${lines.join('\n')}\n`);
    return faults.length > 0 ? 1 : 0;
  }
}
