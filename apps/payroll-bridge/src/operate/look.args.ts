import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

const WHOLE = { message: 'deve ser um número inteiro' };

/** One request of PontoWeb, by its protocol. */
export class RequestArgs {
  @IsUUID('all', { message: 'deve ser o protocolo de um envio (UUID)' })
  id!: string;

  /** `next` of the page before: item and rubrica. */
  @IsOptional()
  @Matches(/^\d{1,9}\/\d{1,9}$/, { message: 'deve ser o "next" da página anterior' })
  after?: string;

  @IsOptional()
  @IsInt(WHOLE)
  @Min(1)
  @Max(500)
  limit?: number;
}

/** One entry of the ledger. */
export class EntryArgs {
  @IsUUID('all', { message: 'deve ser o id de um lançamento (UUID)' })
  id!: string;
}

/** What of a call is kept sealed. */
export const CALL_PARTS = ['request', 'response', 'leftover'] as const;

/** A slice of a sealed part of a call. */
export class CallBodyArgs {
  @IsUUID('all', { message: 'deve ser o id de uma chamada (UUID)' })
  id!: string;

  @IsIn(CALL_PARTS, { message: `deve ser um destes: ${CALL_PARTS.join(', ')}` })
  part!: (typeof CALL_PARTS)[number];

  /** Characters of it that are known already. */
  @IsOptional()
  @IsInt(WHOLE)
  @Min(0)
  from?: number;
}

/** A page of the whole ledger. */
export class RehashArgs {
  @IsOptional()
  @IsUUID('all', { message: 'deve ser o "next" da página anterior' })
  after?: string;

  @IsOptional()
  @IsInt(WHOLE)
  @Min(1)
  @Max(500)
  limit?: number;
}
