import { bodyTree, compileBody } from './body-template';
import { compileItem, requestValues } from './request-values';
import { REQUEST_FIELDS } from './template-field';

const values = requestValues({
  reference: 'r-1',
  cpf: '52998224725',
  name: 'Ana "Nina" \\ Souza\n{role}',
  role: 'Analista',
  items: [
    { sku: 'notebook-14', quantity: 2, kit: 'padrao', attributes: { cor: 'preto' } },
    { sku: 'headset', quantity: 1 },
  ],
});
const filled = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(compileBody(tree, REQUEST_FIELDS)(values)));

describe('compileBody', () => {
  it('gives a field alone its own kind, and words inside a text', () => {
    expect(
      filled({ cpf: '{cpf}', title: '{role}: {items}', lines: '{items}', fixed: [1, true, null] }),
    ).toEqual({
      cpf: '52998224725',
      title: 'Analista: 2x notebook-14 (cor: preto), 1x headset',
      lines: [
        { sku: 'notebook-14', quantity: 2, attributes: { cor: 'preto' } },
        { sku: 'headset', quantity: 1 },
      ],
      fixed: [1, true, null],
    });
  });

  it('takes values as they are: quotes, backslashes, line breaks and braces change nothing', () => {
    const { name } = values;
    expect(filled({ a: '{name}', b: 'x {name} y', c: [{ d: '{name}' }] })).toEqual({
      a: name,
      b: `x ${String(name)} y`,
      c: [{ d: name }],
    });
  });

  it('leaves out what is absent, keeps its place in a list, and is empty within a text', () => {
    expect(
      filled({ branch: '{branch}', list: ['{branch}', '{role}'], text: 'Filial: {branch}.' }),
    ).toEqual({ list: [null, 'Analista'], text: 'Filial: .' });
  });

  it('writes the CPF in both ways', () => {
    expect(filled(['{cpf}', '{cpfFormatted}'])).toEqual(['52998224725', '529.982.247-25']);
  });

  it('shapes positions as configured', () => {
    const shaped = requestValues(
      {
        reference: 'r-1',
        items: [{ sku: 'mouse', quantity: 3, kit: 'k', attributes: { cor: 'azul', usb: true } }],
      },
      compileItem({ code: '{sku}', amount: '{quantity}', note: 'kit {kit} ({attributes})' }),
    );
    const body = compileBody({ items: '{items}' }, REQUEST_FIELDS)(shaped);
    expect(JSON.parse(JSON.stringify(body))).toEqual({
      items: [{ code: 'mouse', amount: 3, note: 'kit k (cor: azul, usb: true)' }],
    });
  });

  it('writes braces that are doubled', () => {
    expect(filled({ text: '{{code}} {role} {{{role}}}' })).toEqual({
      text: '{code} Analista {Analista}',
    });
  });

  it.each(['{salary}', '{role', 'role}', '{ role }', '{}'])('refuses %j', (text) => {
    expect(() => compileBody({ text }, REQUEST_FIELDS)).toThrow(TypeError);
  });
});

describe('bodyTree', () => {
  it('reads JSON text with fields in and out of quotes', () => {
    expect(
      bodyTree('{"cpf": "{cpf}", "note": "a \\" {role}", "items": {items}, "n": {"x": 1}}'),
    ).toEqual({
      cpf: '{cpf}',
      note: 'a " {role}',
      items: '{items}',
      n: { x: 1 },
    });
  });

  it.each(['<xml/>', '{"a": }', '{"a": {cpf} {role}}'])('refuses %j', (text) => {
    expect(() => bodyTree(text)).toThrow(TypeError);
  });
});
