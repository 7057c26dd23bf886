import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { atTestEnd } from '../run/at-test-end';
import { removeFolder, temporaryFolder } from '../run/temporary-folder';
import { ArrivedJars } from './arrived-jars';
import { brokerSettings } from './broker-settings';
import { databaseServices, databaseSetting } from './database-services';
import { formatEnv, parseEnv, readStackEnv, writeStackEnv } from './stack-env';
import { readState, writeState, type StackState } from './stack-state';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder('files');
  atTestEnd(() => removeFolder(folder));
});

describe('stack.env', () => {
  it('is read as it was written', async () => {
    const file = path.join(folder, 'deep', 'stack.env');
    const values = {
      KAFKA_BROKERS: '127.0.0.1:1,127.0.0.1:2',
      DATABASE_URL_X: 'postgres://a:b@c:1/d',
    };
    await writeStackEnv(values, file);
    expect(await readStackEnv(file)).toEqual(values);
  });

  it('is empty when no stack runs', async () => {
    expect(await readStackEnv(path.join(folder, 'none'))).toEqual({});
  });

  it('skips comments and blank lines, and names a line that it cannot read', () => {
    expect(parseEnv('# a\n\nA=b=c\n')).toEqual({ A: 'b=c' });
    expect(() => parseEnv('A=1\noops\n')).toThrow('Line 2');
  });

  it('refuses a value that a shell would read differently', () => {
    expect(() => formatEnv({ A: 'two words' })).toThrow('A cannot be written');
    expect(() => formatEnv({ A: '$HOME' })).toThrow('A cannot be written');
  });
});

describe('the state file', () => {
  it('is read as it was written', async () => {
    const file = path.join(folder, 'stack.json');
    const state: StackState = { version: 1, compose: { kafka: 9092 } };
    writeState(state, file);
    expect(await readState(file)).toEqual(state);
  });

  it.each(['', '{"version":1,', '{"version":99,"kafka":{}}'])(
    'counts as empty when it is cut off or of another version: %p',
    async (text) => {
      const file = path.join(folder, 'stack.json');
      await writeFile(file, text);
      expect(await readState(file)).toEqual({ version: 1 });
    },
  );
});

describe('databaseServices', () => {
  it('finds the apps that have migrations', async () => {
    await mkdir(path.join(folder, 'apps/people-sync/src/migrations'), { recursive: true });
    await mkdir(path.join(folder, 'apps/ingest/src'), { recursive: true });
    expect(databaseServices(folder)).toEqual(['people-sync']);
    expect(databaseSetting('people-sync')).toBe('DATABASE_URL_PEOPLE_SYNC');
  });
});

describe('brokerSettings', () => {
  const spec = (id: number) => ({
    id,
    port: 9091 + id,
    controllerPort: 9190 + id,
    folder: `/k/${id}`,
  });
  const read = (text: string) =>
    new Map(
      text
        .trim()
        .split('\n')
        .map((l) => l.split('=') as [string, string]),
    );

  it('asks for two of three in-sync replicas with three brokers', () => {
    const settings = read(brokerSettings(spec(2), [spec(1), spec(2), spec(3)]));
    expect(settings.get('min.insync.replicas')).toBe('2');
    expect(settings.get('offsets.topic.replication.factor')).toBe('3');
    expect(settings.get('node.id')).toBe('2');
    expect(settings.get('auto.create.topics.enable')).toBe('false');
  });

  it('asks for one of one with one broker, and lets the caller override', () => {
    const settings = read(brokerSettings(spec(1), [spec(1)], { 'message.max.bytes': '99' }));
    expect(settings.get('default.replication.factor')).toBe('1');
    expect(settings.get('min.insync.replicas')).toBe('1');
    expect(settings.get('message.max.bytes')).toBe('99');
  });
});

describe('ArrivedJars', () => {
  it('adds up the jars that Maven reports', () => {
    const jars = new ArrivedJars();
    jars.read('[INFO] Downloading from mirror: repo/kafka-clients-4.1.1.jar');
    jars.read('[INFO] Downloaded from mirror: repo/kafka-clients-4.1.1.jar (9.6 MB at 4.1 MB/s)');
    jars.read('[INFO] Downloaded from mirror: repo/slf4j-simple-1.7.36.jar (400 kB at 90 kB/s)');
    jars.read('[INFO] Downloaded from mirror: repo/slf4j-simple-1.7.36.pom (1.0 kB at 9 kB/s)');
    expect(String(jars)).toBe('2 jars fetched, 10 MB');
  });
});
