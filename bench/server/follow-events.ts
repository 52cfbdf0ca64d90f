import { Agent, type IncomingMessage, request } from 'node:http';
import { createParser } from 'eventsource-parser';

/** An event of a run as its reader got it. */
export interface SeenEvent {
  readonly sequence: number;
  readonly type: string;
  readonly data: string;
}

/** What a reader got of a run before the connection ended, or it left. */
export interface Followed {
  /** Where the run is; empty where it was not begun. */
  readonly place: string;
  readonly status: number;
  readonly events: readonly SeenEvent[];
}

interface Following {
  /** Begins a run with this text; without one, follows the run that is there. */
  readonly text?: string;
  /** The last event that is known. */
  readonly after?: number;
  /** Leaves after so many events. */
  readonly most?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

/** Reads the events of a run until it ends, or the reader leaves in the middle. */
export function followEvents(address: string, { text, after, most = Number.POSITIVE_INFINITY }: Following): Promise<Followed> {
  const headers = {
    Accept: 'text/event-stream',
    ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(after === undefined ? {} : { 'Last-Event-ID': String(after) }),
  };
  return new Promise((resolve) => {
    const events: SeenEvent[] = [];
    let answer: IncomingMessage | undefined;
    const end = () => resolve({ place: answer?.headers.location ?? '', status: answer?.statusCode ?? 0, events });
    const asking = request(address, { agent, method: text === undefined ? 'GET' : 'POST', headers });
    const parser = createParser({
      onEvent({ id, event = '', data }) {
        if (events.length >= most) return;
        events.push({ sequence: Number(id), type: event, data });
        if (events.length >= most) asking.destroy();
      },
    });
    asking.once('response', (response) => {
      answer = response;
      response.setEncoding('utf8');
      response.on('data', (piece: string) => parser.feed(piece));
      response.once('error', () => {});
      response.once('close', end);
    });
    asking.once('error', end);
    asking.end(text === undefined ? undefined : JSON.stringify({ text }));
  });
}

/** Whether events are numbered on from a number without a gap or a double. */
export function areInOrder(events: readonly SeenEvent[], from = 0): boolean {
  return events.every(({ sequence }, place) => sequence === from + place + 1);
}
