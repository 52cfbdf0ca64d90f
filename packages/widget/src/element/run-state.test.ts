import { describe, expect, test } from 'vitest';
import { emptyRun, type RunState, reduceRun } from './run-state.ts';
import type { Citation, ConnectionEvent, Notice, RunEvent } from './wire.ts';

const cited: Citation = { id: '1', title: 'Leave policy', quote: '25 days', position: { document: 'leave', start: 4, end: 11 } };
const notice: Notice = {
  check: 'personal-data',
  kind: 'postcode',
  action: 'flag',
  message: 'This looks like a postcode.',
  where: 'letter',
};

const log: readonly RunEvent[] = [
  { sequence: 1, type: 'started', tool: 'policy-search', engine: 'embedded' },
  { sequence: 2, type: 'progress', message: 'Searching', done: 1, total: 3 },
  { sequence: 3, type: 'checked', records: [{ outcome: 'found' }], notices: [notice] },
  { sequence: 4, type: 'citation', citation: cited },
  { sequence: 5, type: 'text', text: '25 days', citations: ['1'] },
  { sequence: 6, type: 'result', result: { status: 'answered' } },
  { sequence: 7, type: 'ended', status: 'done', code: '', message: '', notices: [notice] },
];

function stateAfter(events: readonly (RunEvent | ConnectionEvent)[]): RunState {
  return events.reduce(reduceRun, emptyRun);
}

describe('the state of a run', () => {
  test('is what its log says', () => {
    expect(stateAfter(log)).toEqual({
      lastSequence: 7,
      status: 'done',
      connection: 'open',
      engine: 'embedded',
      progress: { message: 'Searching', done: 1, total: 3 },
      statements: [{ text: '25 days', citations: ['1'] }],
      citations: [cited],
      notices: [notice],
      hasUnrunCheck: false,
      result: { status: 'answered' },
      code: '',
      message: '',
    });
  });

  test('is the same when any part of the log is heard twice', () => {
    for (let from = 0; from < log.length; from += 1)
      for (let to = from; to <= log.length; to += 1) expect(stateAfter([...log.slice(0, to), ...log.slice(from)])).toEqual(stateAfter(log));
  });

  test('holds nothing of what was told before a run began anew', () => {
    const anew: readonly RunEvent[] = [
      { sequence: 7, type: 'restarted', message: 'It began anew.' },
      { sequence: 8, type: 'text', text: '26 days', citations: [] },
    ];
    const state = stateAfter([...log.slice(0, 6), ...anew]);
    expect(state).toMatchObject({ lastSequence: 8, statements: [{ text: '26 days' }], citations: [], notices: [], hasUnrunCheck: false });
    expect(state.result).toBeUndefined();
  });

  test('does not change after the end', () => {
    const late: RunEvent = { sequence: 8, type: 'text', text: 'late', citations: [] };
    expect(stateAfter([...log, late, { type: 'connection', status: 'lost' }])).toEqual(stateAfter(log));
  });

  test('keeps everything through a lost connection', () => {
    const dropped = stateAfter([...log.slice(0, 5), { type: 'connection', status: 'lost' }]);
    expect(dropped).toMatchObject({ connection: 'lost', status: 'running', statements: [{ text: '25 days' }] });
    expect(log.slice(5).reduce(reduceRun, dropped)).toEqual(stateAfter(log));
  });

  test.each(['blocked', 'withheld', 'failed', 'cancelled'] as const)('a run that ended %s says why', (status) => {
    const ended: RunEvent = { sequence: 2, type: 'ended', status, code: 'why', message: 'Because.' };
    expect(stateAfter([log[0] as RunEvent, ended])).toMatchObject({ status, code: 'why', message: 'Because.', result: undefined });
  });

  test.each(['error', 'did-not-run'])('a check with the outcome %s is never taken for a pass', (outcome) => {
    expect(stateAfter([{ sequence: 1, type: 'checked', records: [{ outcome }], notices: [] }]).hasUnrunCheck).toBe(true);
  });

  test('a citation named twice counts once', () => {
    const again: RunEvent = { sequence: 5, type: 'citation', citation: cited };
    expect(stateAfter([...log.slice(0, 4), again]).citations).toEqual([cited]);
  });

  test('an event of a kind it does not know is passed over', () => {
    // A newer server may send it, so no type here can name it.
    const unknown = { sequence: 1, type: 'applause' } as unknown as RunEvent;
    expect(stateAfter([unknown])).toEqual({ ...emptyRun, lastSequence: 1 });
  });
});
