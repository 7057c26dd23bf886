/**
 * What one employee may have in a request, over all of its items: payroll-bridge judges all of that together, in one
 * transaction. PontoWeb sends one item per employee; an item per rubrica and day is within it.
 */
const OF_EMPLOYEE = { items: 1_000, lines: 10_000 };

/** What is too much of one employee, in Portuguese. */
export function tooMuchOfEmployee({
  items,
  lines,
}: {
  readonly items: number;
  readonly lines: number;
}): string | undefined {
  if (items > OF_EMPLOYEE.items)
    return `o mesmo codfuncionario está em mais de ${OF_EMPLOYEE.items} itens: confira o campo, ou divida o envio`;
  return lines > OF_EMPLOYEE.lines
    ? `o mesmo codfuncionario tem mais de ${OF_EMPLOYEE.lines} rubricas: confira o campo, ou divida o envio`
    : undefined;
}
