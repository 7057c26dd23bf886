import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { eventually, movedEvent, startCluster, type KafkaCluster } from '@ponte/testing';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * Senders give up: before their body is whole, or while they wait for the answer. A body that was not whole is nothing.
 * A whole one whose sender left may be on the log or not; the sender does not know either and repeats it, and the repeat
 * has the same id. In no case does the server fail, leak or keep others waiting.
 */
describe('a client that leaves before its answer', () => {
  let cluster: KafkaCluster;
  let world: IngestWorld;

  beforeAll(async () => {
    cluster = await startCluster();
    world = await ingestWorld({ brokers: cluster.brokers });
    expect((await world.gupy(movedEvent())).status).toBe(200);
  });

  async function opened(length: number): Promise<Socket> {
    const socket = connect(world.app.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /webhooks/gupy/acme HTTP/1.1\r\nhost: x\r\nx-ponte-token: ${TOKENS.current}\r\n`,
    );
    socket.write(`content-length: ${length}\r\n\r\n`);
    return socket;
  }

  it('with half of the body sent leaves nothing on the log', async () => {
    const body = movedEvent();
    const text = JSON.stringify(body);
    const gone = async () =>
      (await world.metric(/ponte_ingest_answers_total\{kind="gupy",status="gone"/)) ?? 0;
    for (let each = 0; each < 20; each++) {
      const socket = await opened(text.length);
      socket.write(text.slice(0, text.length / 2));
      if (each % 2) socket.resetAndDestroy();
      else socket.destroy();
    }
    await eventually(async () => (await gone()) === 20);
    expect((await world.gupy(movedEvent())).status).toBe(200);
    const ids = (await world.records('gupy.application.moved.v1')).map(
      ({ headers }) => headers.ce_id,
    );
    expect(ids).not.toContain(`acme:${body.id}`);
  });

  it('while it waits for the acknowledgement may send again, under the same id', async () => {
    const bodies = Array.from({ length: 10 }, () => movedEvent());
    cluster.freeze(1);
    try {
      const sockets = await Promise.all(
        bodies.map(async (body) => {
          const bytes = Buffer.from(JSON.stringify(body));
          const socket = await opened(bytes.length);
          socket.write(bytes);
          return socket;
        }),
      );
      // Beside them, ingest's own reports may wait.
      await eventually(
        async () => ((await world.metric(/^ponte_publish_queue_records /)) ?? 0) >= bodies.length,
      );
      for (const socket of sockets) socket.resetAndDestroy();
    } finally {
      cluster.thaw(1);
    }
    await eventually(async () => (await world.metric(/^ponte_publish_queue_records /)) === 0);
    const again = await Promise.all(bodies.map((body) => world.gupy(body)));
    expect(again.map(({ text }) => text)).toEqual(
      bodies.map(({ id }) => `{"status":"accepted","id":"acme:${id}"}`),
    );
    const ids = (await world.records('gupy.application.moved.v1')).map(
      ({ headers }) => headers.ce_id,
    );
    for (const { id } of bodies) {
      const times = ids.filter((each) => each === `acme:${id}`).length;
      expect([1, 2]).toContain(times);
    }
  });

  it('leaves no fault in the log and a server that is well', async () => {
    const faults = world.app.logs.records.filter(({ level }) => /error|fatal/.test(String(level)));
    expect(faults).toEqual([]);
    expect((await fetch(`${world.app.managementUrl}/health/live`)).status).toBe(200);
  });
});
