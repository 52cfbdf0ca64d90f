/** One server-sent event; `id` is what a client names to resume. */
export interface ServerSentEvent {
  readonly id?: number;
  readonly event?: string;
  readonly data: string;
}

/** Proxies and browsers close a silent connection; a comment keeps it open. */
const heartbeatMs = 15_000;

/** Streams events as they come; when the reader goes away, `onClosed` is told once. */
export function sseResponse(
  events: AsyncIterable<ServerSentEvent>,
  { headers = {}, onClosed = () => {} }: { headers?: Readonly<Record<string, string>>; onClosed?: () => void },
): Response {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let heartbeat: NodeJS.Timeout | undefined;

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      heartbeat = setInterval(() => {
        // For a reader that does not read nothing is heaped up: it is cut off in time (listen.ts).
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': waiting\n\n'));
      }, heartbeatMs);
      heartbeat.unref();
    },
    async pull(controller) {
      try {
        const step = await iterator.next();
        if (step.done !== true) return controller.enqueue(encoder.encode(formatEvent(step.value)));
        clearInterval(heartbeat);
        controller.close();
      } catch (error) {
        clearInterval(heartbeat);
        controller.error(error);
      }
    },
    cancel() {
      clearInterval(heartbeat);
      onClosed();
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no', ...headers },
  });
}

/** An event as it stands on the wire; data of several lines becomes several fields. */
function formatEvent({ id, event, data }: ServerSentEvent): string {
  const fields = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...data.split(/\r\n|\r|\n/).map((line) => `data: ${line}`),
  ];
  return `${fields.join('\n')}\n\n`;
}
