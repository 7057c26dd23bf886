/** `codfuncionario` of an employee that was opened; anything else as it is. */
export function employeeText(opened: unknown): string {
  if (typeof opened !== 'object' || opened === null) return String(opened);
  const { codfuncionario } = opened as { readonly codfuncionario?: unknown };
  return typeof codfuncionario === 'string' ? codfuncionario : JSON.stringify(opened);
}
