import { createParser } from 'eventsource-parser';

/**
 * The data of server-sent events, as many at a time as came in one read of the network: the SDK's own reader hands on each by
 * itself, through seven generators. Ends at "[DONE]" or where the body does.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly string[], void> {
  const decoder = new TextDecoder();
  let events: string[] = [];
  let isDone = false;
  const parser = createParser({
    onEvent({ data }) {
      if (data === '[DONE]') isDone = true;
      else if (!isDone) events.push(data);
    },
  });
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      // Some endpoints leave out the empty line after the last event.
      parser.feed(done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true }));
      if (events.length > 0) yield events;
      events = [];
      if (done || isDone) return;
    }
  } finally {
    // What nobody reads on is let go; where it was broken off, there is nothing to let go.
    await reader.cancel().catch(() => {});
  }
}
