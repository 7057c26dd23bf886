import { writeFile } from 'node:fs/promises';
import { Refusal } from '../program/refusal';

/** Writes a file that only its owner reads. @throws Refusal if there is one of that name: it stays as it is */
export async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code === 'EEXIST'
        ? `${file} já existe: escolha outro nome.`
        : `${file} não pôde ser gravado: ${message}`,
    );
  }
}
