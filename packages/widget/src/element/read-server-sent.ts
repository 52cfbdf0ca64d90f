/** The data of each server-sent event of a body, whole, in order (HTML standard, 9.2.6). */
export async function* readServerSent(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = decoder.decode(value, { stream: true }).split('\n');
      lines[0] = rest + (lines[0] ?? '');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const field = line.endsWith('\r') ? line.slice(0, -1) : line;
        if (field.startsWith('data:')) data.push(field.slice(field[5] === ' ' ? 6 : 5));
        else if (field === '' && data.length > 0) {
          yield data.join('\n');
          data = [];
        }
      }
    }
  } finally {
    // Whoever stops reading lets go of the connection.
    await reader.cancel().catch(() => {});
  }
}
