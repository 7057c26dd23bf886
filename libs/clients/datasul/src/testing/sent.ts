import type { SentLine } from '../correlate/sent-line';
import type { ReplyEntry } from '../reply/reply-entry';

/** A rubrica that was sent, of the vendor's example unless a test says otherwise. */
export function sentLine(more: Partial<SentLine> = {}): SentLine {
  return {
    matricula: '1019445',
    codfuncionario: '10|1|9445',
    rubrica: '10103',
    referencia: '15,30',
    datafalta: '',
    ...more,
  };
}

/** The entry that answers a rubrica, with all that was sent in it. */
export function echo(line: SentLine, status: ReplyEntry['status'] = 'S'): ReplyEntry {
  const { matricula, rubrica, referencia, datafalta } = line;
  const message = status === 'S' ? 'OK' : 'Verba inválida.';
  return { matricula, rubrica, referencia, datafalta, status, message };
}
