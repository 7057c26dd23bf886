import { ValidateBy, type ValidationArguments } from 'class-validator';
import { CALL_TIMEOUT_MS } from '../rotation/task-kinds';

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Visible ASCII, spaces only between: what every server and proxy leaves as it is. */
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;
const LONGEST_URL = 2_048;

type Webhook = {
  readonly id?: unknown;
  readonly account?: unknown;
  readonly action?: unknown;
  readonly postbackUrl?: unknown;
  readonly source?: unknown;
};

function rule(
  name: string,
  faults: (value: unknown, object: object) => readonly string[],
): PropertyDecorator {
  const judge = (value: unknown, args?: ValidationArguments): readonly string[] =>
    faults(value, args?.object ?? {});
  return ValidateBy({
    name,
    validator: {
      validate: (value, args) => judge(value, args).length === 0,
      defaultMessage: (args) => judge(args?.value, args).join('; '),
    },
  });
}

const list = (value: unknown): readonly Webhook[] => (Array.isArray(value) ? value : []);

/** Gupy delivers to public HTTPS addresses only. The value is not quoted: it may hold a secret. */
export function IsPostbackUrl(): PropertyDecorator {
  return rule('isPostbackUrl', (value) => {
    if (typeof value !== 'string' || !URL.canParse(value))
      return ['must be an absolute https:// address'];
    const { protocol, username, password, hash } = new URL(value);
    return [
      ...(protocol === 'https:' ? [] : ['must begin with https://: Gupy delivers to nothing else']),
      ...(username || password || hash ? ['must have no user, password or fragment'] : []),
      ...(value.length > LONGEST_URL ? [`must have at most ${LONGEST_URL} characters`] : []),
    ];
  });
}

/** The headers can be sent, and one of them carries the token; of a source of ours exactly one, for ingest reads one. */
export function CarriesTheToken(): PropertyDecorator {
  return rule('carriesTheToken', (value, object) => {
    const headers = Object.entries((value ?? {}) as Record<string, unknown>);
    const names = headers.map(([name]) => name.toLowerCase());
    const carrying = headers.filter(([, text]) => String(text).includes('{token}')).length;
    const isOurs = (object as Webhook).source !== undefined;
    return [
      ...headers
        .filter(
          ([name, text]) =>
            !HEADER_NAME.test(name) || typeof text !== 'string' || !HEADER_VALUE.test(text),
        )
        .map(([name]) => `"${name}" is no header that can be sent`),
      ...names
        .filter((name, index) => names.indexOf(name) !== index)
        .map((name) => `the header ${name} stands twice`),
      ...(carrying === 0 ? ['one of them must hold {token}'] : []),
      ...(isOurs && carrying > 1 ? ['only one may hold {token}: ingest reads one header'] : []),
    ];
  });
}

/** A token that would end before it is in Gupy could never be used. */
export function LivesLongEnough(): PropertyDecorator {
  return rule('livesLongEnough', (value) => {
    const { life, overlap } = (value ?? {}) as { life?: unknown; overlap?: unknown };
    if (typeof life !== 'number' || typeof overlap !== 'number') return [];
    // Of one webhook at most 20 digests are in force, see webhook.credential.issued.
    return overlap > 12 * life
      ? ['overlap must be at most 12 times life: so many former tokens would be in force at once']
      : [];
  });
}

/** What ingest is told must not end before it is told again, nor because that failed once or twice. */
export function OutlivesRepublish(): PropertyDecorator {
  return rule('outlivesRepublish', (value, object) => {
    const { republish } = object as { republish?: unknown };
    if (typeof value !== 'number' || typeof republish !== 'number') return [];
    return value < 3 * republish
      ? ['must be at least 3 times republish: ingest would stop believing tokens that are in use']
      : [];
  });
}

/** As programs compare addresses: Gupy's list is searched so. */
const normalised = (url: unknown): unknown =>
  typeof url === 'string' && URL.canParse(url) ? new URL(url).href : url;

/** No two share an id, and no two are the same webhook in Gupy. */
export function DeclaredOnce(): PropertyDecorator {
  return rule('declaredOnce', (value) => {
    const repeated = (key: (webhook: Webhook) => string): readonly Webhook[] => {
      const keys = list(value).map(key);
      return list(value).filter((_, index) => keys.indexOf(keys[index] ?? '') !== index);
    };
    const same = repeated((one) =>
      JSON.stringify([one.account, one.action, normalised(one.postbackUrl)]),
    );
    return [
      ...repeated(({ id }) => String(id)).map(({ id }) => `the id "${String(id)}" stands twice`),
      ...same.map(
        ({ id }) => `"${String(id)}" has account, action and postbackUrl of another webhook`,
      ),
    ];
  });
}

/** Each webhook's account is configured. */
export function NamesAnAccount(): PropertyDecorator {
  return rule('namesAnAccount', (value, object) => {
    const { accounts } = object as { accounts?: unknown };
    const known = accounts instanceof Map ? [...accounts.keys()] : [];
    return list(value)
      .filter(({ account }) => !known.includes(account))
      .map(
        ({ id, account }) =>
          `webhook "${String(id)}" names the account "${String(account)}", which is not configured (there are: ${known.join(', ') || 'none'})`,
      );
  });
}

/** A call ends well before its task's lease does: 5 s of room for what surrounds the call. */
export function CallsEndInTime(): PropertyDecorator {
  const most = CALL_TIMEOUT_MS - 5_000;
  return rule('callsEndInTime', (value) => {
    const entries = value instanceof Map ? ([...value.values()] as { timeoutMs?: unknown }[]) : [];
    const late = entries.some(({ timeoutMs }) => typeof timeoutMs === 'number' && timeoutMs > most);
    return late ? [`timeoutMs must be at most ${most}`] : [];
  });
}
