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
    if (isDone) void readOut(reader);
    // What nobody reads on is let go; where it was broken off, there is nothing to let go.
    else await reader.cancel().catch(() => {});
  }
}

// --- Internal ---

/** After the last event nothing is to come but the end, by which the connection is free for another call; it is not waited for long. */
async function readOut(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(() => {}), longestEndMs);
  timer.unref();
  try {
    while (!(await reader.read()).done);
  } catch {
    // The connection broke; nothing was wanted of it any more.
  } finally {
    clearTimeout(timer);
  }
}

const longestEndMs = 500;
