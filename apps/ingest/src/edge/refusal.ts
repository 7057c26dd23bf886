/** An answer other than 200, with what the sender's people need to mend it. Never quotes what was sent. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 405 | 408 | 413 | 415 | 500 | 503;
  /** In Portuguese: it is read in the sender's delivery log, by the people who registered the webhook. */
  readonly error: string;
  /** Seconds, for 503. */
  readonly retryAfterSeconds?: number;
}

export const UNKNOWN_ADDRESS: Refusal = {
  status: 404,
  error: 'Endereço desconhecido. Confira a URL cadastrada para este webhook.',
};
export const WRONG_METHOD: Refusal = { status: 405, error: 'Este endereço só aceita POST.' };
export const BAD_CREDENTIAL: Refusal = {
  status: 401,
  error:
    'O cabeçalho da credencial está ausente, repetido ou não é válido. Cadastre-o uma única vez, com o token atual.',
};
export const NOT_JSON: Refusal = { status: 400, error: 'O corpo não é JSON.' };
export const TOO_SLOW: Refusal = { status: 408, error: 'O corpo não chegou inteiro a tempo.' };
export const UNKNOWN_ENCODING: Refusal = {
  status: 415,
  error: 'Content-Encoding deve ser gzip, deflate, br ou ausente.',
};
export const FAILED: Refusal = {
  status: 500,
  error: 'Falha interna; nada foi aceito. Envie novamente.',
};

export function tooLarge(limitBytes: number): Refusal {
  return { status: 413, error: `O corpo passa de ${limitBytes} bytes.` };
}

export function tooManyElements(limit: number): Refusal {
  return { status: 413, error: `O corpo tem mais de ${limit} elementos. Divida o envio.` };
}

/** Kafka does not take it now. */
export function notNow(retryAfterMs: number): Refusal {
  return {
    status: 503,
    error: 'Não foi aceito agora. Envie novamente.',
    retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1_000)),
  };
}
