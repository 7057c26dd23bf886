import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const ID_FORM = { message: 'deve ser o id de um webhook declarado' };

export class WebhookArgs {
  @Matches(ID, ID_FORM)
  webhook!: string;
}

/** Without a webhook: all of them. */
export class AnyWebhookArgs {
  @IsOptional()
  @Matches(ID, ID_FORM)
  webhook?: string;
}

export class ListArgs {
  @IsOptional()
  @Matches(/^[a-z0-9-]{0,63}$/, { message: 'deve ser o cursor de uma resposta anterior' })
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}
