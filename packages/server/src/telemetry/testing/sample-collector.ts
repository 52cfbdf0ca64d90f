import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const value = z.union([
  z.object({ stringValue: z.string() }).transform((one) => one.stringValue),
  z.object({ intValue: z.union([z.string(), z.number()]) }).transform((one) => Number(one.intValue)),
  z.object({ doubleValue: z.number() }).transform((one) => one.doubleValue),
  z.object({ boolValue: z.boolean() }).transform((one) => one.boolValue),
  z.looseObject({}).transform((one) => JSON.stringify(one)),
]);
const attributes = z
  .array(z.object({ key: z.string(), value }))
  .transform((all) => Object.fromEntries(all.map((one) => [one.key, one.value])));
const span = z.object({
  traceId: z.string().regex(/^[\da-f]{32}$/),
  spanId: z.string().regex(/^[\da-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: z.string().transform(BigInt),
  endTimeUnixNano: z.string().transform(BigInt),
  attributes,
  status: z.looseObject({ code: z.number().optional(), message: z.string().optional() }),
});
const tracesBody = z.object({
  resourceSpans: z.array(z.object({ resource: z.object({ attributes }), scopeSpans: z.array(z.object({ spans: z.array(span) })) })),
});
const metricsBody = z.object({
  resourceMetrics: z.array(
    z.object({
      scopeMetrics: z.array(
        z.object({
          metrics: z.array(
            z.object({ name: z.string(), histogram: z.object({ dataPoints: z.array(z.looseObject({ attributes, count: z.unknown() })) }) }),
          ),
        }),
      ),
    }),
  ),
});

/** A collector of OTLP over HTTP on loopback: what it gets in JSON is parsed as the protocol says, and all is kept as it came. */
export async function sampleCollector({ answers = true, status = 200 }: { readonly answers?: boolean; readonly status?: number } = {}) {
  const received: { readonly path: string; readonly type: string; readonly body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    received.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', body: Buffer.concat(pieces) });
    if (answers) response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bodiesAt = (path: string): unknown[] => received.filter((one) => one.path === path).map(({ body }) => JSON.parse(body.toString()));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    spans: () =>
      bodiesAt('/v1/traces').flatMap((body) =>
        tracesBody
          .parse(body)
          .resourceSpans.flatMap(({ resource, scopeSpans }) =>
            scopeSpans.flatMap(({ spans }) => spans.map((one) => ({ ...one, resource: resource.attributes }))),
          ),
      ),
    metrics: () =>
      bodiesAt('/v1/metrics').flatMap((body) =>
        metricsBody
          .parse(body)
          .resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
          .map(({ name, histogram }) => ({ name, points: histogram.dataPoints })),
      ),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
