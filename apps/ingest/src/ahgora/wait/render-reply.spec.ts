import { SentNumber } from '@ponte/contracts';
import { Turns } from '../turns';
import { renderReply } from './render-reply';
import { WaitingRequest } from './waiting-request';

const line = (rubrica: unknown) => ({ rubrica, referencia: '1,00', datafalta: null });
const said = (status: 'S' | 'E', mensagem: string) => ({
  ...{ status, mensagem, entryId: null, version: 0 },
});

describe('a reply', () => {
  it('has an entry per rubrica in the order sent, in the vendor’s order of keys', async () => {
    const waiting = new WaitingRequest('holding', 'r-1', [
      { matricula: new SentNumber('-7'), lines: [line('10103'), line('10103')] },
      { matricula: 'x"\ud800', lines: [] },
      { matricula: null, lines: [line(new SentNumber('1.50'))] },
    ]);
    waiting.settle(0, 1, said('S', 'OK'));
    waiting.settle(2, 0, said('E', 'Verba "x" inválida.'));
    const { body, counts } = await renderReply(waiting, new Turns());
    expect(body.toString()).toBe(
      '{"response":[{"resultados":[' +
        '{"matricula":-7,"rubrica":"10103","status":"E","mensagem":"em processamento (protocolo r-1): pode reenviar, nada será lançado em dobro","referencia":"1,00","datafalta":null},' +
        '{"matricula":-7,"rubrica":"10103","status":"S","mensagem":"OK","referencia":"1,00","datafalta":null},' +
        '{"matricula":null,"rubrica":1.50,"status":"E","mensagem":"Verba \\"x\\" inválida.","referencia":"1,00","datafalta":null}' +
        ']}]}',
    );
    expect(counts).toEqual({ S: 1, E: 1, late: 1 });
  });

  it('is whole however long it is', async () => {
    const items = Array.from({ length: 257 }, (_, at) => ({
      matricula: String(at),
      lines: Array.from({ length: at % 5 }, (_, rubrica) => line(String(rubrica))),
    }));
    const { body, counts } = await renderReply(
      new WaitingRequest('holding', 'r', items),
      new Turns(),
    );
    const { response } = JSON.parse(body.toString()) as {
      response: { resultados: { matricula: string; rubrica: string }[] }[];
    };
    expect(
      response
        .flatMap(({ resultados }) => resultados)
        .map((each) => [each.matricula, each.rubrica]),
    ).toEqual(
      items.flatMap(({ matricula, lines }) => lines.map((each) => [matricula, each.rubrica])),
    );
    expect(counts.late).toBe(items.flatMap(({ lines }) => lines).length);
  });
});
