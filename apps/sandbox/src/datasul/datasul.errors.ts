import { STATUS_CODES } from 'node:http';

/** In what shape errors come: all of these were seen of TOTVS products. */
export const ERROR_SHAPES = ['totvs', 'error', 'erros', 'row-errors', 'upper-camel'] as const;
export type ErrorShape = (typeof ERROR_SHAPES)[number];

/** The error body of Datasul's application server in one of its shapes. */
export function errorIn(
  shape: ErrorShape,
  code: number | string,
  message: string,
  detailedMessage = '',
): object {
  switch (shape) {
    case 'totvs':
      return { code, message, detailedMessage, helpUrl: '', details: [] };
    case 'error':
      return { error: { code, message } };
    case 'erros':
      return { Erros: [{ codigo: code, mensagem: message, detalhe: detailedMessage }] };
    case 'row-errors':
      return {
        RowErrors: [
          {
            ErrorSequence: 1,
            ErrorNumber: code,
            ErrorDescription: message,
            ErrorHelp: detailedMessage,
            ErrorType: 'ERROR',
          },
        ],
      };
    case 'upper-camel':
      return { Code: code, Message: message, DetailedMessage: detailedMessage };
  }
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'Requisição inválida.',
  401: 'Usuário ou senha inválidos.',
  403: 'Usuário sem permissão para acessar as informações do funcionário.',
  404: 'Recurso não encontrado.',
  429: 'Excesso de requisições.',
  500: 'Ocorreu um erro na execução do programa.',
  503: 'Serviço indisponível.',
};

/** What the server says of a status when nothing more is known. */
export function wordsOf(status: number): string {
  return WORDS[status] ?? STATUS_CODES[status] ?? 'Erro';
}
