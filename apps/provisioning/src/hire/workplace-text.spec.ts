import { workplaceText } from './workplace-text';

describe('the posto de trabalho as a text', () => {
  it.each<[unknown, string | null]>([
    ['  Recepção \n térrea ', 'Recepção térrea'],
    [12, '12'],
    [1.5, '1.5'],
    [true, 'Sim'],
    [false, 'Não'],
    ['2026-04-06', '2026-04-06'],
    [['Recepção', null, ' ', 'Sala 2'], 'Recepção, Sala 2'],
    [{ id: 'x', name: 'Recepção' }, 'Recepção'],
    [{ id: 7, label: '', value: 'Sala 3' }, 'Sala 3'],
    [{ name: { title: 'Recepção' } }, 'Recepção'],
    [{ '0b88a80f-0000-4000-8000-10246fa099ba': 'Recepção', other: ['A', 'B'] }, 'Recepção, A, B'],
    [null, null],
    [undefined, null],
    ['   ', null],
    [[], null],
    [{}, null],
    [[[[[['deep']]]]], null],
  ])('of %j is %j', (value, text) => expect(workplaceText(value)).toBe(text));

  it('is cut to 255 characters, never inside one', () => {
    const text = workplaceText('😀'.repeat(300)) ?? '';
    expect([...text]).toHaveLength(255);
    expect(text.endsWith('😀…')).toBe(true);
  });
  it('is nothing where it holds a CPF', () => {
    expect(workplaceText('Mesa de 529.982.247-25')).toBeNull();
  });
});
