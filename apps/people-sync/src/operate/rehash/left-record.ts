/** A record that stays under another key's hash, or seal, and why. */
export interface LeftRecord {
  /** Kind and key, e.g. `person/8c1f…`. */
  readonly id: string;
  readonly code: 'sealed' | 'foreign' | 'twice';
  readonly message: string;
}

const WHY: Readonly<Record<LeftRecord['code'], string>> = {
  sealed: 'não pode ser aberto com as chaves atuais: devolva a PII_KEYS a chave que falta, no fim',
  foreign:
    'está sob uma chave que não está mais em PII_LOOKUP_KEYS: devolva-a, atrás da primeira, e repita',
  twice:
    'a mesma pessoa, ou o mesmo vínculo, já existe sob a primeira chave: veja os dois com "people person"',
};

export function leftRecord(entity: string, key: string, code: LeftRecord['code']): LeftRecord {
  const id = `${entity}/${key}`;
  return { id, code, message: `${id}: ${WHY[code]}.` };
}
