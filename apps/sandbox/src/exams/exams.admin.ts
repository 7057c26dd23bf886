import { accepting, refused } from '../core/admin-route';
import { object } from '../core/check';
import type { Sent } from '../core/delivery';
import type { Route, SimReply } from '../core/exchange';
import type { Examiner } from './examiner';
import type { ExamResult, Order } from './exams.model';

type ResultInput = Omit<ExamResult, 'date'> & { readonly date?: string };

const result = object(
  {
    outcome: { type: 'string' },
    score: { type: ['number', 'string'] },
    summary: { type: 'string' },
    date: { type: 'string', format: 'date-time' },
  },
  ['outcome'],
);
const foreignResult = object(
  { ...(result['properties'] as object), externalId: { type: 'string', minLength: 1 } },
  ['externalId', 'outcome'],
);
const times = object({ count: { type: 'integer', minimum: 1, maximum: 100 } });

/** Results by hand, below `/admin/exams`. An order is named by its id or its externalId. */
export function examsAdminRoutes(examiner: Examiner): Route[] {
  const withOrder =
    <T>(handle: (order: Order, input: T) => SimReply) =>
    (input: T, { params }: { readonly params: Readonly<Record<string, string>> }): SimReply => {
      const order = examiner.find(params['orderId'] ?? '');
      return order ? handle(order, input) : refused(404, 'There is no such order.');
    };
  return [
    {
      method: 'POST',
      path: '/orders/{orderId}/result',
      handle: accepting<ResultInput>(
        result,
        withOrder((order, input) => delivered(examiner.conclude(order, input), { order })),
      ),
    },
    {
      method: 'POST',
      path: '/orders/{orderId}/correct',
      handle: accepting<ResultInput>(
        result,
        withOrder((order, input) =>
          order.result
            ? delivered(
                examiner.conclude(order, {
                  ...input,
                  date: input.date ?? later(order.result, examiner.now()),
                }),
                { order },
              )
            : refused(409, 'The order has no result yet: use …/result.'),
        ),
      ),
    },
    {
      method: 'POST',
      path: '/orders/{orderId}/repeat',
      handle: accepting<{ count?: number }>(
        times,
        withOrder((order, { count = 1 }) =>
          order.result
            ? delivered(
                Array.from({ length: count }, () => examiner.deliver(order, order.result)).flat(),
                { order },
              )
            : refused(409, 'The order has no result yet.'),
        ),
      ),
    },
    {
      method: 'POST',
      path: '/results',
      handle: accepting<ResultInput & { externalId: string }>(
        foreignResult,
        ({ externalId, ...input }) => {
          const date = input.date ?? examiner.now();
          return delivered(examiner.deliver({ externalId, id: externalId }, { ...input, date }));
        },
      ),
    },
  ];
}

/** Now, and in any case after what it corrects. */
function later({ date }: ExamResult, now: string): string {
  return new Date(Math.max(Date.parse(now), Date.parse(date) + 1)).toISOString();
}

function delivered(sent: readonly Sent[], more: object = {}): SimReply {
  return { status: 200, body: { ...more, deliveries: sent.map(({ delivery }) => delivery.id) } };
}
