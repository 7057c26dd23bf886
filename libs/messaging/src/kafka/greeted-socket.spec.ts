import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from '@ponte/testing';
import { greetedSocket } from './greeted-socket';

const METADATA = 3;
const JOIN_GROUP = 11;

describe('greetedSocket', () => {
  let server: Server;
  let taken: Socket[];
  let greeting: string | undefined;

  beforeEach(async () => {
    taken = [];
    greeting = undefined;
    server = createServer((socket) => {
      taken.push(socket.on('error', () => undefined));
      if (greeting) socket.write(greeting);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    for (const socket of taken) socket.destroy();
    server.close();
  });

  const open = (): { socket: ReturnType<typeof connect>; errors: string[] } => {
    const { port } = server.address() as AddressInfo;
    const socket = greetedSocket(50)({
      host: '127.0.0.1',
      port,
      ssl: undefined as never,
      onConnect: () => undefined,
    });
    const errors: string[] = [];
    socket.on('error', ({ message }) => void errors.push(message));
    return { socket, errors };
  };

  it('fails when a broker takes the connection and says nothing to a request from its memory', async () => {
    const { socket, errors } = open();
    socket.write(request(METADATA));
    await eventually(() => socket.destroyed);
    expect(errors).toEqual([expect.stringContaining('said nothing')]);
  });

  it('goes on when the broker says something', async () => {
    greeting = 'x';
    const { socket, errors } = open();
    socket.write(request(METADATA));
    await once(socket, 'data');
    // One that is opened later and given up tells that the patience with this one is over.
    greeting = undefined;
    const other = open();
    other.socket.write(request(METADATA));
    await eventually(() => other.socket.destroyed);
    expect([socket.destroyed, errors]).toEqual([false, []]);
    socket.destroy();
  });

  it('lets a first request that may take long take long', async () => {
    const patient = open();
    const judged = open();
    patient.socket.write(request(JOIN_GROUP));
    judged.socket.write(request(METADATA));
    await eventually(() => judged.socket.destroyed);
    expect(patient.socket.destroyed).toBe(false);
    patient.socket.destroy();
  });
});

function request(api: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeInt32BE(10, 0);
  bytes.writeInt16BE(api, 4);
  return bytes;
}
