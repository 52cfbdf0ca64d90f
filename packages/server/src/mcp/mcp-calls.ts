/** Which call is meant: whose, over which connection, and under which number of its client. */
interface McpCallKey {
  readonly caller: string;
  readonly session: string;
  readonly request: string | number;
}

/** The calls under way of clients that send the word to stop as a request of its own. */
export interface McpCalls {
  /** Keeps a call where it can be stopped; the function it returns takes it out again. */
  open(key: McpCallKey, stop: AbortController): () => void;
  stop(key: McpCallKey): void;
}

/** Opens an empty register; nothing of a connection is kept but its calls under way. */
export function mcpCalls(): McpCalls {
  const stops = new Map<string, AbortController>();
  const nameOf = ({ caller, session, request }: McpCallKey) => JSON.stringify([caller, session, request]);

  return {
    open(key, stop) {
      const name = nameOf(key);
      stops.set(name, stop);
      return () => {
        if (stops.get(name) === stop) stops.delete(name);
      };
    },
    stop: (key) => stops.get(nameOf(key))?.abort(),
  };
}
