import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeskCall } from '../task-kinds';

/**
 * Whether a request still awaits its ticket: read without a lock at the last moment before the desk is told of a person, who
 * may have left while the call was being made for the first time and failed.
 */
@Injectable()
export class AwaitedRequests {
  constructor(private readonly database: DataSource) {}

  async isAwaited({ requestId, key }: Pick<DeskCall, 'requestId' | 'key'>): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM equipment_request WHERE id = $1 AND desk_key = $2 AND state IN ('requesting','open')`,
      [requestId, key],
    );
    return rows.length > 0;
  }
}
