import type { Turns } from '../turns';
import type { LineOutcome } from './line-outcome';
import type { WaitingRequest } from './waiting-request';

/** A reply and what it says. */
export interface RenderedReply {
  readonly body: Buffer;
  /** Rubricas by what was said of them; late: being processed. */
  readonly counts: { readonly S: number; readonly E: number; readonly late: number };
}

/** Rubricas that are written between two looks at the clock. */
const LINES_AT_ONCE = 100;

/** What is said of a rubrica without an outcome: the promise that makes a repeat safe stands in it. */
export function stillProcessing(requestId: string): string {
  return `em processamento (protocolo ${requestId}): pode reenviar, nada será lançado em dobro`;
}

/**
 * The reply as Datasul writes it: one `response` with an entry per rubrica, in the order sent, each with what was sent as it
 * was sent. Written in turns with everything else.
 */
export async function renderReply(request: WaitingRequest, turns: Turns): Promise<RenderedReply> {
  const counts = { S: 0, E: 0, late: 0 };
  const late = { status: 'E', mensagem: stillProcessing(request.requestId) } as const;
  const parts: Buffer[] = [];
  let entries: string[] = [];
  let first = true;
  const flush = (): void => {
    if (entries.length === 0) return;
    parts.push(Buffer.from(`${first ? '' : ','}${entries.join(',')}`));
    first = false;
    entries = [];
  };
  for (const [item, { matricula, lines }] of request.items.entries()) {
    const name = JSON.stringify(matricula);
    for (const [line, echo] of lines.entries()) {
      const outcome: LineOutcome | undefined = request.outcome(item, line);
      counts[outcome?.status ?? 'late'] += 1;
      entries.push(entry(name, echo, outcome ?? late));
      if (entries.length >= LINES_AT_ONCE) {
        flush();
        if (turns.over) await turns.next();
      }
    }
  }
  flush();
  const body = Buffer.concat([
    Buffer.from('{"response":[{"resultados":['),
    ...parts,
    Buffer.from(']}]}'),
  ]);
  return { body, counts };
}

function entry(
  matricula: string,
  { rubrica, referencia, datafalta }: WaitingRequest['items'][number]['lines'][number],
  { status, mensagem }: Pick<LineOutcome, 'status' | 'mensagem'>,
): string {
  const rest = JSON.stringify({ rubrica, status, mensagem, referencia, datafalta });
  return `{"matricula":${matricula},${rest.slice(1)}`;
}
