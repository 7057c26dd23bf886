import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const CURRENT = `SELECT FROM webhook_hook WHERE id = $1 AND call IS NOT NULL AND call_no = $2`;

/** Tells the call under way from one that was given up: a task that was held may be repeated long after its time. */
@Injectable()
export class CurrentCall {
  constructor(private readonly database: DataSource) {}

  async is({ hook, call }: { readonly hook: string; readonly call: number }): Promise<boolean> {
    const rows = (await this.database.query(CURRENT, [hook, call])) as unknown[];
    return rows.length > 0;
  }
}
