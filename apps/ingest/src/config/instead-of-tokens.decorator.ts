import { ValidateBy } from 'class-validator';

interface OtherProofs {
  readonly tokens?: unknown;
  readonly expectsIssued?: boolean;
}

/** A signature proves more than a token does; with both, either would do, and the weaker one would count. */
export function InsteadOfTokens(): PropertyDecorator {
  return ValidateBy({
    name: 'insteadOfTokens',
    validator: {
      validate: (_value, args) => {
        const { tokens, expectsIssued } = (args?.object ?? {}) as OtherProofs;
        return (tokens === undefined || tokens === null) && expectsIssued !== true;
      },
      defaultMessage: () => 'stands instead of tokens and expectsIssued: leave those out',
    },
  });
}
