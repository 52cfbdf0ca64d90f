/** Put into a page before it loads: runs are told by the page itself, each at once and whole. NUMBER in the result is the number of the run. */
export function toldAtOnce(result: object): string {
  return `{
  const real = globalThis.fetch;
  let count = 0;
  globalThis.fetch = async (address, init) => {
    if (init?.method !== 'POST' || !/\\/api\\/tools\\/[\\w-]+\\/runs$/.test(String(address))) return real(address, init);
    count += 1;
    const result = JSON.parse(${JSON.stringify(JSON.stringify(result))}.replaceAll('NUMBER', String(count)));
    const events = [{ type: 'started', tool: '', engine: 'embedded' }, { type: 'result', result }, { type: 'ended', status: 'done', notices: [] }];
    const body = events.map((event, place) => 'data: ' + JSON.stringify({ sequence: place + 1, ...event }) + '\\n\\n').join('');
    return new Response(body, { headers: { location: '/api/runs/told-' + count, 'content-type': 'text/event-stream' } });
  };
}`;
}

/** Put into a page before it loads: the next run is told event by event, by `tellRun`. */
export const toldByHand = `{
  const real = globalThis.fetch;
  let sequence = 0;
  globalThis.fetch = async (address, init) => {
    if (init?.method !== 'POST' || !/\\/api\\/tools\\/[\\w-]+\\/runs$/.test(String(address))) return real(address, init);
    const body = new ReadableStream({
      start(controller) {
        globalThis.tellRun = (event) => {
          sequence += 1;
          controller.enqueue(new TextEncoder().encode('data: ' + JSON.stringify({ sequence, ...event }) + '\\n\\n'));
        };
      },
    });
    return new Response(body, { headers: { location: '/api/runs/told-1', 'content-type': 'text/event-stream' } });
  };
}`;

/** An answer of policy search with one passage, as the tool gives it. */
export const toldAnswer = {
  status: 'answered',
  statements: [],
  passages: [
    {
      text: 'Passage NUMBER of the policy.',
      citation: { id: 'NUMBER', title: 'Policy NUMBER', quote: 'q', position: { document: 'policy/annual-leave', start: 0, end: 9 } },
    },
  ],
  nearest: [],
  choices: [],
  disagreements: [],
  receipt: { query: 'Question NUMBER', terms: [], documentsSearched: 1 },
};
