const WORDS: Readonly<Record<number, string>> = {
  400: 'the request is malformed in its eyes',
  401: 'the credential is missing or not accepted',
  403: 'the credential is wrong, or lacks permission for this',
  404: 'there is no such thing (any more)',
  405: 'this method is not taken here: check the base URL',
  408: 'it waited too long for the request',
  409: 'it conflicts with what is there',
  413: 'the request is too large',
  415: 'it does not take JSON here: check the base URL',
  422: 'the values are not accepted',
  425: 'too early',
  429: 'too many requests',
  500: 'an error of its own',
  502: 'its gateway has no answer from behind',
  503: 'it is overloaded or under maintenance',
  504: 'its gateway waited too long for what is behind',
};

/** An HTTP status for an operator, e.g. `answered 404: there is no such thing (any more)`. */
export function statusInWords(status: number): string {
  const words = WORDS[status] ?? byHundred(status);
  return `answered ${status}: ${words}`;
}

function byHundred(status: number): string {
  if (status < 400) {
    return 'a redirect, which is not followed: check the base URL';
  }
  return status < 500 ? 'the request is refused' : 'an error of its own';
}
