import { rename, writeFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { Fault } from './fault.ts';
import { funnelPage } from './page/funnel-page.ts';
import { readFigures } from './page/read-figures.ts';

/**
 * Draws the page and puts it in place at once: whoever looks at the file sees the old or the new one.
 * @throws Fault if the file cannot be written
 */
export async function draw(client: Client, file: string, environment?: string): Promise<void> {
  const svg = funnelPage(await readFigures(client, environment));
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, svg);
    await rename(unfinished, file);
  } catch (error) {
    throw new Fault(`A figura não pôde ser escrita em ${file}: ${(error as Error).message}`);
  }
}
