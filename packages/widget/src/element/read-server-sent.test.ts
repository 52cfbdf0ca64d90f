import { expect, test } from 'vitest';
import { readServerSent } from './read-server-sent.ts';

function bodyOf(chunks: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
}

test.each([
  ['one event', ['id: 1\nevent: text\ndata: {"a":1}\n\n'], ['{"a":1}']],
  ['data of several lines', ['data: a\ndata: b\n\n'], ['a\nb']],
  ['carriage returns', ['data: a\r\n\r\n'], ['a']],
  ['no space after the colon', ['data:a\n\n'], ['a']],
  ['comments that keep the connection open', [': waiting\n\ndata: a\n\n'], ['a']],
  ['an event that was cut off', ['data: a\n\ndata: b\n'], ['a']],
  ['nothing', [''], []],
])('reads %s', async (_, chunks, expected) => {
  expect(await Array.fromAsync(readServerSent(bodyOf(chunks)))).toEqual(expected);
});

test('cutting the bytes anywhere changes nothing', async () => {
  const bytes = new TextEncoder().encode('id: 1\ndata: "Llanfair – £5"\n\n: waiting\n\ndata: b\n\n');
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, cut));
        controller.enqueue(bytes.slice(cut));
        controller.close();
      },
    });
    expect(await Array.fromAsync(readServerSent(body))).toEqual(['"Llanfair – £5"', 'b']);
  }
});

test('whoever stops reading lets go of the connection', async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: a\n\n')),
    cancel: () => {
      isCancelled = true;
    },
  });
  for await (const _ of readServerSent(body)) break;
  expect(isCancelled).toBe(true);
});
