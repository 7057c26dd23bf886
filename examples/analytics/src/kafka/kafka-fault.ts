import { Fault } from '../fault.ts';
import type { KafkaOptions } from '../options.config.ts';

interface KafkaLikeError {
  readonly name?: string;
  readonly type?: string;
  readonly message?: string;
  readonly cause?: unknown;
  readonly originalError?: unknown;
}

/** What is wrong with Kafka in words that say how to mend it; anything else is returned as it is. */
export function kafkaFault(error: unknown, options: KafkaOptions): unknown {
  if (error instanceof Fault) return error;
  const chain = causes(error);
  const types = new Set(chain.flatMap(({ type, name }) => [type, name]));
  const said = chain.findLast(({ message }) => message)?.message ?? '';
  if (types.has('TOPIC_AUTHORIZATION_FAILED'))
    return new Fault(
      `O Kafka não deixa ler um tópico: falta READ e DESCRIBE em ${options.prefix || '(sem prefixo)'}… para ${who(options)}. Ele disse: ${said}`,
    );
  if (types.has('GROUP_AUTHORIZATION_FAILED'))
    return new Fault(
      `O Kafka não deixa usar o grupo: falta READ nos grupos que começam por "${options.group}" para ${who(options)}. O começo do nome muda com --group.`,
    );
  if (types.has('CLUSTER_AUTHORIZATION_FAILED'))
    return new Fault(`O Kafka não deixa ver o cluster: falta DESCRIBE para ${who(options)}.`);
  if (types.has('SASL_AUTHENTICATION_FAILED') || types.has('KafkaJSSASLAuthenticationError'))
    return new Fault(
      'O Kafka recusou usuário e senha: confira KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME e KAFKA_SASL_PASSWORD.',
    );
  if (
    types.has('KafkaJSConnectionError') ||
    types.has('KafkaJSConnectionClosedError') ||
    types.has('KafkaJSRequestTimeoutError')
  )
    return new Fault(
      `Nenhum Kafka respondeu em ${options.brokers.join(', ')} (${said}). Confira --brokers, a rede e KAFKA_SSL. Com a pilha local: npm run stack -- status`,
    );
  return error;
}

const who = (options: KafkaOptions): string =>
  options.sasl ? `o usuário ${options.sasl.username}` : 'este cliente';

function causes(error: unknown): KafkaLikeError[] {
  const found: KafkaLikeError[] = [];
  const open: unknown[] = [error];
  while (open.length > 0 && found.length < 10) {
    const next = open.shift();
    if (typeof next !== 'object' || next === null) continue;
    const each = next as KafkaLikeError;
    found.push(each);
    open.push(each.cause, each.originalError);
  }
  return found;
}
