import { createServer } from 'node:http';
import { KafkaConfig, KafkaPublisher, noPublishMetrics } from '@ponte/messaging';
import { readEnv } from '@ponte/platform';
import { BaselineEnv } from './baseline.config';

/**
 * The floor of what Node costs: node:http, JSON.parse, the same publisher with the same batching, 200 after the ack. No
 * credential, no contract, no sealing, no framework.
 */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const env = readEnv(BaselineEnv);
const publisher = new KafkaPublisher({
  config: readEnv(KafkaConfig),
  clientId: 'plain-node',
  log: silent as never,
  metrics: noPublishMetrics,
  topicBytes: () => undefined,
});

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'GET') return void response.end('ok');
    const bytes = Buffer.concat(chunks);
    const body = JSON.parse(bytes.toString()) as {
      id: string;
      data: { application: { id: number } };
    };
    publisher
      .publish(
        {
          topic: env.topic,
          key: String(body.data.application.id),
          value: Buffer.from(JSON.stringify(body)),
          headers: { ce_id: body.id },
        },
        { deadlineMs: 5_000 },
      )
      .then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'),
        () => response.writeHead(503).end(),
      );
  });
});
server.listen(env.port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));

function nothing(): void {
  return undefined;
}
