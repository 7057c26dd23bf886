import type { BodyFault } from '@ponte/contracts';
import type { Refusal } from '../edge/refusal';

/**
 * An error in the shape of Datasul's own (`code`, `message`, `detailedMessage`, `details`), which PontoWeb knows how to show.
 * In Portuguese; quotes nothing that was sent.
 */
export interface AhgoraRefusal {
  readonly status: Refusal['status'];
  readonly retryAfterSeconds?: number;
  readonly body: {
    readonly code: string;
    readonly message: string;
    readonly detailedMessage: string;
    readonly details?: readonly { readonly code: string; readonly message: string }[];
  };
}

function refusal(
  status: Refusal['status'],
  code: string,
  message: string,
  detailedMessage: string,
  retryAfterSeconds?: number,
): AhgoraRefusal {
  return { status, body: { code, message, detailedMessage }, retryAfterSeconds };
}

const SAFE = 'Reenvie; nada será lançado em dobro.';

export const BAD_USER = refusal(
  401,
  'credencial',
  'Usuário ou senha não conferem.',
  'Confira no Integrador o usuário e a senha desta integração (HTTP Basic).',
);

export const ONLY_POST = refusal(
  405,
  'metodo',
  'Este endereço só aceita POST.',
  'Confira no Integrador o endereço e o método do envio de resultados.',
);

export const BROKEN = refusal(
  500,
  'falha-interna',
  'Falha interna: o envio não pôde ser concluído.',
  SAFE,
);

/** It is not known yet where outcomes will be heard from; a moment after the start. Nothing was read. */
export const STARTING = refusal(
  503,
  'iniciando',
  'O serviço está iniciando; este envio não foi aceito.',
  SAFE,
  1,
);

/** Too many at once, or too much: nothing was taken. */
export function busy(retryAfterSeconds: number): AhgoraRefusal {
  const message = 'Há envios demais em andamento; este não foi aceito.';
  return refusal(503, 'ocupado', message, SAFE, retryAfterSeconds);
}

/** Kafka did not take all of it; what it took is processed. */
export function notTaken(retryAfterMs: number): AhgoraRefusal {
  const message = 'O envio não pôde ser registrado por inteiro agora.';
  return refusal(503, 'indisponivel', message, SAFE, Math.max(1, Math.ceil(retryAfterMs / 1_000)));
}

/** The body did not arrive, or cannot be read at all. */
export function unreadBody({ status, error }: Refusal): AhgoraRefusal {
  return refusal(status, 'corpo', error, 'Nada foi aceito.');
}

/** The body cannot be split into items. */
export function unsplittable({
  faults,
  count,
  stopped,
}: {
  readonly faults: readonly BodyFault[];
  readonly count: number;
  readonly stopped: boolean;
}): AhgoraRefusal {
  const shown = count > faults.length ? ` Mostradas: ${faults.length}.` : '';
  const more = `${shown}${stopped ? ' O resto não foi lido.' : ''}`;
  const { body, ...rest } = refusal(
    400,
    'corpo-invalido',
    'O corpo não é um envio de resultados; nada foi aceito.',
    `${count} ${count === 1 ? 'falha' : 'falhas'}, cada uma com o caminho (JSON Pointer).${more}`,
  );
  const details = faults.map(({ path, message }) => ({
    code: 'campo',
    message: `${path === '' ? 'corpo' : path}: ${message}`,
  }));
  return { ...rest, body: { ...body, details } };
}
