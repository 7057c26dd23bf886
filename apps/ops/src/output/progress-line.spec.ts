import { ProgressLine } from './progress-line';

function line(terminal: boolean) {
  let now = 0;
  const written: string[] = [];
  const io = { terminal, err: (text: string) => void written.push(text) };
  return { progress: new ProgressLine(io, () => now), written, pass: (ms: number) => (now += ms) };
}

describe('ProgressLine', () => {
  it('draws one line anew on a terminal, not faster than it can be read, and leaves nothing', () => {
    const { progress, written, pass } = line(true);
    progress.show('1 de 3');
    progress.show('2 de 3');
    pass(100);
    progress.show('3 de 3');
    progress.clear();
    expect(written).toEqual(['\r\u001b[2K1 de 3', '\r\u001b[2K3 de 3', '\r\u001b[2K']);
  });

  it('writes a line now and then elsewhere, each once', () => {
    const { progress, written, pass } = line(false);
    for (const text of ['a', 'b', 'b']) progress.show(text);
    pass(5_000);
    progress.show('a');
    progress.show('c\u001b[2J');
    pass(5_000);
    progress.show('c\u001b[2J');
    progress.clear();
    expect(written).toEqual(['a\n', 'c [2J\n']);
  });
});
