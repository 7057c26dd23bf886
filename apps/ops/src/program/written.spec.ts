import { Writable } from 'node:stream';
import { written } from './written';

describe('what was written', () => {
  it('is waited for until it has left', async () => {
    const left: string[] = [];
    let leave: (() => void) | undefined;
    const slow = new Writable({
      decodeStrings: false,
      write(chunk: string, _, done) {
        leave = () => {
          left.push(chunk);
          done();
        };
      },
    });
    slow.write('much');
    const end = written(slow).then(() => [...left]);
    expect(left).toEqual([]);
    leave?.();
    await new Promise(setImmediate);
    leave?.();
    expect(await end).toEqual(['much', '']);
  });

  it('is not waited for where nobody reads any more', async () => {
    const gone = new Writable({ write: (_, __, done) => done(new Error('EPIPE')) });
    await written(gone);
    expect(gone.errored?.message).toBe('EPIPE');
  });
});
