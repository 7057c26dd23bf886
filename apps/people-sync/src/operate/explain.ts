import { feedzCodeOf } from '@ponte/clients/feedz';
import { faultMessage } from '../rules/fault-table';

/** What the writing says where neither a rule nor Feedz gives a reason. */
const REASONS: Readonly<Record<string, string>> = {
  'not-sent': 'não chegou a ser enviado: vai na próxima execução',
  'seal-not-opened': 'o que foi lido da pessoa não pôde ser aberto: falta uma chave em PII_KEYS',
};

/**
 * What a record's code and reason mean, in Portuguese for an analyst of personnel; nothing personal. Where a rule of ours found
 * it, its words say more than Feedz's code.
 */
export function explain(code: number | null, reason: string | null): string | null {
  const ours = reason === null ? undefined : (faultMessage(reason) ?? REASONS[reason]);
  if (ours !== undefined) return ours;
  if (code === null) return null;
  return (
    feedzCodeOf(code)?.about ?? 'Código que a Feedz não publica: a mensagem dela (--open) diz mais.'
  );
}
