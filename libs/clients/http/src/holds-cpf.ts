/** Eleven digits as a CPF is written, formatted or bare, not inside a longer run of digits. */
const CANDIDATE = /(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)/g;

/** Whether a text holds a CPF with valid check digits (Receita Federal, modulo 11; repeated digits are none). */
export function holdsCpf(text: string): boolean {
  return (text.match(CANDIDATE) ?? []).some((match) => {
    if (/^(\d)\1{10}$/.test(match)) {
      return false;
    }
    const digits = [...match.replace(/\D/g, '')].map(Number);
    return checkDigit(digits, 9) === digits[9] && checkDigit(digits, 10) === digits[10];
  });
}

function checkDigit(digits: readonly number[], length: number): number {
  const sum = digits
    .slice(0, length)
    .reduce((total, digit, index) => total + digit * (length + 1 - index), 0);
  return ((sum * 10) % 11) % 10;
}
