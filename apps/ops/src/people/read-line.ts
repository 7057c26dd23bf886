import { Refusal } from '../program/refusal';
import type { Io } from '../program/io';

/** Longer than any code of a person. */
const MOST_BYTES = 1_024;

/** The one line that the standard input has. @throws Refusal if it has none, or more */
export async function readLine({ stdin, terminal, err }: Io, what = 'Código'): Promise<string> {
  if (terminal) err(`${what}, e Enter e Ctrl-D no fim: `);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const read = Buffer.from(chunk as Buffer | string);
    chunks.push(read);
    bytes += read.length;
    if (bytes > MOST_BYTES) throw new Refusal('A entrada é longa demais: informe uma linha só.');
  }
  const text = Buffer.concat(chunks).toString('utf8').trim();
  if (text === '' || /[\r\n]/.test(text)) throw new Refusal('A entrada deve ter uma linha só.');
  return text;
}
