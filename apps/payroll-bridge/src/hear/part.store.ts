import type { AhgoraResultsReceived } from '@ponte/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Items of employees that stand in several items of a request: kept until all of an employee's are there, because a key
 * that stands twice is refused wherever it stands.
 *
 * @param parts new ones, each with `parts` above 1
 * @returns the items of each employee of whom the last came now, by position; they are kept no longer
 */
export async function gatherParts(
  manager: EntityManager,
  parts: readonly AhgoraResultsReceived[],
): Promise<AhgoraResultsReceived[][]> {
  if (parts.length === 0) return [];
  await lockEmployees(manager, parts);
  await manager.query(
    `INSERT INTO payroll_item (request_id, item, employee, part, parts, value)
     SELECT * FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::integer[], $5::integer[], $6::jsonb[])`,
    [
      ...[parts.map(({ requestId }) => requestId), parts.map(({ position }) => position)],
      ...[parts.map(({ employee }) => employee), parts.map(({ part }) => part)],
      ...[parts.map((each) => each.parts), parts.map((each) => JSON.stringify(each))],
    ],
  );
  const [rows]: [{ value: AhgoraResultsReceived }[], number] = await manager.query(TAKE, [
    parts.map(({ requestId }) => requestId),
    parts.map(({ employee }) => employee),
  ]);
  const employees = new Map<string, AhgoraResultsReceived[]>();
  for (const { value } of rows.toSorted((a, b) => a.value.position - b.value.position)) {
    const key = employeeOf(value);
    const items = employees.get(key);
    if (items) items.push(value);
    else employees.set(key, [value]);
  }
  return [...employees.values()];
}

/** An employee in a request. */
export const employeeOf = ({
  requestId,
  employee,
}: Pick<AhgoraResultsReceived, 'requestId' | 'employee'>): string => `${requestId}/${employee}`;

/** While a partition changes hands two processes may hear parts of one employee, and neither sees the other's. */
async function lockEmployees(
  manager: EntityManager,
  parts: readonly AhgoraResultsReceived[],
): Promise<void> {
  await manager.query(
    `SELECT pg_advisory_xact_lock(key) FROM
       (SELECT DISTINCT hashtextextended('payroll-part/' || each, 0) AS key FROM unnest($1::text[]) each ORDER BY key) k`,
    [parts.map(employeeOf)],
  );
}

const TAKE = `
  DELETE FROM payroll_item WHERE (request_id, employee) IN (
    SELECT i.request_id, i.employee FROM payroll_item i
    JOIN (SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[])) AS heard (request_id, employee)
      ON heard.request_id = i.request_id AND heard.employee = i.employee
    GROUP BY i.request_id, i.employee HAVING count(DISTINCT i.part) >= max(i.parts))
  RETURNING value`;
