import { object } from './check';
import { headersSchema } from './header-syntax';

/** Where a simulator posts its news, and what it sends along, e.g. the receiver's token. */
export interface Postback {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** JSON Schema of a {@link Postback}, or `null`: then nobody is told. */
export const postbackSchema = {
  anyOf: [
    { type: 'null' },
    object(
      {
        url: { type: 'string', format: 'uri', pattern: '^https?:' },
        headers: headersSchema,
      },
      ['url', 'headers'],
    ),
  ],
};
