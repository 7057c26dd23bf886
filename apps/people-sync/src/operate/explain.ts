import { feedzCodeOf } from '@ponte/clients/feedz';
import { faultMessage } from '../rules/fault-table';

/** What the writing says of records that were not judged by a rule, nor by Feedz's code. */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'unit-not-accepted': 'o estabelecimento ainda não foi aceito, e vai quando for',
    'department-not-accepted': 'a unidade de lotação ainda não foi aceita, e vai quando for',
    'job-not-accepted': 'o cargo ainda não foi aceito pela Feedz, e vai quando for',
    'person-not-accepted': 'a pessoa ainda não foi aceita pela Feedz, e vai quando for',
    'manager-not-accepted': 'o gestor ainda não foi aceito pela Feedz, e vai quando for',
    'not-sent': 'não chegou a ser enviado: vai na próxima execução',
    'no-answer':
      'a Feedz não respondeu ao lote, e pode tê-lo aceitado: a próxima execução envia de novo',
    'process-lost':
      'a Feedz perdeu o processo do lote duas vezes: a próxima execução envia de novo',
    'process-not-read':
      'o processo do lote não pôde ser consultado: a próxima execução envia de novo',
    'process-never-ended':
      'o processo do lote não terminou na Feedz: a próxima execução envia de novo',
    'seal-not-opened': 'o que foi lido da pessoa não pôde ser aberto: falta uma chave em PII_KEYS',
  }),
);

/**
 * What a record's code and reason mean, in Portuguese for an analyst of personnel; nothing personal. Where a rule of ours found
 * it, its words say more than Feedz's code.
 */
export function explain(code: number | null, reason: string | null): string | null {
  const ours = reason === null ? undefined : (faultMessage(reason) ?? REASONS.get(reason));
  if (ours !== undefined) return ours;
  if (code === null) return null;
  return (
    feedzCodeOf(code)?.about ?? 'Código que a Feedz não publica: a mensagem dela (--open) diz mais.'
  );
}
